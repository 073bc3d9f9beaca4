import type { JournalProblem } from '../journal';

/**
 * Something that verification has to say of a release's record. `error`: the record is not what was recorded, or cannot be
 * read. `warning`: an honest cause is as likely as any other (a crash, a clock). `note`: what cannot be proved, and what
 * is usual.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'note';
  /** Which of the two files it speaks of. */
  readonly file: 'journal' | 'log';
  /** 0-based; absent when it is about the whole file. */
  readonly line?: number;
  /** Full sentences for a person. */
  readonly message: string;
}

export type FindingCode =
  | JournalProblem['code']
  | 'blank-line'
  | 'line-endings'
  | 'reordered-line'
  | 'time-backwards'
  | 'merged'
  | 'after-finish'
  | 'not-finished'
  | 'open-steps'
  | 'evidence-missing'
  | 'approvals-missing'
  | 'same-signer'
  | 'attachment-whole'
  | 'attachment-differs'
  | 'attachment-not-found'
  | 'outcome-differs'
  | 'verdict-differs'
  | 'unknown-step'
  | 'log-differs'
  | 'log-conflict'
  | 'log-other-format'
  | 'log-missing'
  | 'journal-missing'
  | 'no-release-log'
  | 'checklist-pinned'
  | 'checklist-differs'
  | 'checklist-not-found'
  | 'checklist-not-pinned'
  | 'not-committed'
  | 'git-not-asked'
  | 'commit-not-signed'
  | 'commit-signed';

export function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
