import * as vscode from 'vscode';
import type { Disposable } from '../../util/disposable';

/** The command that looks for checklists and releases again. */
export function registerRefresh(...views: readonly { refresh(): void }[]): Disposable {
  return vscode.commands.registerCommand('releaseChecklist.refresh', () => {
    for (const view of views) view.refresh();
  });
}
