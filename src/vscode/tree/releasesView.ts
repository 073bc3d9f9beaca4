import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { findJournals, type FoundJournal } from '../../node/findJournals';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import type { ChecklistsView } from './checklistsView';
import { journalFiles } from './journalFiles';
import { ListTree } from './listTree';
import { presentRelease } from './presentRelease';
import { toThemeIcon } from './toTreeItem';

/** A row of the Releases view; `resumeRelease` and `openLog` take it. */
export interface ReleaseLogRow {
  readonly kind: 'release';
  readonly journal: vscode.Uri;
  /** The Markdown log; absent when it is not there. */
  readonly log?: vscode.Uri;
  readonly found: FoundJournal;
}

export interface ReleasesView extends Disposable {
  /** Looks again, soon. */
  refresh(): void;
}

/** The Releases view: the logs of this workspace, unfinished releases first. */
export function registerReleasesView(current: CurrentRelease, checklists: ChecklistsView): ReleasesView {
  const store = new DisposableStore();
  const tree = store.add(new ListTree(() => readRows(checklists), toItem));
  const refresh = (): void => tree.reload();
  store.add(vscode.window.createTreeView('releaseChecklist.releases', { treeDataProvider: tree }));
  store.add(watchJournals(refresh));
  store.add(checklists.onDidChange(refresh));
  let before = stageOf(current);
  store.add(
    current.onDidChange(() => {
      if (stageOf(current) !== before) refresh();
      before = stageOf(current);
    }),
  );
  return { refresh, dispose: () => store.dispose() };
}

/** What must have changed for the list to read otherwise: not each event of the release that runs. */
function stageOf({ shown }: CurrentRelease): string {
  return shown.kind === 'run' ? `${shown.log.path} ${shown.state.finished?.outcome ?? ''}` : '';
}

function watchJournals(refresh: () => void): Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.jsonl', false, true, false);
  watcher.onDidCreate(refresh);
  watcher.onDidDelete(refresh);
  return watcher;
}

async function readRows(checklists: ChecklistsView): Promise<readonly ReleaseLogRow[]> {
  const folders = new Set<string>();
  for (const uri of await journalFiles(await checklists.checklists())) folders.add(dirname(uri.fsPath));
  const found = (await Promise.all([...folders].map(findJournals))).flat();
  const rows = await Promise.all(found.map(toRow));
  // Each folder's list is in its order already; sorting is stable.
  return rows.sort((a, b) => rankOf(a) - rankOf(b));
}

async function toRow(found: FoundJournal): Promise<ReleaseLogRow> {
  const log = vscode.Uri.file(found.path.replace(/\.jsonl$/i, '.md'));
  const journal = vscode.Uri.file(found.path);
  return { kind: 'release', journal, found, ...((await exists(log)) ? { log } : {}) };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function rankOf({ found: { state } }: ReleaseLogRow): number {
  if (!state) return 2;
  return state.finished ? 1 : 0;
}

function toItem(row: ReleaseLogRow): vscode.TreeItem {
  const { label, description, icon, isUnfinished } = presentRelease(row.found, basename(row.journal.path));
  const item = new vscode.TreeItem(label);
  item.id = row.journal.toString();
  item.description = description;
  item.tooltip = `${label}\n${description}\n${vscode.workspace.asRelativePath(row.journal)}`;
  item.iconPath = toThemeIcon(icon);
  item.contextValue = ['release', ...(isUnfinished ? ['unfinished'] : []), ...(row.log ? ['hasLog'] : [])].join(' ');
  item.accessibilityInformation = { label: `${label}, ${description}` };
  if (row.log) item.command = { command: 'releaseChecklist.openLog', title: 'Open Release Log', arguments: [row] };
  return item;
}
