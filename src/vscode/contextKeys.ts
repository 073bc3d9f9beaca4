import * as vscode from 'vscode';

/** The `when` context keys that the extension sets, and what each can be. */
export interface ContextKeys {
  /** What the Release view shows. */
  readonly 'releaseChecklist.state': 'nothing' | 'preview' | 'running' | 'finished';
  readonly 'releaseChecklist.isCommandRunning': boolean;
  /** Whether the Release view shows a log that is read. */
  readonly 'releaseChecklist.isReviewing': boolean;
  /** Whether checklists were found in the workspace; not set until they were looked for. Set by the Checklists view. */
  readonly 'releaseChecklist.checklists': 'some' | 'none';
  /** Whether the Releases view leaves releases out. */
  readonly 'releaseChecklist.isReleaseListFiltered': boolean;
  /** Whether the active text editor shows a checklist. */
  readonly 'releaseChecklist.isChecklistEditor': boolean;
  /** Whether the release has a rollback section that was not started yet. */
  readonly 'releaseChecklist.hasRollback': boolean;
  /** Whether a release was begun in this workspace and not finished. */
  readonly 'releaseChecklist.canResume': boolean;
}

/** Tells VS Code the value that menus, keys and welcome views test. */
export function setContext<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
