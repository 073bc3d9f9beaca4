import * as vscode from 'vscode';
import type { ShellParser } from '../../shell/shellScript';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { Emitter, type Event } from '../../util/event';
import { setContext } from '../contextKeys';
import { ChecklistFinder, isReleaseLog, mostFiles, type FoundChecklist } from './checklistFinder';
import { ListTree } from './listTree';

/** A row of the Checklists view; `startRelease` and `openChecklist` take it. */
export interface ChecklistRow extends FoundChecklist {
  readonly kind: 'checklist';
}

/** The Checklists view, and what it has found. */
export interface ChecklistsView extends Disposable {
  /** The checklists of the workspace; looked for when first asked for. */
  checklists(): Promise<readonly ChecklistRow[]>;
  readonly onDidChange: Event<undefined>;
  /** Looks again, soon. */
  refresh(): void;
}

export function registerChecklistsView(shellParser: () => Promise<ShellParser>): ChecklistsView {
  const store = new DisposableStore();
  const changed = store.add(new Emitter<undefined>());
  const finder = new ChecklistFinder(shellParser);
  const read = async (): Promise<readonly ChecklistRow[]> => {
    const { checklists, isCut } = await finder.find();
    setContext('releaseChecklist.checklists', checklists.length > 0 ? 'some' : 'none');
    tellCut(isCut);
    changed.fire(undefined);
    return checklists.map((checklist) => ({ kind: 'checklist', ...checklist }));
  };
  /** Not while the rows are read: VS Code waits with all that it shows until they are there. */
  const tellCut = (isCut: boolean): void => {
    const message = isCut ? tooMany : '';
    if ((view.message ?? '') !== message) setTimeout(() => (view.message = message));
  };
  const tree = store.add(new ListTree(read, toItem));
  const refresh = (): void => tree.reload();
  const view = store.add(vscode.window.createTreeView('releaseChecklist.checklists', { treeDataProvider: tree }));
  store.add(watchMarkdown(refresh));
  store.add(vscode.workspace.onDidChangeWorkspaceFolders(refresh));
  store.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('releaseChecklist')) refresh();
    }),
  );
  // The welcome view of the Release view asks whether there are any, also while this view is closed.
  void tree.rows();
  return { checklists: () => tree.rows(), onDidChange: changed.event, refresh, dispose: () => store.dispose() };
}

/** Above the rows: what was not looked at must not be taken for what is not there. */
const tooMany = `Only ${mostFiles} Markdown files were looked at, and there are more. Narrow the settings releaseChecklist.checklists or releaseChecklist.exclude.`;

function watchMarkdown(refresh: () => void): Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,markdown}');
  // A release's log is written again and again while it runs: no reason to search the workspace.
  const onEvent = async (uri: vscode.Uri): Promise<void> => {
    if (!(await isReleaseLog(uri))) refresh();
  };
  watcher.onDidCreate(onEvent);
  watcher.onDidChange(onEvent);
  watcher.onDidDelete(onEvent);
  return watcher;
}

function toItem(row: ChecklistRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.title);
  const steps = row.steps === 1 ? '1 step' : `${row.steps} steps`;
  item.id = row.uri.toString();
  item.description = `${row.path} · ${steps}`;
  item.tooltip = `${row.title}\n${row.path}\n${steps}`;
  item.iconPath = new vscode.ThemeIcon(row.hasTasks ? 'checklist' : 'terminal');
  item.contextValue = 'checklist';
  item.accessibilityInformation = { label: `${row.title}, ${steps}, ${row.path}` };
  item.command = { command: 'releaseChecklist.openChecklist', title: 'Open Checklist', arguments: [row] };
  return item;
}
