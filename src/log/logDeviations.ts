import type { Step } from '../checklist/checklist';
import { describeMissing, stateOf } from '../run/demands';
import { applicableCommands, lastOutcome } from '../run/outcome';
import { hasCommands } from '../run/progress';
import { differsFrom } from '../run/differing';
import { failureMessage } from '../run/reduce';
import type { CommandFinished } from '../run/runEvent';
import type { StepState } from '../run/runState';
import { nameOf, type LogContext, type PlacedStep } from './logContext';
import { codeSpan, cutLine, escapeText } from './markdownText';

/** Everything that did not go as the checklist says, the worst first, before everything that did. */
export function renderDeviations(context: LogContext): readonly string[] {
  const lines = kinds.flatMap((kind) => linesOfKind(kind, context));
  const none = context.state.finished ? 'None.' : 'None so far.';
  return ['## Deviations', '', ...(lines.length === 0 ? [none] : lines)];
}

function linesOfKind({ label, find }: DeviationKind, context: LogContext): readonly string[] {
  const found = context.steps.flatMap((placed) => {
    const said = find(placed.step, resultOf(stateOf(placed.step, context.state)), context);
    return said === undefined ? [] : [{ where: whereOf(context, placed), said }];
  });
  // What nothing is said of, and is marked among the steps, must not bury the rest.
  if (found.length > mostNamed && found.every(({ said }) => said === '')) {
    const named = found.slice(0, mostNamed).map(({ where }) => where.replace(/\.$/, ''));
    return [`- **${label}:** ${found.length} steps: ${named.join('; ')}; and ${found.length - mostNamed} more.`];
  }
  return found.map(({ where, said }) => `- **${label}:** ${where}${said}`);
}

const mostNamed = 3;

/** One kind of deviation: what is said of a step that is one; `undefined` for one that is none. */
interface DeviationKind {
  readonly label: string;
  readonly find: (step: Step, state: StepState, context: LogContext) => string | undefined;
}

const kinds: readonly DeviationKind[] = [
  { label: 'Failed', find: (_, state) => (state.kind === 'failed' ? said(state.message) : undefined) },
  { label: 'Result unknown', find: (_, state) => (state.kind === 'errored' ? said(state.reason) : undefined) },
  { label: 'Overridden', find: describeOverride },
  { label: 'Evidence or approvals missing', find: describeIncomplete },
  { label: 'Not compared', find: (_, state, context) => ifFinished(context, state.kind === 'review') },
  { label: 'Not ended', find: (_, state, context) => ifFinished(context, state.kind === 'running') },
  { label: 'Attested without its commands', find: describeUnrun },
  { label: 'Failed before', find: describeEarlierAttempts },
  { label: 'Skipped', find: (_, state) => (state.kind === 'skipped' ? decided(state) : undefined) },
  { label: 'Not applicable', find: (_, state) => (state.kind === 'notApplicable' ? decided(state) : undefined) },
  { label: 'Changed since the last run', find: describeDiffering },
  { label: 'Not done', find: (step, state, context) => ifFinished(context, isOpen(step, state, context)) },
];

/** What is said of a step that is not complete is said of its result. */
function resultOf(state: StepState): StepState {
  return state.kind === 'incomplete' ? state.done : state;
}

function describeIncomplete(step: Step, _: StepState, { state }: LogContext): string | undefined {
  const current = stateOf(step, state);
  return current.kind === 'incomplete' ? ` ${describeMissing(current.missing)}` : undefined;
}

function describeOverride(_: Step, state: StepState): string | undefined {
  if (state.kind !== 'overridden') return undefined;
  return `${said(state.over)} Accepted by ${nameOf(state.by)}: ${escapeText(state.reason)}`;
}

function isOpen(step: Step, state: StepState, { counted }: LogContext): boolean {
  return state.kind === 'pending' && counted.has(step.id);
}

/** A person has said that it is done, and no command of it has shown it. */
function describeUnrun(step: Step, state: StepState, { state: run }: LogContext): string | undefined {
  if (state.kind !== 'passed' || state.how !== 'attested' || !hasCommands(step)) return undefined;
  const unrun = applicableCommands(step, run.started.inputs).some(({ command }) => {
    const outcome = lastOutcome(run.commands.get(command.id));
    return command.kind !== 'typed' && outcome !== 'passed' && outcome !== 'review';
  });
  return unrun ? ` ${nameOf(state.by)}: ${escapeText(state.note ?? 'no reason given')}` : undefined;
}

/** Commands that were not in the last run's checklist, of steps that were run. */
function describeDiffering(step: Step, state: StepState, { state: run }: LogContext): string | undefined {
  if (state.kind === 'pending' || state.kind === 'notApplicable') return undefined;
  const differing = applicableCommands(step, run.started.inputs).filter(
    ({ command }) => differsFrom(run, command.id) !== undefined,
  );
  if (differing.length === 0) return undefined;
  const texts = differing
    .slice(0, mostNamed)
    .map(({ command }) => codeSpan(cutLine(command.text.split('\n', 1)[0] ?? '', 120)));
  const more = differing.length > mostNamed ? ` and ${differing.length - mostNamed} more` : '';
  return ` ${texts.join(', ')}${more}`;
}

function describeEarlierAttempts(step: Step, state: StepState, { state: run }: LogContext): string | undefined {
  if (state.kind !== 'passed' && state.kind !== 'review') return undefined;
  const failed = applicableCommands(step, run.started.inputs).flatMap(({ command }) => {
    const known = run.commands.get(command.id);
    return (known?.earlier ?? []).filter(({ outcome }) => outcome === 'failed' || outcome === 'errored');
  });
  return failed.length === 0 ? undefined : ` ${failed.map(describeAttempt).join(' ')}`;
}

function describeAttempt(attempt: CommandFinished): string {
  return `Attempt ${attempt.attempt}: ${sentence(failureMessage(attempt))}`;
}

function decided(state: Extract<StepState, { kind: 'skipped' | 'notApplicable' }>): string {
  return ` ${nameOf(state.by)}: ${escapeText(state.reason)}`;
}

function ifFinished({ state }: LogContext, holds: boolean): string | undefined {
  return state.finished && holds ? '' : undefined;
}

function said(message: string): string {
  return message === '' ? '' : ` ${sentence(message)}`;
}

function sentence(message: string): string {
  const text = escapeText(message);
  return /[.!?…:]$/.test(text) ? text : `${text}.`;
}

function whereOf({ titleOf }: LogContext, { step, section }: PlacedStep): string {
  const title = titleOf(step);
  return section.title === '' || section.title === step.title
    ? `${title}.`
    : `${title} (${escapeText(section.title)}).`;
}
