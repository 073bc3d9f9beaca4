import * as vscode from 'vscode';
import { looksLikeChecklist } from '../checklist/looksLikeChecklist';
import { isReleaseLog } from '../log/isReleaseLog';
import { DisposableStore, type Disposable } from '../util/disposable';
import { setContext } from './contextKeys';
import type { Shown } from './currentRelease';
import type { LogReviewer } from './logs/logReviewer';
import type { ReleaseController } from './releaseController';

/** Keeps the context keys that menus and keys test in step with the release and with the editor in front. */
export function registerContextKeys(controller: ReleaseController, reviewer: LogReviewer): Disposable {
  const store = new DisposableStore();
  const update = (): void => {
    const { shown } = controller;
    setContext('releaseChecklist.state', stateOf(shown));
    setContext('releaseChecklist.isCommandRunning', shown.kind === 'run' && shown.runningStep !== undefined);
    setContext('releaseChecklist.hasRollback', canRollBack(shown));
    setContext('releaseChecklist.canResume', !controller.hasRelease && controller.rememberedJournal !== undefined);
  };
  const updateEditor = (editor: vscode.TextEditor | undefined): void => {
    setContext('releaseChecklist.isChecklistEditor', isChecklist(editor?.document));
  };
  const updateReview = (): void => {
    setContext('releaseChecklist.isReviewing', reviewer.review !== undefined);
  };
  store.add(controller.onDidChange(update));
  store.add(reviewer.onDidChange(updateReview));
  store.add(vscode.window.onDidChangeActiveTextEditor(updateEditor));
  update();
  updateReview();
  updateEditor(vscode.window.activeTextEditor);
  return store;
}

function stateOf(shown: Shown): 'nothing' | 'preview' | 'running' | 'finished' {
  if (shown.kind !== 'run') return shown.kind;
  return shown.state.finished ? 'finished' : 'running';
}

function canRollBack(shown: Shown): boolean {
  return shown.kind === 'run' && !shown.state.rollback && !shown.state.finished && shown.standing.hasRollback();
}

function isChecklist(document: vscode.TextDocument | undefined): boolean {
  if (document?.languageId !== 'markdown') return false;
  const text = document.getText();
  return looksLikeChecklist(text) && !isReleaseLog(text);
}
