import type { RunOutcome } from '../run/runEvent';
import { countOf, elapsedBetween, formatTime } from './formatTime';
import { identityOf, nameOf, type LogContext } from './logContext';
import { codeSpan, escapeText } from './markdownText';
import type { StepTally } from './stepTally';

/** How many steps are in which state. */
export interface StepTallies {
  /** Those that the run must settle. */
  readonly counted: StepTally;
  /** Those that it must not any more, since a rollback was started. */
  readonly leftBehind: StepTally;
}

/** What was released, by whom, when, with what outcome, and how much of it was proved. */
export function renderHeader(context: LogContext, tallies: StepTallies): readonly string[] {
  const { state } = context;
  return [
    `# ${titleOf(context)}`,
    '',
    `- **Status:** ${statusOf(context, tallies)}`,
    `- **Steps:** ${stepsOf(tallies)}`,
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

function statusOf({ state }: LogContext, { counted: { settled, total } }: StepTallies): string {
  const { finished, rollback } = state;
  const why = finished?.reason ?? rollback?.reason;
  const because = why === undefined ? '' : `: ${escapeText(why)}`;
  if (finished) return `**${outcomeWords[finished.outcome]}**${because}`;
  const toGo = `${total - settled} of ${countOf(total, 'step')} to go`;
  return rollback ? `**rolling back**, ${toGo}${because}` : `**in progress**, ${toGo}`;
}

/** What a rollback leaves behind counts no more, and must not be passed over in silence. */
function stepsOf({ counted, leftBehind }: StepTallies): string {
  const left = leftBehind.words;
  const behind = left.length === 0 ? [] : [`left behind by the rollback: ${left.join(', ')}`];
  return [`${counted.settled} of ${counted.total} settled`, ...counted.words, ...behind].join('; ');
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
