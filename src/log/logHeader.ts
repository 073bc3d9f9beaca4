import type { Step } from '../checklist/checklist';
import { stateOf } from '../run/demands';
import type { RunOutcome } from '../run/runEvent';
import { countedSteps, runProgress } from '../run/progress';
import type { RunState, StepState } from '../run/runState';
import { countOf, elapsedBetween, formatTime } from './formatTime';
import { identityOf, nameOf, type LogContext } from './logContext';
import { codeSpan, escapeText } from './markdownText';

/** What was released, by whom, when, with what outcome, and how much of it was proved. */
export function renderHeader(context: LogContext): readonly string[] {
  const { state } = context;
  return [
    `# ${titleOf(context)}`,
    '',
    `- **Status:** ${statusOf(context)}`,
    `- **Steps:** ${stepsOf(context)}`,
    `- **Checklist:** ${checklistOf(context)}`,
    ...previousOf(context),
    ...(state.started.production ? ['- **Production:** yes'] : []),
    `- **Started:** ${formatTime(state.startedAt)} UTC by ${identityOf(state.startedBy)}`,
    ...state.resumed.map(({ at, by }) => `- **Resumed:** ${formatTime(at)} UTC by ${nameOf(by)}`),
    ...finishedOf(context),
    ...(state.people.length > 1 ? [`- **People:** ${state.people.map(identityOf).join(', ')}`] : []),
    ...valuesOf('Inputs', inputsOf(context)),
    ...valuesOf('Placeholders', Object.entries(state.placeholders).map(toEntry)),
    '',
    'All times are UTC.',
  ];
}

/** `Release of the web shop: 1.2.3`; a release that has the title's words already stands alone. */
function titleOf({ state }: LogContext): string {
  const { title, release } = state.started;
  return escapeText(release.includes(title) ? release : `${title}: ${release}`);
}

export const outcomeWords: Readonly<Record<RunOutcome, string>> = {
  successful: 'successful',
  'completed-with-deviations': 'completed with deviations',
  'rolled-back': 'rolled back',
  aborted: 'aborted',
};

function statusOf({ checklist, state }: LogContext): string {
  const { finished, rollback } = state;
  const why = finished?.reason ?? rollback?.reason;
  const because = why === undefined ? '' : `: ${escapeText(why)}`;
  if (finished) return `**${outcomeWords[finished.outcome]}**${because}`;
  const { settled, total } = runProgress(checklist, state);
  const toGo = `${total - settled} of ${countOf(total, 'step')} to go`;
  return rollback ? `**rolling back**, ${toGo}${because}` : `**in progress**, ${toGo}`;
}

function stepsOf({ checklist, state, counted }: LogContext): string {
  const { settled, total } = runProgress(checklist, state);
  const counts = countStates(countedSteps(checklist, state), state);
  // What a rollback leaves behind counts no more, and must not be passed over in silence.
  const left = countStates(
    countedSteps(checklist, undefined).filter(({ id }) => !counted.has(id)),
    state,
  );
  const leftBehind = left.length === 0 ? [] : [`left behind by the rollback: ${left.join(', ')}`];
  return [`${settled} of ${total} settled`, ...counts, ...leftBehind].join('; ');
}

/** `2 failed`, `1 open`. */
function countStates(steps: readonly Step[], state: RunState): readonly string[] {
  const words = steps.map((step) => countedAs(stateOf(step, state)));
  return countedWords.flatMap((word) => {
    const count = words.filter((each) => each === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
}

const countedWords = [
  'verified by a check',
  'attested by a person',
  'signed',
  'overridden',
  'failed',
  'with an unknown result',
  'to be compared',
  'done, evidence or approvals missing',
  'running',
  'skipped',
  'not applicable',
  'open',
] as const;

function countedAs(step: StepState): (typeof countedWords)[number] {
  switch (step.kind) {
    case 'passed':
      return step.how === 'verified' ? 'verified by a check' : 'attested by a person';
    case 'errored':
      return 'with an unknown result';
    case 'review':
      return 'to be compared';
    case 'incomplete':
      return 'done, evidence or approvals missing';
    case 'notApplicable':
      return 'not applicable';
    case 'pending':
      return 'open';
    case 'signed':
    case 'overridden':
    case 'failed':
    case 'running':
    case 'skipped':
      return step.kind;
  }
}

function checklistOf({ state: { started } }: LogContext): string {
  const { path, commit } = started.checklist;
  const version =
    commit === undefined ? 'a text that no commit holds; the journal has it' : `commit ${codeSpan(commit)}`;
  return `${escapeText(started.title)}, ${codeSpan(path)}, ${version}`;
}

function previousOf({ state: { started } }: LogContext): readonly string[] {
  const { previous } = started;
  if (!previous) return [];
  const { differing, release, journal } = previous;
  const changes =
    differing.length === 0 ? 'the same commands' : `${countOf(differing.length, 'command')} changed or new since`;
  return [`- **Last run:** ${escapeText(release)}, ${codeSpan(journal)}: ${changes}`];
}

function finishedOf({ state: { startedAt, finished, concurrentEnds } }: LogContext): readonly string[] {
  if (!finished) return [];
  const elapsed = elapsedBetween(startedAt, finished.at);
  return [
    `- **Finished:** ${formatTime(finished.at)} UTC by ${nameOf(finished.by)}, after ${elapsed}`,
    ...concurrentEnds.slice(1).map(({ at, by, outcome, reason }) => {
      const why = reason === undefined ? '' : `: ${escapeText(reason)}`;
      return `- **Finished apart from that:** ${formatTime(at)} UTC by ${nameOf(by)}, as ${outcomeWords[outcome]}${why}`;
    }),
  ];
}

/** In the order in which the checklist declares them, then those that it does not know. */
function inputsOf({ checklist, state: { started } }: LogContext): readonly string[] {
  const declared = checklist.frontMatter.inputs.map(({ name }) => name);
  const given = [...Object.keys(started.inputs), ...started.secretInputs];
  const names = [
    ...declared.filter((name) => given.includes(name)),
    ...given.filter((name) => !declared.includes(name)),
  ];
  return names.map((name) =>
    started.secretInputs.includes(name) ? `${codeSpan(name)}: (secret)` : toEntry([name, started.inputs[name] ?? '']),
  );
}

function toEntry([name, value]: readonly [string, string]): string {
  return `${codeSpan(name)}: ${codeSpan(value)}`;
}

function valuesOf(label: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [`- **${label}:**`, ...entries.map((entry) => `  - ${entry}`)];
}
