import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { registerRowKeys } from './registerRowKeys';
import { headerOf } from './releaseHeader';
import type { LogReviewer } from '../logs/logReviewer';
import type { ViewedRelease } from '../viewedRelease';
import { ReleaseTree, type ViewRow } from './releaseTree';

/** What the Release view hands on. */
export interface ReleaseViewHandlers {
  /** The person ticked or unticked a row's check box. The view shows the tick once the state has it. */
  setChecked(row: ViewRow, checked: boolean): Promise<void>;
}

/** The Release view: the release that runs, a preview of the checklist in the editor, or a log that is read. */
export function registerReleaseView(
  current: ViewedRelease,
  reviewer: LogReviewer,
  handlers: ReleaseViewHandlers,
): Disposable {
  const store = new DisposableStore();
  const tree = store.add(new ReleaseTree());
  tree.show(current.shown);
  const view = store.add(
    vscode.window.createTreeView('releaseChecklist.release', {
      treeDataProvider: tree,
      manageCheckboxStateManually: true,
      showCollapseAll: true,
    }),
  );
  const reveal = createRevealer(view, tree);
  const update = (): void => {
    const { title, description, message, badge } = headerOf(current.shown, vscode.workspace.isTrusted);
    view.title = title ?? 'Release';
    view.description = description;
    view.message = message ?? '';
    view.badge = badge;
    reveal();
  };
  store.add(
    current.onDidChange(({ step }) => {
      tree.show(current.shown, step);
      update();
    }),
  );
  store.add(view.onDidChangeVisibility(reveal));
  store.add(vscode.workspace.onDidGrantWorkspaceTrust(update));
  store.add(
    view.onDidChangeCheckboxState(async ({ items }) => {
      for (const [row, state] of items) {
        try {
          await handlers.setChecked(row, state === vscode.TreeItemCheckboxState.Checked);
        } finally {
          tree.refresh(row);
        }
      }
    }),
  );
  store.add(registerRowKeys(view, tree));
  store.add(
    // The view's own command for the focus finds no row while the view is being opened: its rows come later.
    vscode.commands.registerCommand('releaseChecklist.focusCurrentStep', async () => {
      reviewer.leave();
      const row = tree.currentRow;
      if (row) await view.reveal(row, { select: false, focus: true });
      else await vscode.commands.executeCommand('releaseChecklist.release.focus');
    }),
  );
  update();
  return store;
}

/** Scrolls to the step that comes next when it has become another one. The focus stays where it is. */
function createRevealer(view: vscode.TreeView<ViewRow>, tree: ReleaseTree): () => void {
  let revealed: ViewRow | undefined;
  return () => {
    const row = tree.currentRow;
    if (!view.visible || row === revealed) return;
    revealed = row;
    if (!row) return;
    // It is refused when the rows were replaced meanwhile; the change that replaced them reveals again.
    view.reveal(row, { select: false, focus: false }).then(undefined, () => (revealed = undefined));
  };
}
