import * as vscode from 'vscode';
import type { Disposable } from '../../util/disposable';
import type { ReleaseRow } from './releaseRows';
import type { ReleaseTree, ViewRow } from './releaseTree';
import { actionsOf, type RowAction } from './rowActions';
import { checkboxOf } from './rowIcon';

/** What a key does on the row that has the focus: an action, or `toggle` for the space bar. */
type RowKey = RowAction | 'toggle';

/**
 * A key in a list comes without the row that has the focus, and VS Code tells only the selection. So the key selects the
 * row first, which also shows its line, and acts on it then.
 */
export function registerRowKeys(view: vscode.TreeView<ViewRow>, tree: ReleaseTree): Disposable {
  return vscode.commands.registerCommand('releaseChecklist.onFocusedRow', async (key: RowKey) => {
    await vscode.commands.executeCommand('list.selectAndPreserveFocus');
    const [row] = view.selection;
    if (!row || row.kind === 'record') return;
    const actions = actionsOf(row, tree.context);
    const command = key === 'toggle' ? toggleCommand(row, tree, actions) : actions.find((action) => action === key);
    if (command) await vscode.commands.executeCommand(`releaseChecklist.${command}`, row);
    else if (key === 'toggle') await vscode.commands.executeCommand('list.toggleExpand');
    else vscode.window.setStatusBarMessage('This row has nothing for that key now.', 3000);
  });
}

/** The space bar ticks, unticks, signs, approves and confirms; it never runs anything. */
function toggleCommand(row: ReleaseRow, tree: ReleaseTree, actions: readonly RowAction[]): string | undefined {
  if (checkboxOf(row, tree.context) !== undefined) return 'toggleStep';
  const isToBeCompared = row.kind === 'step' && tree.context.state?.steps.get(row.step.id)?.kind === 'review';
  return actions.find((action) => action === 'sign' || action === 'approve' || (action === 'attest' && isToBeCompared));
}
