import type { Step } from '../checklist/checklist';
import { describeMissing, stateOf } from '../run/demands';
import { applicableCommands, lastOutcome } from '../run/outcome';
import { hasCommands, stepState } from '../run/progress';
import { differsFrom } from '../run/differing';
import { failureMessage } from '../run/reduce';
import type { CommandFinished } from '../run/runEvent';
import type { RunState, StepState } from '../run/runState';
import { capitalised } from '../util/capitalised';
import { describeDecision } from './describeDecision';
import { plainNameOf, type LogContext } from './logContext';
import type { PlacedStep } from './logOutline';

/** A step that did not go as the checklist says. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly placed: PlacedStep;
  /** What became of it, who decided and why, as plain sentences; empty when the kind says it all. */
  readonly said: readonly string[];
  /** The commands that it speaks of, where it speaks of their text. */
  readonly commandTexts: readonly string[];
}

/** The kinds of deviation, the worst first, with the words for each. */
export const deviationWords = {
  failed: 'Failed',
  errored: 'Result unknown',
  overridden: 'Overridden',
  concurrent: 'Decided apart from each other',
  incomplete: 'Evidence or approvals missing',
  notCompared: 'Not compared',
  notEnded: 'Not ended',
  unrun: 'Attested without its commands',
  failedBefore: 'Failed before',
  skipped: 'Skipped',
  notApplicable: 'Not applicable',
  differing: 'Changed since the last run',
  notDone: 'Not done',
} as const;

export type DeviationKind = keyof typeof deviationWords;

/** What is looked at to find deviations. */
export type DeviationSource = Pick<LogContext, 'state' | 'counted'>;

/** Everything that did not go as the checklist says: by kind, the worst first, then in the order of the text. */
export function listDeviations(source: DeviationSource & Pick<LogContext, 'steps'>): readonly Deviation[] {
  return byKind(source.steps.flatMap((placed) => deviationsOf(placed, source)));
}

/** How one step did not go as the checklist says, the worst first. */
export function deviationsOf(placed: PlacedStep, source: DeviationSource): readonly Deviation[] {
  const state = stepState(source.state, placed.step.id);
  return finders.flatMap(([kind, find]) => {
    const found = find(placed.step, state, source);
    return found ? [{ kind, placed, said: found.said ?? [], commandTexts: found.commandTexts ?? [] }] : [];
  });
}

/** The worst kind first; of a kind in the order in which they come. */
export function byKind<D extends Pick<Deviation, 'kind'>>(deviations: readonly D[]): readonly D[] {
  return kinds.flatMap((kind) => deviations.filter((each) => each.kind === kind));
}

/** What is said of a step that deviates; `undefined` of one that does not. */
type Find = (step: Step, state: StepState, source: DeviationSource) => Partial<Deviation> | undefined;

const finders: readonly (readonly [DeviationKind, Find])[] = [
  ['failed', (_, state) => (state.kind === 'failed' ? saying(state.message) : undefined)],
  ['errored', (_, state) => (state.kind === 'errored' ? saying(state.reason) : undefined)],
  ['overridden', findOverride],
  ['concurrent', findConcurrent],
  ['incomplete', findIncomplete],
  ['notCompared', (_, { kind }, source) => ifFinished(source.state, kind === 'review')],
  ['notEnded', (_, { kind }, source) => ifFinished(source.state, kind === 'running')],
  ['unrun', findUnrun],
  ['failedBefore', findEarlierAttempts],
  ['skipped', (_, state) => (state.kind === 'skipped' ? decided(state) : undefined)],
  ['notApplicable', (_, state) => (state.kind === 'notApplicable' ? decided(state) : undefined)],
  ['differing', findDiffering],
  ['notDone', ({ id }, { kind }, { state, counted }) => ifFinished(state, kind === 'pending' && counted.has(id))],
];

const kinds = finders.map(([kind]) => kind);

function findOverride(_: Step, state: StepState): Partial<Deviation> | undefined {
  if (state.kind !== 'overridden') return undefined;
  return { said: [...sentences(state.over), `Accepted by ${plainNameOf(state.by)}: ${state.reason}`] };
}

/** People on two branches have come to different results, and nobody has decided since. */
function findConcurrent({ id }: Step, _: StepState, { state }: DeviationSource): Partial<Deviation> | undefined {
  const states = state.concurrentSteps.get(id);
  if (!states || new Set(states.map(({ kind }) => kind)).size === 1) return undefined;
  return { said: [...sentences(capitalised(states.map(describeDecision).join('; '))), 'What claims least counts.'] };
}

function findIncomplete(step: Step, _: StepState, { state }: DeviationSource): Partial<Deviation> | undefined {
  const current = stateOf(step, state);
  return current.kind === 'incomplete' ? saying(capitalised(describeMissing(current.missing))) : undefined;
}

/** A person has said that it is done, and no command of it has shown it. */
function findUnrun(step: Step, state: StepState, { state: run }: DeviationSource): Partial<Deviation> | undefined {
  if (state.kind !== 'passed' || state.how !== 'attested' || !hasCommands(step)) return undefined;
  const unrun = applicableCommands(step, run.started.inputs).some(({ command }) => {
    const outcome = lastOutcome(run.commands.get(command.id));
    return command.kind !== 'typed' && outcome !== 'passed' && outcome !== 'review';
  });
  return unrun ? { said: [`${plainNameOf(state.by)}: ${state.note ?? 'no reason given'}`] } : undefined;
}

/** Commands that were not in the last run's checklist, of steps that were run. */
function findDiffering(step: Step, state: StepState, { state: run }: DeviationSource): Partial<Deviation> | undefined {
  if (state.kind === 'pending' || state.kind === 'notApplicable') return undefined;
  const differing = applicableCommands(step, run.started.inputs).filter(
    ({ command }) => differsFrom(run, command.id) !== undefined,
  );
  return differing.length === 0 ? undefined : { commandTexts: differing.map(({ command }) => command.text) };
}

function findEarlierAttempts(
  step: Step,
  state: StepState,
  { state: run }: DeviationSource,
): Partial<Deviation> | undefined {
  if (state.kind !== 'passed' && state.kind !== 'review') return undefined;
  const failed = applicableCommands(step, run.started.inputs).flatMap(({ command }) => {
    const known = run.commands.get(command.id);
    return (known?.earlier ?? []).filter(({ outcome }) => outcome === 'failed' || outcome === 'errored');
  });
  return failed.length === 0 ? undefined : { said: failed.flatMap(describeAttempt) };
}

function describeAttempt(attempt: CommandFinished): readonly string[] {
  return sentences(`Attempt ${attempt.attempt}: ${failureMessage(attempt)}`);
}

function decided(state: Extract<StepState, { kind: 'skipped' | 'notApplicable' }>): Partial<Deviation> {
  return { said: [`${plainNameOf(state.by)}: ${state.reason}`] };
}

function ifFinished({ finished }: RunState, holds: boolean): Partial<Deviation> | undefined {
  return finished && holds ? {} : undefined;
}

function saying(message: string): Partial<Deviation> {
  return { said: sentences(message) };
}

/** The message with an end; nothing when it is empty. */
function sentences(message: string): readonly string[] {
  const text = message.trim();
  if (text === '') return [];
  return [/[.!?…:]$/.test(text) ? text : `${text}.`];
}
