import type { Checklist, Section, Step, StepId } from '../checklist/checklist';
import { isStepForFailure } from '../checklist/forFailure';
import { isTriggerSection } from '../checklist/rollbackTriggers';
import type { RunOutcome } from './runEvent';
import { asksPeople, stateOf } from './demands';
import type { RunState, StepState } from './runState';

/** How far a run, or a part of it, has come. */
export interface Progress {
  /** Steps that are settled: passed, signed, skipped, not applicable or overridden. */
  readonly settled: number;
  readonly total: number;
  readonly verified: number;
  readonly attested: number;
  /** Steps that wait for a person's decision: failed, errored, or to be compared. */
  readonly undecided: number;
}

export const pending: StepState = { kind: 'pending' };

export function stepState(state: RunState | undefined, id: StepId): StepState {
  return state?.steps.get(id) ?? pending;
}

/** Whether nothing more is asked of the person for this step. */
export function isSettled(step: StepState): boolean {
  switch (step.kind) {
    case 'passed':
    case 'signed':
    case 'skipped':
    case 'notApplicable':
    case 'overridden':
      return true;
    case 'pending':
    case 'running':
    case 'review':
    case 'failed':
    case 'errored':
    case 'incomplete':
      return false;
  }
}

/**
 * The steps that a run must settle, in the order of the text: those that have commands, and those that have no steps
 * inside them. Reference sections never count; a rollback's only once the rollback was started, and then the main
 * steps that are still open count no more.
 */
export function countedSteps(checklist: Checklist, state: RunState | undefined): readonly Step[] {
  const rollback = state?.rollback !== undefined;
  const steps = phasedSteps(checklist, rollback);
  return rollback
    ? steps.filter((entry) => isRelevantInRollback(entry, state)).map(({ step }) => step)
    : steps.map(({ step }) => step);
}

/** The steps of the rollback, whether it was started or not. */
export function rollbackSteps(checklist: Checklist): readonly Step[] {
  const steps = phasedSteps(checklist, true);
  return steps.filter(({ phase }) => phase === 'rollback').map(({ step }) => step);
}

/** How far the counted steps of the whole checklist have come. */
export function runProgress(checklist: Checklist, state: RunState | undefined): Progress {
  return progressOf(countedSteps(checklist, state), state);
}

export function progressOf(steps: readonly Step[], state: RunState | undefined): Progress {
  const states = steps.map((step) => stateOf(step, state));
  return {
    total: states.length,
    settled: states.filter(isSettled).length,
    verified: states.filter((step) => step.kind === 'passed' && step.how === 'verified').length,
    attested: states.filter((step) => step.kind === 'passed' && step.how === 'attested').length,
    undecided: states.filter(({ kind }) => kind === 'failed' || kind === 'errored' || kind === 'review').length,
  };
}

/**
 * The step to run, to tick, or to decide on: the first that failed or has an unknown result, since nothing moves on before
 * it is decided; else the first that is not settled. What only waits for somebody else's approval comes last.
 */
export function nextStep(checklist: Checklist, state: RunState | undefined): Step | undefined {
  return nextOf(countedSteps(checklist, state), state);
}

/** {@link nextStep} among the counted ones. */
export function nextOf(steps: readonly Step[], state: RunState | undefined): Step | undefined {
  return (
    steps.find((step) => isGate(stateOf(step, state))) ??
    steps.find((step) => isOpen(stateOf(step, state))) ??
    steps.find((step) => !isSettled(stateOf(step, state)))
  );
}

/** Whether whoever works on the release can go on with the step. */
function isOpen(step: StepState): boolean {
  if (step.kind !== 'incomplete') return !isSettled(step);
  return step.missing.evidence || step.missing.approvals?.given === 0;
}

function isGate({ kind }: StepState): boolean {
  return kind === 'failed' || kind === 'errored';
}

