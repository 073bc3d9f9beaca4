import { countOf } from '../formatTime';
import { isError, type Finding } from './finding';

/** How far the verification of a record has come. */
export type Verification =
  | { readonly kind: 'running' }
  /** Why it is not verified now, as a sentence. */
  | { readonly kind: 'withheld'; readonly reason: string }
  | { readonly kind: 'done'; readonly findings: readonly Finding[] };

/** A few words: `whole`, `not whole: 2 errors`. */
export function describeVerdict(verification: Verification): string {
  switch (verification.kind) {
    case 'running':
      return 'being verified';
    case 'withheld':
      return 'not verified';
    case 'done': {
      const errors = verification.findings.filter(isError).length;
      const warnings = countOfSeverity(verification.findings, 'warning');
      const unproved = warnings === 0 ? '' : `, ${countOf(warnings, 'warning')}`;
      return errors > 0 ? `not whole: ${countOf(errors, 'error')}${unproved}` : `whole${unproved}`;
    }
  }
}

/** The verdict as a sentence, with how much there is to read about it. */
export function describeVerification(verification: Verification): string {
  switch (verification.kind) {
    case 'running':
      return 'The record is being verified.';
    case 'withheld':
      return verification.reason;
    case 'done': {
      const errors = verification.findings.filter(isError).length;
      if (errors > 0)
        return `The record is NOT whole: ${countOf(errors, 'error')}, the first: ${firstError(verification)}`;
      const warnings = countOfSeverity(verification.findings, 'warning');
      const doubts = warnings === 0 ? '' : ` There ${warnings === 1 ? 'is' : 'are'} ${countOf(warnings, 'warning')}.`;
      return `Verified: the record is whole.${doubts}`;
    }
  }
}

function countOfSeverity(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function firstError({ findings }: Extract<Verification, { kind: 'done' }>): string {
  return findings.find(isError)?.message ?? '';
}
