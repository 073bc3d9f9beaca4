import type { StepState } from '../run/runState';

/** What somebody has made of a step, in a few words: `attested by Ann Lee`, `failed`. */
export function describeDecision(step: StepState): string {
  const word = decisionWord(step);
  switch (step.kind) {
    case 'passed':
    case 'skipped':
    case 'overridden':
      return `${word} by ${step.by.name}`;
    case 'signed':
      return `${word} by ${step.name}`;
    case 'notApplicable':
      return `${word}, says ${step.by.name}`;
    case 'pending':
    case 'running':
    case 'review':
    case 'failed':
    case 'errored':
    case 'incomplete':
      return word;
  }
}

/** What it comes to in a word or two, without whose it is. */
export function decisionWord(step: StepState): string {
  switch (step.kind) {
    case 'pending':
      return 'opened again';
    case 'review':
      return 'to be compared';
    case 'errored':
      return 'result unknown';
    case 'incomplete':
      return 'not complete';
    case 'passed':
      return step.how;
    case 'notApplicable':
      return 'not applicable';
    case 'running':
    case 'failed':
    case 'signed':
    case 'skipped':
    case 'overridden':
      return step.kind;
  }
}
