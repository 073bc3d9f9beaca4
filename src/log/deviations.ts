import type { Step } from '../checklist/checklist';
import { describeMissing, stateOf } from '../run/demands';
import { applicableCommands, lastOutcome } from '../run/outcome';
import { hasCommands, stepState } from '../run/progress';
import { differsFrom } from '../run/differing';
import type { Attempt, RunState, StepState } from '../run/runState';
import { capitalised } from '../util/capitalised';
import { describeAttempt, describeFailures, isFailure, toldAttempts } from './describeAttempt';
import { describeSaying } from './describeSaying';
import { phrase, sentence, words, type Phrase } from './phrase';
import { decisionWord } from './describeDecision';
import { inOrderOfTime, tellDecision } from './tellDecision';
import type { LogContext } from './logContext';
import type { PlacedStep } from './logOutline';

/** A step that did not go as the checklist says. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly placed: PlacedStep;
  /** What became of it, who decided and why, in sentences; empty when the kind says it all. */
  readonly said: readonly Phrase[];
  /** The commands that it speaks of, where it speaks of their text. */
  readonly commandTexts: readonly string[];
}

/** The kinds of deviation, the worst first, with the words for each. */
export const deviationWords = {
  failed: 'Failed',
  errored: 'Result unknown',
  concurrent: 'Decided differently on different branches',
  overridden: 'Overridden',
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
export type DeviationSource = Pick<LogContext, 'state' | 'counted' | 'mainSteps'>;

/** Everything that did not go as the checklist says: by kind, the worst first, then in the order of the text. */
export function listDeviations(source: DeviationSource & Pick<LogContext, 'steps'>): readonly Deviation[] {
  return byKind(source.steps.flatMap((placed) => deviationsOf(placed, source)));
}

/** How one step did not go as the checklist says, the worst first. */
export function deviationsOf(placed: PlacedStep, source: DeviationSource): readonly Deviation[] {
  const state = stepState(source.state, placed.step.id);
  const deviations = finders.flatMap(([kind, find]) => {
    const found = find(placed.step, state, source);
    return found ? [{ kind, placed, said: found.said ?? [], commandTexts: found.commandTexts ?? [] }] : [];
  });
  const isDisputed = deviations.some(({ kind }) => kind === 'concurrent');
  return isDisputed ? deviations.filter(({ kind }) => !decisionKinds.has(kind)) : deviations;
}

/** The worst kind first; of a kind in the order in which they come. */
export function byKind<D extends Pick<Deviation, 'kind'>>(deviations: readonly D[]): readonly D[] {
  return kinds.flatMap((kind) => deviations.filter((each) => each.kind === kind));
}

/** What one decision comes to: where there are several, they are told together, and once. */
const decisionKinds: ReadonlySet<DeviationKind> = new Set([
  'failed',
  'errored',
  'overridden',
  'unrun',
  'skipped',
  'notApplicable',
]);

/** What is said of a step that deviates; `undefined` of one that does not. */
type Find = (step: Step, state: StepState, source: DeviationSource) => Partial<Deviation> | undefined;

const finders: readonly (readonly [DeviationKind, Find])[] = [
  ['failed', findFailure],
  ['errored', findUnknown],
  ['concurrent', findConcurrent],
  ['overridden', findOverride],
  ['incomplete', findIncomplete],
  ['notCompared', (_, { kind }, source) => ifFinished(source.state, kind === 'review')],
  ['notEnded', (_, { kind }, source) => ifFinished(source.state, kind === 'running')],
  ['unrun', findUnrun],
  ['failedBefore', findEarlierAttempts],
  ['skipped', (_, state, { state: run }) => (state.kind === 'skipped' ? decided(state, run) : undefined)],
  ['notApplicable', (_, state, { state: run }) => (state.kind === 'notApplicable' ? decided(state, run) : undefined)],
  ['differing', findDiffering],
  ['notDone', findNotDone],
];

const kinds = finders.map(([kind]) => kind);

function findFailure(step: Step, state: StepState, { state: run }: DeviationSource): Partial<Deviation> | undefined {
  if (state.kind !== 'failed') return undefined;
  const failure =
    state.rejection === undefined
      ? failing(step, run, state.message)
      : [sentence(describeSaying({ ...state, reason: state.rejection }, run))];
  return { said: [...failure, ...unresolved(state.finishedAt, run)] };
}

function findUnknown(step: Step, state: StepState, { state: run }: DeviationSource): Partial<Deviation> | undefined {
  if (state.kind !== 'errored') return undefined;
  return { said: [...failing(step, run, state.reason), ...unresolved(state.finishedAt, run)] };
}

/** That nothing has come of it: a later attempt, or a decision, would be its state, but one on the release may answer it. */
function unresolved(since: string, { rollback, finished }: RunState): readonly Phrase[] {
  const isAnswered = finished?.outcome === 'aborted' || (rollback !== undefined && rollback.at >= since);
  return isAnswered ? [] : [phrase`Not resolved: no later attempt, no decision.`];
}

function findOverride(step: Step, state: StepState, { state: run }: DeviationSource): Partial<Deviation> | undefined {
  if (state.kind !== 'overridden') return undefined;
  const accepted = sentence(phrase`Accepted by ${describeSaying(state, run)}`);
  const failures = describeFailures(step, run);
  if (failures.length === 0) return { said: [...sentences(state.over), accepted] };
  const over = failures.map(({ outcome, said }) =>
    outcome === 'failed' ? phrase`Failed: ${said}` : phrase`Result unknown: ${said}`,
  );
  return { said: [...over, accepted, phrase`It was not run again.`] };
}

/** Whether people on different branches have not come to the same. */
export function areDifferent(states: readonly StepState[]): boolean {
  return new Set(states.map(({ kind }) => kind)).size > 1;
}

/** People on two branches have come to different results, and nobody has decided since. */
function findConcurrent({ id }: Step, _: StepState, { state }: DeviationSource): Partial<Deviation> | undefined {
  const states = state.concurrentSteps.get(id);
  if (!states || !areDifferent(states)) return undefined;
  const [holding] = states;
  if (!holding) return undefined;
  const decisions = inOrderOfTime(states).map((each) => sentence(tellDecision(each, state)));
  const why = states.length === 2 ? 'since it claims less' : 'since it claims least';
  const until = state.finished ? '' : ', until somebody decides again';
  return { said: [...decisions, words(`What counts is “${decisionWord(holding)}”, ${why}${until}.`)] };
}

function findIncomplete(step: Step, _: StepState, { state }: DeviationSource): Partial<Deviation> | undefined {
  const current = stateOf(step, state);
  return current.kind === 'incomplete' ? { said: sentences(capitalised(describeMissing(current.missing))) } : undefined;
}

/** A person has said that it is done, and no command of it has shown it. */
function findUnrun(step: Step, state: StepState, { state: run }: DeviationSource): Partial<Deviation> | undefined {
  if (state.kind !== 'passed' || state.how !== 'attested' || !hasCommands(step)) return undefined;
  const unrun = applicableCommands(step, run.started.inputs).some(({ command }) => {
    const outcome = lastOutcome(run.commands.get(command.id));
    return command.kind !== 'typed' && outcome !== 'passed' && outcome !== 'review';
  });
  return unrun ? { said: [describeSaying({ ...state, reason: state.note }, run)] } : undefined;
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
  const said = applicableCommands(step, run.started.inputs).flatMap(({ command }) => {
    const known = run.commands.get(command.id);
    const failed = (known?.earlier ?? []).filter(isFailure);
    return failed.length === 0 || known?.kind !== 'finished' ? [] : describeRetries(failed, known.last, run);
  });
  return said.length === 0 ? undefined : { said };
}

function describeRetries(failed: readonly Attempt[], last: Attempt, run: RunState): readonly Phrase[] {
  const told = toldAttempts(failed);
  const passed = last.outcome === 'passed' ? [phrase`Attempt ${number(last.attempt)} passed.`] : [];
  const attempts = told.map((each) => sentence(phrase`Attempt ${number(each.attempt)}, ${describeAttempt(each, run)}`));
  const count = told.length < failed.length ? [phrase`${number(failed.length)} attempts failed.`] : [];
  return [...count, ...attempts, ...passed];
}

function number(count: number): Phrase {
  return words(String(count));
}

function decided(state: Extract<StepState, { kind: 'skipped' | 'notApplicable' }>, run: RunState): Partial<Deviation> {
  return { said: [describeSaying(state, run)] };
}

/** What the commands of the step have shown, each of those that did not pass; else what the step says of itself. */
function failing(step: Step, run: RunState, message: string): readonly Phrase[] {
  const failures = describeFailures(step, run);
  return failures.length > 0 ? failures.map(({ said }) => said) : sentences(message);
}

/** Of a release that was rolled back, what was left of it too. */
function findNotDone({ id }: Step, { kind }: StepState, source: DeviationSource): Partial<Deviation> | undefined {
  const { state, counted, mainSteps } = source;
  return ifFinished(state, kind === 'pending' && (counted.has(id) || mainSteps.has(id)));
}

function ifFinished({ finished }: RunState, holds: boolean): Partial<Deviation> | undefined {
  return finished && holds ? {} : undefined;
}

/** The message with an end; nothing when it is empty. */
function sentences(message: string): readonly Phrase[] {
  return message.trim() === '' ? [] : [sentence(words(message.trim()))];
}
