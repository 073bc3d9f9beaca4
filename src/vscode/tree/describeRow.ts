import { shorten } from '../../expectation/outputLines';
import type { Command, Step } from '../../checklist/checklist';
import { captureNoteOf } from '../../log/captureNote';
import { describeDecision } from '../../log/describeDecision';
import { describeCommand, describeComparison, describeExpected } from '../../log/describeExpected';
import { describeFailure, describeVerdicts } from '../../log/describeResult';
import { formatTimeOfRun } from '../../log/formatTime';
import { plainNameOf } from '../../log/logContext';
import { describeMissing, stateOf } from '../../run/demands';
import type { Progress } from '../../run/progress';
import { isStepForFailure } from '../../checklist/forFailure';
import { canRun, hasCommands, pending } from '../../run/progress';
import { isStepCommand } from '../../run/outcome';
import { differsFrom } from '../../run/differing';
import { failureMessage } from '../../run/reduce';
import type { CommandFinished } from '../../run/runEvent';
import type { CommandState, StepState } from '../../run/runState';
import { describeDangers } from './describeDangers';
import { firstLine, isCountable, type CommandRow, type ReleaseRow, type SectionRow, type StepRow } from './releaseRows';
import {
  commandsOf,
  commandState,
  isApplicable,
  isMissing,
  isOpenRun,
  progressInside,
  type RowContext,
} from './rowContext';

/** What stands behind a row's label: the value found, or what will be checked, or how far a section has come. */
export function describeRow(row: ReleaseRow, context: RowContext): string {
  switch (row.kind) {
    case 'section':
      return describeSection(row, context);
    case 'step':
      return oneLine([describeStep(row, context), describeWhen(row, context)].filter(Boolean).join(' · '));
    case 'command':
      return oneLine(
        [describeCommandRow(row, context), describeCommandCapture(row, context)].filter(Boolean).join(' · '),
      );
  }
}

function describeSection(row: SectionRow, context: RowContext): string {
  if (row.section.phase === 'reference') return '';
  if (row.section.phase === 'rollback' && !context.state?.rollback)
    return context.state && !isOpenRun(context) ? 'not needed' : 'if needed';
  return describeProgress(progressInside(row, context));
}

function describeProgress({ settled, total }: Progress): string {
  return total === 0 ? '' : `${settled} of ${total}`;
}

