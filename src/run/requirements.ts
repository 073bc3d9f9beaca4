import type { Checklist, Step, StepId } from '../checklist/checklist';
import { findStep } from '../checklist/steps';
import { describeMissing, stateOf } from './demands';
import { countableSteps } from './progress';
import type { RunState, StepState } from './runState';

/** A step that another one requires, and that is not settled well. */
export interface UnmetRequirement {
  readonly title: string;
  /** As it stands after the title: `was skipped`. */
  readonly because: string;
}

/** What the step waits for; empty when it may be run and ticked. */
export function unmetRequirements(checklist: Checklist, state: RunState, step: Step): readonly UnmetRequirement[] {
  return (step.requires ?? []).flatMap((id) => {
    const required = findStep(checklist, id as StepId);
    if (!required) return [{ title: id, because: 'is the id of no step of this checklist' }];
    return countableSteps(required).flatMap((each) => {
      const because = whyUnmet(stateOf(each, state));
      return because === undefined ? [] : [{ title: each.title, because }];
    });
  });
}

/** One sentence for the person: which steps, and what is wrong with each. */
export function describeUnmet(step: Step, unmet: readonly UnmetRequirement[]): string {
  const reasons = unmet.map(({ title, because }) => `“${title}” ${because}`).join('; ');
  return `“${step.title}” cannot be run or ticked yet: ${reasons}.`;
}

function whyUnmet(step: StepState): string | undefined {
  switch (step.kind) {
    case 'passed':
    case 'signed':
    case 'overridden':
    case 'notApplicable':
      return undefined;
    case 'pending':
      return 'is not done';
    case 'running':
      return 'is still running';
    case 'review':
      return 'waits for a person to compare';
    case 'failed':
      return 'failed';
    case 'errored':
      return 'has an unknown result';
    case 'skipped':
      return 'was skipped';
    case 'incomplete':
      return `is not complete (${describeMissing(step.missing)})`;
  }
}
