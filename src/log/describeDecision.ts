import type { StepState } from '../run/runState';

/** What somebody has made of a step, in a few words: `attested by Ann Lee`, `failed`. */
export function describeDecision(step: StepState): string {
  switch (step.kind) {
    case 'pending':
      return 'opened again';
    case 'running':
      return 'running';
    case 'review':
      return 'to be compared';
    case 'failed':
      return 'failed';
    case 'errored':
      return 'result unknown';
    case 'incomplete':
      return 'not complete';
    case 'passed':
      return `${step.how} by ${step.by.name}`;
    case 'signed':
      return `signed by ${step.name}`;
    case 'skipped':
      return `skipped by ${step.by.name}`;
    case 'notApplicable':
      return `not applicable, says ${step.by.name}`;
    case 'overridden':
      return `overridden by ${step.by.name}`;
  }
}
