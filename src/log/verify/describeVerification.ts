import { countOf } from '../formatTime';
import { isError, type Finding } from './finding';
import { unfinishedMergeOf, type UnfinishedMerge } from './unfinishedMerge';

/** How far the verification of a record has come. */
export type Verification =
  | { readonly kind: 'running' }
  /** Why it is not verified now, as a sentence. */
  | { readonly kind: 'withheld'; readonly reason: string }
  | { readonly kind: 'done'; readonly findings: readonly Finding[] };

/** A few words: `whole`, `not whole: 2 errors`, `not whole: a merge was not finished`. */
export function describeVerdict(verification: Verification): string {
  switch (verification.kind) {
    case 'running':
      return 'being verified';
    case 'withheld':
      return 'not verified';
    case 'done': {
      const errors = describeErrors(verification.findings);
      const warnings = countOfSeverity(verification.findings, 'warning');
      const unproved = warnings === 0 ? '' : `, ${countOf(warnings, 'warning')}`;
      return errors === '' ? `whole${unproved}` : `not whole: ${errors}${unproved}`;
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
      const errors = describeErrors(verification.findings);
      if (errors !== '') return `The record is NOT whole: ${errors}${firstError(verification.findings)}`;
      const warnings = countOfSeverity(verification.findings, 'warning');
      const doubts = warnings === 0 ? '' : ` There ${warnings === 1 ? 'is' : 'are'} ${countOf(warnings, 'warning')}.`;
      return `Verified: the record is whole.${doubts}`;
    }
  }
}

function countOfSeverity(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** Empty when there are none. */
function describeErrors(findings: readonly Finding[]): string {
  const { merge, others } = errorsOf(findings);
  const words = merge === undefined ? [] : [merge.words];
  return [...words, ...(others.length > 0 ? [countOf(others.length, 'error')] : [])].join(', ');
}

function firstError(findings: readonly Finding[]): string {
  const { merge, others } = errorsOf(findings);
  if (others[0] !== undefined) return `, the first: ${others[0].message}`;
  return merge === undefined ? '' : '. “Render Log Again” mends it.';
}

function errorsOf(findings: readonly Finding[]): {
  readonly merge: UnfinishedMerge | undefined;
  readonly others: readonly Finding[];
} {
  const merge = unfinishedMergeOf(findings);
  return { merge, others: findings.filter((each) => isError(each) && merge?.findings.includes(each) !== true) };
}
