import type * as vscode from 'vscode';
import type { Checklist, StepId } from '../checklist/checklist';
import type { StepTimes } from '../log/history/timeLeft';
import type { RunState } from '../run/runState';
import type { Standing } from '../run/standing';
import type { Event } from '../util/event';

/** What the Release view shows. */
export type Shown =
  /** No checklist is open and no release runs. */
  | { readonly kind: 'nothing' }
  /** The checklist in the active editor, before a release is started from it. */
  | { readonly kind: 'preview'; readonly checklist: Checklist; readonly uri: vscode.Uri }
  /** A release that runs, or the one that was just finished. */
  | {
      readonly kind: 'run';
      readonly checklist: Checklist;
      /** The checklist's file. Its text may have changed since the release pinned it. */
      readonly uri: vscode.Uri;
      readonly state: RunState;
      readonly standing: Standing;
      /** The Markdown log. */
      readonly log: vscode.Uri;
      /** The step whose command runs now. */
      readonly runningStep?: StepId;
      /** When the running command has printed nothing for a while: since when, in milliseconds since the epoch. */
      readonly silentSince?: number;
      /** Whether the checklist's file still has the text that the release has pinned. */
      readonly isPinnedTextCurrent: boolean;
      /** Whether a result waits in memory because the journal could not be written. */
      readonly hasUnrecordedResults: boolean;
      /** How long the steps took in earlier releases, for what is left; empty until that is read. */
      readonly pastTimes?: readonly StepTimes[];
    };

/** The one thing that the views, the editor's marks and the status bar show; all of them listen to it. */
export interface CurrentRelease {
  readonly shown: Shown;
  /** `step` when only that step changed since the last event; absent when anything may have changed. */
  readonly onDidChange: Event<{ readonly step?: StepId }>;
}
