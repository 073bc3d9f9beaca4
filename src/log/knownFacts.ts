import type { Checklist } from '../checklist/checklist';
import { allSteps } from '../checklist/steps';
import { runProgress, stepState } from '../run/progress';
import type { Person, RunOutcome } from '../run/runEvent';
import type { RunState } from '../run/runState';
import { elapsedBetween, formatTime } from './formatTime';
import { outcomeWords } from './logHeader';

/** What a run knows of a field by its label; `undefined` when it does not: nothing is ever guessed. */
export function factFor(label: string, checklist: Checklist, state: RunState): string | undefined {
  const words = plain(label);
  return (
    inputNamed(words, checklist, state) ?? facts.find(({ label: form }) => form.test(words))?.value(state, checklist)
  );
}

/** Whether the field asks how the release has ended. */
export function asksForOutcome(label: string): boolean {
  return /(?:^| )(?:status|outcome|result|ergebnis|estado|resultado|statut)$/.test(plain(label));
}

/** Whether an option's words say that outcome; a release with deviations is no plain success. */
export function isOutcome(option: string, outcome: RunOutcome | 'open'): boolean {
  return optionForms[outcome].test(plain(option));
}

const optionForms: Readonly<Record<RunOutcome | 'open', RegExp>> = {
  successful: /^(?:success(?:ful|fully)?|succeeded|passed|complete|completed|done|ok)$/,
  'completed-with-deviations': /^(?:partial|partially .*|(?:completed|successful|success|done) with .*)$/,
  'rolled-back': /^(?:roll(?:ed)? ?back|reverted)$/,
  aborted: /^(?:abort|aborted|cancelled|canceled)$/,
  open: /^(?:in progress|ongoing|started)$/,
};

interface Fact {
  /** The label in lower case. */
  readonly label: RegExp;
  readonly value: (state: RunState, checklist: Checklist) => string | undefined;
}

/** The first that fits. Labels end with what they ask for: `Deployment Date`. */
const facts: readonly Fact[] = [
  {
    label: /(?:completion|completed|end|finish|finished) (?:date|on)$/,
    value: ({ finished }) => finished?.at.slice(0, 10),
  },
  {
    label: /(?:completed|finished|ended) at$|(?:end|finish|completion) time$/,
    value: ({ finished }) => finished && timeOf(finished.at),
  },
  {
    label: /(?:^|deployment |release |start )started(?: at)?$|start(?:ing)? time$/,
    value: ({ startedAt }) => timeOf(startedAt),
  },
  { label: /^(?:start(?:ing)? )?(?:date|datum|fecha|data)$/, value: ({ startedAt }) => startedAt.slice(0, 10) },
  {
    label: /(?:^| )(?:date|datum|fecha|data)$/,
    value: (state) => (hasHappened(state) ? state.startedAt.slice(0, 10) : undefined),
  },
  {
    label: /(?:^| )(?:duration|total time|dauer|duración)$/,
    value: ({ startedAt, finished }) => finished && elapsedBetween(startedAt, finished.at),
  },
  { label: /(?:^| )(?:version|release|tag)(?: (?:number|tag))?$/, value: versionOf },
  {
    label: /(?:^| )(?:environment|env|target environment|umgebung|entorno)$/,
    value: ({ started }) => (started.production ? 'production' : undefined),
  },
  { label: /(?:^| )(?:approved|signed)(?: off)? by$/, value: signersOf },
  {
    label:
      /(?:^| )(?:deployed|deployment|released|release|performed|executed|run|completed|done|conducted|migrated|carried out|durchgeführt von) by$/,
    value: (state, checklist) => (hasHappened(state) ? workersOf(state, checklist) : undefined),
  },
  {
    label: /^(?:(?:release|deployment|on-?duty|responsible|lead) )?(?:engineer|deployer|operator|executor)$/,
    value: workersOf,
  },
  {
    label: /^(?:steps|steps (?:done|completed|settled)|completed steps)$/,
    value: (state, checklist) => stepsOf(state, checklist),
  },
  { label: /^(?:deviations|skipped steps|steps skipped)$/, value: skippedOf },
  { label: /^(?:notes?|comments?|remarks?|additional notes)$/, value: notesOf },
];

/** A field has the name of an input, or an input that the label ends with: `Target environment`. */
function inputNamed(label: string, checklist: Checklist, { started }: RunState): string | undefined {
  const named = Object.entries(started.inputs).find(([name, value]) => plain(name) === label && value !== '');
  const described = checklist.frontMatter.inputs.find(
    ({ description, secret }) => !secret && description !== undefined && plain(description) === label,
  );
  const ending = Object.entries(started.inputs).find(
    ([name, value]) => value !== '' && label.endsWith(` ${plain(name)}`),
  );
  return named?.[1] ?? (described && started.inputs[described.name]) ?? ending?.[1];
}

/** The version that was given, else the one in the release's name. */
function versionOf({ started }: RunState): string | undefined {
  const given = started.inputs['version'];
  return given ?? /(?<![\w.])v?\d+(?:\.\d+)+(?:[-+][\w.+-]+)?(?![\w.])/.exec(started.release)?.[0];
}

/** A release that goes on, or that was ended before any step had a result, has no date and nobody who has released. */
function hasHappened({ finished, steps }: RunState): boolean {
  return finished !== undefined && (finished.outcome !== 'aborted' || steps.size > 0);
}

/** Who started or ended it, ran commands or did steps. Who only approved or signed has not released. */
function workersOf(state: RunState, checklist: Checklist): string | undefined {
  const { people, commands, typed, startedBy, finished } = state;
  const attempts = [...commands.values()].flatMap((each) =>
    each.kind === 'finished' ? [...each.earlier, each.last] : each.earlier,
  );
  const done = allSteps(checklist).flatMap(({ id, approvals }) => {
    const step = stepState(state, id);
    return approvals === undefined && step.kind === 'passed' ? [step.by] : [];
  });
  const runs = [...attempts, ...[...typed.values()].flat()].map(({ by }) => by);
  const workers = [startedBy, ...runs, ...done, ...(finished ? [finished.by] : [])];
  const isWorker = (person: Person): boolean =>
    workers.some(({ name, email }) => name === person.name && email === person.email);
  return listOf(people.filter(isWorker).map(({ name }) => name));
}

function signersOf({ steps }: RunState): string | undefined {
  return listOf([...steps.values()].flatMap((step) => (step.kind === 'signed' ? [step.name] : [])));
}

function stepsOf(state: RunState, checklist: Checklist): string {
  const { settled, total } = runProgress(checklist, state);
  return `${settled} of ${total}`;
}

function skippedOf({ steps, finished }: RunState): string | undefined {
  return (
    finished && String([...steps.values()].filter(({ kind }) => kind === 'skipped' || kind === 'overridden').length)
  );
}

function notesOf({ notes }: RunState): string | undefined {
  return notes.length === 0 ? undefined : notes.map(({ text }) => text.replace(/\s+/g, ' ')).join('; ');
}

/** The outcome in words; of a release that is not finished, that it is not. */
export function outcomeOf({ finished, rollback }: RunState): string {
  if (finished) return outcomeWords[finished.outcome];
  return rollback ? 'rolling back' : 'in progress';
}

function timeOf(at: string): string {
  return `${formatTime(at)} UTC`;
}

function listOf(names: readonly string[]): string | undefined {
  const known = [...new Set(names.filter((name) => name !== ''))];
  return known.length === 0 ? undefined : known.join(', ');
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
}
