import type * as vscode from 'vscode';
import { listDeviations, type Deviation } from '../../log/deviations';
import type { FoundJournal } from '../../node/findJournals';
import { createLogContext, type LogContext } from '../../log/logContext';
import { parseChecklist } from '../../checklist/parseChecklist';
import type { Verification } from '../../log/verify/describeVerification';
import type { ShellParser } from '../../shell/shellScript';

/** A release's record that is being read. */
export interface LogReview {
  readonly journal: vscode.Uri;
  /** The Markdown log, whether or not it is there. */
  readonly log: vscode.Uri;
  readonly contents: ReviewContents;
  readonly verification: Verification;
}

/** What the record holds, or why that cannot be shown. */
export type ReviewContents =
  | { readonly kind: 'run'; readonly context: LogContext; readonly deviations: readonly Deviation[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What a journal holds, with the checklist that the run has pinned. */
export function toReviewContents({ state, unreadable }: FoundJournal, shellParser: ShellParser): ReviewContents {
  if (!state) return { kind: 'unreadable', reason: unreadable ?? 'It cannot be read.' };
  const context = createLogContext(parseChecklist(state.started.checklist.text, shellParser), state);
  return { kind: 'run', context, deviations: listDeviations(context) };
}
