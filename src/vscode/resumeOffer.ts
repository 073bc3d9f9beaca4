import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../util/disposable';
import type { ReleaseController } from './releaseController';
import { showInformation } from './messages';

/**
 * Offers to go on with the release that was open when the window was last closed, reloaded or lost. It is never resumed
 * by itself: resuming writes to its journal.
 */
export function registerResumeOffer(controller: ReleaseController): Disposable {
  const store = new DisposableStore();
  let isOffered = false;
  const offer = async (): Promise<void> => {
    const journal = controller.rememberedJournal;
    if (isOffered || journal === undefined || controller.hasRelease || !vscode.workspace.isTrusted) return;
    isOffered = true;
    const message = 'A release was interrupted. Everything that was recorded is there.';
    const choice = await showInformation(message, 'Resume Release');
    if (choice) await resume(controller, journal);
  };
  store.add(controller.onDidChange(() => void offer()));
  store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void offer()));
  void offer();
  return store;
}

/** The message stays until it is answered; the release may have been resumed from the view meanwhile, or another begun. */
async function resume(controller: ReleaseController, journal: string): Promise<void> {
  if (controller.hasRelease) void showInformation(whyNotResumed(controller.release.journal.path === journal));
  else await vscode.commands.executeCommand('releaseChecklist.resumeRelease', journal);
}

function whyNotResumed(isSame: boolean): string {
  return isSame
    ? 'This release is open already: it goes on in the Release view.'
    : 'Another release is open by now. To go on with the one before, choose it in the Releases view.';
}
