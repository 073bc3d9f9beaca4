import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Disposable } from '../util/disposable';
import type { ReleaseController } from './releaseController';

/**
 * Offers to go on with the release that was open when the window was last closed, reloaded or lost. It is never resumed
 * by itself: resuming writes to its journal.
 */
export function registerResumeOffer(controller: ReleaseController): Disposable {
  const offer = async (): Promise<void> => {
    const journal = controller.rememberedJournal;
    if (journal === undefined || controller.hasRelease || !existsSync(journal) || !vscode.workspace.isTrusted) return;
    const message = 'A release was interrupted. Everything that was recorded is there.';
    const choice = await vscode.window.showInformationMessage(message, 'Resume Release');
    if (choice) await vscode.commands.executeCommand('releaseChecklist.resumeRelease', journal);
  };
  void offer();
  return vscode.workspace.onDidGrantWorkspaceTrust(() => void offer());
}
