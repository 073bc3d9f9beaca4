import { rollbackNotSeen } from '../run/progress';
import { environmentInput } from '../run/inputs';
import type { CheckedOutCode, EarlierAttempt, RunOutcome } from '../run/runEvent';
import type { RunEnd, RunState } from '../run/runState';
import { capitalised } from '../util/capitalised';
import type { StepCounts } from './countSteps';
import { countUnconfirmed } from './countUnconfirmed';
import { areDifferent } from './deviations';
import { describeSaying } from './describeSaying';
import { countOf, elapsedBetween, formatTime } from './formatTime';
import { identityOf, nameOf, type LogContext } from './logContext';
import { renderLegend } from './logLegend';
import { codeSpan, escapeText, fileLink } from './markdownText';
import { quoted } from './phrase';

/** How many steps are in which state. */
export interface RunCounts {
  /** Those that a release without a rollback must settle, and those of its rollback. */
  readonly release: StepCounts;
  readonly rollback: StepCounts;
  /** Every step of the checklist. */
  readonly all: StepCounts;
}

/** What was released, where, by whom, when, with what outcome, and how much of it was proved. */
export function renderHeader(context: LogContext, counts: RunCounts): readonly string[] {
  const { state } = context;
  return [
    `# ${titleOf(context)}`,
    '',
    `- **Status:** ${statusOf(context, counts)}`,
    ...rollbackReasonOf(context),
    ...environmentOf(context),
    ...stepsOf(context, counts),
    `- **Checklist:** ${checklistOf(context)}`,
    ...codeOf(context),
    ...previousOf(context),
    ...attemptsOf(context),
    `- **Started:** ${formatTime(state.startedAt)} UTC by ${nameOf(state.startedBy)}`,
    ...state.resumed.map(({ at, by }) => `- **Resumed:** ${formatTime(at)} UTC by ${nameOf(by)}`),
    ...finishedOf(context),
    `- **People:** ${state.people.map(identityOf).join(', ')}`,
    ...valuesOf('Values', [...inputsOf(context), ...Object.entries(state.placeholders).map(toEntry)]),
    '',
    ...renderLegend(counts.all),
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

function statusOf(context: LogContext, counts: RunCounts): string {
  const { finished, rollback } = context.state;
  if (finished) {
    return `**${outcomeWords[finished.outcome]}**${reasonOf(finished.reason)}${unconfirmedOf(context)}`;
  }
  const { done, total } = rollback ? counts.rollback : counts.release;
  const soFar = `${done} of ${countOf(total, rollback ? 'rollback step' : 'step')} done`;
  return `**${rollback ? 'rolling back' : 'in progress'}**, ${soFar}${undecidedOf(context.state)}`;
}

/** What somebody has to decide before it goes on. */
function undecidedOf({ concurrentSteps }: RunState): string {
  const count = [...concurrentSteps.values()].filter(areDifferent).length;
  const what = 'decided differently on different branches: somebody has to decide again';
  return count === 0 ? '' : `; ${countOf(count, 'step')} ${what}`;
}

/** A person's reason is what they say; that a rollback was not seen to its end is what the steps say. */
function reasonOf(reason: string | undefined): string {
  if (reason === undefined) return '';
  return `: ${reason.startsWith(rollbackNotSeen) ? escapeText(reason) : quoted(reason).markdown}`;
}

/** What nobody and nothing has shown to be as the checklist says: it belongs beside the outcome. */
function unconfirmedOf(context: LogContext): string {
  const { outcome } = context.state.finished ?? {};
  if (outcome !== 'successful' && outcome !== 'completed-with-deviations') return '';
  const unconfirmed = countUnconfirmed(context);
  return unconfirmed.length === 0 ? '' : `: ${unconfirmed.join(', ')}`;
}

function environmentOf({ checklist, state: { started } }: LogContext): readonly string[] {
  const name = environmentInput(checklist.frontMatter, started.inputs);
  const value = name === undefined ? undefined : started.inputs[name];
  if (name !== undefined && value !== undefined && value !== '')
    return [
      `- **${escapeText(capitalised(name))}:** ${codeSpan(value)}${started.production ? ', a production run' : ''}`,
    ];
  return started.production ? ['- **Production:** yes'] : [];
}

function rollbackReasonOf({ state }: LogContext): readonly string[] {
  const { rollback } = state;
  if (!rollback) return [];
  const saying = describeSaying({ ...rollback, finishedAt: rollback.at }, state);
  return [`- **Reason for the rollback:** ${saying.markdown}`];
}

/** The release and its rollback apart: a rollback that went well must not read like a release that did. */
function stepsOf({ state }: LogContext, { release, rollback }: RunCounts): readonly string[] {
  if (!state.rollback) return [`- **Steps:** ${countsOf(release, state)}`];
  const of = rollback.total === 0 ? 'the checklist has no steps for it' : countsOf(rollback, state);
  return [`- **Release steps:** ${countsOf(release, state)}`, `- **Rollback steps:** ${of}`];
}

/** `9 of 12 done (3 verified, 6 attested), 1 overridden, 2 skipped`. */
function countsOf(counts: StepCounts, state: RunState): string {
  const { done, total, doneWords } = counts;
  const how = doneWords.length === 0 ? '' : ` (${doneWords.join(', ')})`;
  return [`${done} of ${total} done${how}`, ...counts.otherWords(state)].join(', ');
}

function checklistOf({ state: { started } }: LogContext): string {
  const { path, commit } = started.checklist;
  const where = `${escapeText(started.title)}, ${codeSpan(path)}`;
  return commit === undefined
    ? `${where}, as no commit holds it; the journal has its text`
    : `${where}, as this repository’s commit ${codeSpan(commit.slice(0, 12))} holds it`;
}

/** What a repository has checked out is not yet what is released: it is said as what it is. */
function codeOf({ state: { started, finished } }: LogContext): readonly string[] {
  const { code } = started;
  if (!code) return finished?.code ? [`- **Code:** ${shortCommit(finished.code)} was checked out at the end`] : [];
  const changed = code.isChanged ? ', and tracked files had changes that no commit holds' : '';
  const unknown = code.isChanged === undefined ? '; whether files were changed, git did not say' : '';
  const start = `${shortCommit(code)} was checked out at the start`;
  return [
    `- **Code:** ${start}${changed || unknown || ', without changes to tracked files'}${codeAtEnd(code, finished)}`,
  ];
}

/** Between the two it may have been another: that nobody has looked for. */
function codeAtEnd(start: CheckedOutCode, finished: RunEnd | undefined): string {
  if (!finished?.code) return '';
  return finished.code.commit === start.commit
    ? '; the same commit at the end'
    : `; at the end, ${shortCommit(finished.code)}`;
}

function shortCommit({ commit }: CheckedOutCode): string {
  return codeSpan(commit.slice(0, 12));
}

/** Another run of the same version is no run of another one: it is named as what it is. */
function previousOf({ state: { started } }: LogContext): readonly string[] {
  const { previous } = started;
  if (!previous) return [];
  const { differing, release, journal } = previous;
  const changes =
    differing.length === 0 ? 'the same commands' : `${countOf(differing.length, 'command')} changed or new since`;
  const what = release === started.release ? 'of this same release' : escapeText(release);
  return [`- **Last run:** ${what}, ${codeSpan(journal)}: ${changes}`];
}

/** Who reads of the one that went well is to know of those that did not. */
function attemptsOf({ state: { started } }: LogContext): readonly string[] {
  const told = (started.attempts ?? []).map(({ startedAt, outcome, log }: EarlierAttempt) => {
    const end = outcome ? outcomeWords[outcome] : 'no end of it on record when this one began';
    return `started ${formatTime(startedAt)} UTC, ${end}: ${fileLink(log)}`;
  });
  return valuesOf('Earlier attempts at this same release', told);
}

function finishedOf({ state: { startedAt, finished, concurrentEnds } }: LogContext): readonly string[] {
  if (!finished) return [];
  const elapsed = elapsedBetween(startedAt, finished.at);
  return [
    `- **Finished:** ${formatTime(finished.at)} UTC by ${nameOf(finished.by)}, after ${elapsed}`,
    ...concurrentEnds.slice(1).map(({ at, by, outcome, reason }) => {
      const when = `${formatTime(at)} UTC by ${nameOf(by)}`;
      return `- **Finished apart from that:** ${when}, as ${outcomeWords[outcome]}${reasonOf(reason)}`;
    }),
  ];
}

/** In the order in which the checklist declares them, then those that it does not know. */
function inputsOf({ checklist, state: { started } }: LogContext): readonly string[] {
  const declared = checklist.frontMatter.inputs.map(({ name }) => name);
  const shown = environmentInput(checklist.frontMatter, started.inputs);
  const given = [...Object.keys(started.inputs), ...started.secretInputs].filter((name) => name !== shown);
  const names = [
    ...declared.filter((name) => given.includes(name)),
    ...given.filter((name) => !declared.includes(name)),
  ];
  return names.map((name) =>
    started.secretInputs.includes(name)
      ? `${codeSpan(name)}: (secret, not written)`
      : toEntry([name, started.inputs[name] ?? '']),
  );
}

function toEntry([name, value]: readonly [string, string]): string {
  return `${codeSpan(name)}: ${codeSpan(value)}`;
}

function valuesOf(label: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [`- **${label}:**`, ...entries.map((entry) => `  - ${entry}`)];
}