function describeStep(row: StepRow, context: RowContext): string {
  if (isStepForFailure(row.step)) return 'only in that case';
  if (!isCountable(row.step)) return describeProgress(progressInside(row, context));
  const state = stateOf(row.step, context.state);
  const evidence = describeEvidence(row.step, context);
  const isGiven = state.kind === 'passed';
  return [
    // What was given says more than who has said so.
    isGiven ? evidence : '',
    describeState(row, state, context),
    describeConcurrent(row.step, context),
    describeCapture(row, state, context),
    isGiven ? '' : evidence,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What somebody else has made of the step meanwhile, on another branch, and nobody has decided since. */
function describeConcurrent({ id }: Step, { state }: RowContext): string {
  const others = state?.concurrentSteps.get(id)?.slice(1) ?? [];
  return others.length === 0 ? '' : `on another branch: ${others.map(describeDecision).join(', ')}`;
}

/** That what a command has printed is not known, or not all of it, where the row says what came of it. */
function describeCapture(row: StepRow, { kind }: StepState, context: RowContext): string {
  if (kind !== 'passed' && kind !== 'failed' && kind !== 'review') return '';
  return captureNoteOf(attemptsOf(row, context).map(({ result }) => result)) ?? '';
}

/** The evidence that was given, or that is asked for. */
function describeEvidence({ id, evidence }: Step, { state }: RowContext): string {
  if (!evidence) return '';
  const given = state?.evidence.get(id);
  return given ? given.value : `give evidence${evidence.pattern === undefined ? '' : `: ${evidence.pattern}`}`;
}

function describeState(row: StepRow, state: StepState, context: RowContext): string {
  switch (state.kind) {
    case 'pending':
      return describePending(row, context);
    case 'running':
      return describeRunning(row, context);
    case 'review':
      return describeReview(attemptsOf(row, context));
    case 'passed':
      return describePassed(state, attemptsOf(row, context));
    case 'incomplete':
      return `${describeMissing(state.missing)} · ${describeState(row, state.done, context)}`;
    case 'signed':
      return `signed by ${state.name}`;
    case 'failed':
      return describeFailedStep(state, attemptsOf(row, context));
    case 'errored':
      return `result unknown: ${state.reason}`;
    case 'skipped':
      return `skipped: ${state.reason}`;
    case 'notApplicable':
      return `not applicable: ${state.reason}`;
    case 'overridden':
      return `overridden: ${state.reason}`;
  }
}

/** In a log, by whom it was done or decided, where that is not said yet, and when. */
function describeWhen(row: StepRow, context: RowContext): string {
  const { state, isReadOnly } = context;
  if (!state || isReadOnly !== true) return '';
  const step = shownState(row, context);
  if (step.kind === 'pending' || step.kind === 'running') return '';
  const isNamed = step.kind === 'signed' || (step.kind === 'passed' && step.how === 'attested');
  const who = 'by' in step && !isNamed ? `${plainNameOf(step.by)}, ` : '';
  return `${who}${formatTimeOfRun(step.finishedAt, state.startedAt)} UTC`;
}

function describePending({ step }: StepRow, context: RowContext): string {
  if (context.state && !isOpenRun(context)) return isMissing(step, context) ? 'not done' : 'not needed';
  if (step.signOff) return 'to be signed';
  const unmet = describeWaiting(step, context);
  if (unmet !== '') return unmet;
  const commands = commandsOf(step, context);
  if (!canRun(step)) return 'by hand';
  const left = commands.filter(({ command }) => commandState(command, context)?.kind !== 'finished');
  const done = commands.length - left.length;
  const open = done > 0 ? `${done} of ${commands.length} commands done` : describeOpen(step, commands);
  const dangers = describeDangers(left.map(({ command }) => command));
  return [changeOf(commands, context), open, dangers].filter(Boolean).join(' · ');
}

function describeOpen(step: Step, commands: ReturnType<typeof commandsOf>): string {
  if (hasCommands(step)) return describeExpected(commands.filter(isStepCommand));
  const [first, ...others] = commands.filter(isStepCommand);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return first ? `by hand, or run ${firstLine(first.command.text)}${more}` : 'by hand';
}

/** What must be known before the step is run: what it waits for, or that it is not as in the last run. */
export function describeNotice(step: Step, context: RowContext): string {
  return describeWaiting(step, context) || changeOf(commandsOf(step, context), context);
}

function describeWaiting({ id }: Step, { waiting }: RowContext): string {
  const unmet = waiting.get(id) ?? [];
  return unmet.length === 0 ? '' : `waits: ${unmet.map(({ title, because }) => `“${title}” ${because}`).join(', ')}`;
}

/** Whether a command was not in the last run's checklist as it is now: `changed since v1.2.2`. */
function changeOf(commands: ReturnType<typeof commandsOf>, { state }: RowContext): string {
  const releases = commands.flatMap(({ command }) => (state && differsFrom(state, command.id)) ?? []);
  return releases[0] === undefined ? '' : `changed since ${releases[0]}`;
}

function describeRunning({ step }: StepRow, context: RowContext): string {
  const commands = commandsOf(step, context);
  const index = commands.findIndex(({ command }) => commandState(command, context)?.kind === 'running');
  const running = commands[index] && commandState(commands[index].command, context);
  return [
    commands.length > 1 && index >= 0 ? `running ${index + 1} of ${commands.length}` : 'running',
    commands[index] ? describeEnd(commands[index].command) : '',
    running ? describeAttempt(running.earlier.length + 1) : '',
    context.silentSince === undefined ? '' : `no output since ${clock(context.silentSince)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the person has to do with a command that does not end by itself. */
function describeEnd({ kind }: Command): string {
  switch (kind) {
    case 'session':
      return 'session open: end it in the terminal';
    case 'editor':
      return 'editor open in the terminal';
    case 'follow':
      return 'stop it when you have seen enough';
    case 'command':
    case 'typed':
      return '';
  }
}

function describeReview(attempts: readonly CommandFinished[]): string {
  const review = attempts.flatMap(({ verdicts }) => verdicts).find(({ kind }) => kind === 'review');
  if (!review) return 'say how it went';
  return review.expectation.text === '' ? review.message : describeComparison(review.expectation.text);
}

function describePassed(state: Extract<StepState, { kind: 'passed' }>, attempts: readonly CommandFinished[]): string {
  if (state.how === 'verified') return describeVerdicts(attempts);
  return state.note === undefined ? `by ${state.by.name}` : `by ${state.by.name}: ${state.note}`;
}

function describeFailedStep(
  { message }: Extract<StepState, { kind: 'failed' }>,
  attempts: readonly CommandFinished[],
): string {
  const failed = attempts.find(({ outcome }) => outcome === 'failed');
  if (!failed) return message;
  return [describeFailure(failed), describeAttempt(failed.attempt)].filter(Boolean).join(' · ');
}

function describeCommandRow(row: CommandRow, context: RowContext): string {
  const typed = context.state?.typed.get(row.command.id)?.at(-1);
  if (typed) return `typed by ${typed.by.name}`;
  const state = commandState(row.command, context);
  if (!state) return isApplicable(row, context) ? describeOpenCommand(row, context) : 'not applicable';
  if (state.kind === 'running') return 'running';
  switch (state.last.outcome) {
    case 'passed':
      return describeVerdicts([state.last]);
    case 'failed':
      return describeFailure(state.last);
    case 'review':
      return describeReview([state.last]);
    case 'errored':
      return `result unknown: ${failureMessage(state.last)}`;
  }
}

function describeCommandCapture(row: CommandRow, context: RowContext): string {
  return captureNoteOf(lastAttempt(commandState(row.command, context)).map(({ result }) => result)) ?? '';
}

function describeOpenCommand(row: CommandRow, context: RowContext): string {
  const { onlyIf } = row.command;
  const leftOut = onlyIf === undefined ? '' : `left to you: “${shorten(onlyIf)}”`;
  const parts = [leftOut, changeOf([row], context), describeCommand(row), describeDangers([row.command])];
  return parts.filter(Boolean).join(' · ');
}

function attemptsOf({ step }: StepRow, context: RowContext): readonly CommandFinished[] {
  return commandsOf(step, context).flatMap(({ command }) => lastAttempt(commandState(command, context)));
}

function lastAttempt(state: CommandState | undefined): readonly CommandFinished[] {
  return state?.kind === 'finished' ? [state.last] : [];
}

function describeAttempt(attempt: number): string {
  return attempt > 1 ? `attempt ${attempt}` : '';
}

function clock(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The state that a row shows; what only holds other steps is shown as pending. */
export function shownState(row: StepRow, { state }: RowContext): StepState {
  return isCountable(row.step) ? stateOf(row.step, state) : pending;
}