/** How the run may be finished now: with which outcome, or which steps stand against it. */
export type Finish =
  | {
      readonly kind: 'ready';
      readonly outcome: RunOutcome;
      /** Why it is no better outcome, for the record; absent where the steps say it themselves. */
      readonly reason?: string;
    }
  | { readonly kind: 'open'; readonly steps: readonly Step[] };

export function finishOf(checklist: Checklist, state: RunState): Finish {
  const steps = countedSteps(checklist, state);
  const open = steps.filter((step) => !isSettled(stateOf(step, state)));
  if (open.length > 0) return { kind: 'open', steps: open };
  if (state.rollback) return finishRollback(rollbackSteps(checklist), state);
  const deviates = steps.some((step) => ['skipped', 'overridden'].includes(stateOf(step, state).kind));
  return { kind: 'ready', outcome: deviates ? 'completed-with-deviations' : 'successful' };
}

/** How the reason begins that nobody has written. */
export const rollbackNotSeen = 'The rollback was not seen to its end';

/** Rolled back is what was seen to be: a step of the rollback that was skipped or overridden leaves that open. */
function finishRollback(steps: readonly Step[], state: RunState): Finish {
  const kinds = steps.map((step) => ({ step, kind: stateOf(step, state).kind }));
  const undone = kinds.filter(({ kind }) => kind === 'skipped' || kind === 'overridden');
  const isDone = kinds.some(({ kind }) => kind === 'passed' || kind === 'signed');
  if (isDone && undone.length === 0) return { kind: 'ready', outcome: 'rolled-back' };
  const names = undone.slice(0, 3).map(({ step, kind }) => `“${step.title}” was ${kind}`);
  const rest = undone.length > names.length ? ` and ${undone.length - names.length} more` : '';
  const why = undone.length > 0 ? `${names.join(', ')}${rest}` : 'no step of it was done';
  return { kind: 'ready', outcome: 'aborted', reason: `${rollbackNotSeen}: ${why}.` };
}

interface PhasedStep {
  readonly step: Step;
  readonly phase: Section['phase'];
}

/** Where a rollback has no step but what says when to roll back, that is what there is to settle. */
function phasedSteps({ sections }: Checklist, rollback: boolean): readonly PhasedStep[] {
  const steps = sections.flatMap((section) => sectionSteps(section, rollback, isTriggerSection));
  if (!rollback || steps.some(({ phase }) => phase === 'rollback')) return steps;
  return sections.flatMap((section) => sectionSteps(section, rollback, () => false));
}

function sectionSteps(
  section: Section,
  rollback: boolean,
  isLeftOut: (section: Section) => boolean,
): readonly PhasedStep[] {
  const counts = section.phase !== 'reference' && (rollback || section.phase !== 'rollback') && !isLeftOut(section);
  const own = counts ? section.steps.flatMap(countableSteps).map((step) => ({ step, phase: section.phase })) : [];
  return [...own, ...section.sections.flatMap((child) => sectionSteps(child, rollback, isLeftOut))];
}

/** The step and the steps inside it that are themselves to be settled; none for what is there for a failure alone. */
export function countableSteps(step: Step): readonly Step[] {
  if (isStepForFailure(step)) return [];
  const inner = step.children.flatMap(countableSteps);
  return inner.length === 0 || isOwn(step) ? [step, ...inner] : inner;
}

/** Whether a step is to be settled beside the steps inside it: it has commands, or asks people for something. */
export function isOwn(step: Step): boolean {
  return hasCommands(step) || asksPeople(step);
}

/** Whether command blocks show that the step is done. One with commands in its words alone may be ticked as well. */
export function hasCommands(step: Step): boolean {
  return step.blocks.some((block) => !block.inline && block.commands.some(({ onlyIf }) => onlyIf === undefined));
}

/** Whether there is anything to run: in its blocks, or in its words. */
export function canRun(step: Step): boolean {
  return step.blocks.some((block) => block.commands.length > 0);
}

function isRelevantInRollback({ step, phase }: PhasedStep, state: RunState): boolean {
  return phase === 'rollback' || isSettled(stateOf(step, state));
}
