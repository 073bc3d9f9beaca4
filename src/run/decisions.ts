import type { Step } from '../checklist/checklist';
import { canRun, hasCommands } from './progress';
import type { StepState } from './runState';

/** What a person can do about a step. `attest`: it is done, or its output is as it should be; `reject`: it is not. */
export type Decision =
  'run' | 'retry' | 'attest' | 'reject' | 'override' | 'skip' | 'notApplicable' | 'sign' | 'evidence' | 'approve';

/** What can be decided on a step that is next, the likeliest first. */
export function decisionsFor(step: Step, state: StepState): readonly Decision[] {
  switch (state.kind) {
    case 'incomplete':
      return [
        ...(state.missing.evidence ? (['evidence'] as const) : []),
        ...(state.missing.approvals ? (['approve'] as const) : []),
        'skip',
      ];
    case 'failed':
      return canRun(step) ? ['retry', 'override', 'skip'] : ['override', 'skip'];
    case 'errored':
      return ['retry', 'override', 'skip'];
    case 'review':
      return ['attest', 'reject', 'retry', 'skip'];
    default:
      return pendingDecisions(step);
  }
}

/** What its commands would show nobody calls failed before they have run. */
function pendingDecisions(step: Step): readonly Decision[] {
  if (step.signOff) return ['sign', 'skip', 'notApplicable'];
  if (hasCommands(step)) return ['run', 'attest', 'skip', 'notApplicable'];
  return [...(canRun(step) ? (['run'] as const) : []), 'attest', 'reject', 'skip', 'notApplicable'];
}
