import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../util/disposable';
import type { CurrentRelease } from './currentRelease';
import { presentStatus } from './tree/presentStatus';

/** One item that says where the release stands; a click goes to the Release view. */
export function registerStatusBar(current: CurrentRelease): Disposable {
  const store = new DisposableStore();
  const item = store.add(
    vscode.window.createStatusBarItem('releaseChecklist.status', vscode.StatusBarAlignment.Left, 10),
  );
  item.name = 'Release Checklist';
  item.command = 'releaseChecklist.focusCurrentStep';
  const update = (): void => {
    const status = presentStatus(current.shown);
    if (!status) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.accessibilityInformation = { label: status.accessibilityLabel };
    item.backgroundColor = status.needsDecision ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  };
  store.add(current.onDidChange(update));
  update();
  return store;
}
