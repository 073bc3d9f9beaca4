import { basename } from 'node:path';
import * as vscode from 'vscode';
import { describeFilter } from '../../log/list/releaseFilter';
import type { ListedRelease } from '../../node/releaseIndex';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { setContext } from '../contextKeys';
import type { CurrentRelease } from '../currentRelease';
import type { FoundChecklist } from './checklistFinder';
import type { ChecklistsView } from './checklistsView';
import { ListTree } from './listTree';
import { presentRelease } from './presentRelease';
import { registerReleaseFilter } from './registerReleaseFilter';
import { filesOf, ReleaseList } from './releaseList';
import { toThemeIcon } from './toTreeItem';
import { workspaceLogFolders } from './workspaceLogFolders';

/** A row of the Releases view; `resumeRelease` and `openLog` take it. */
export interface ReleaseLogRow {
  readonly kind: 'release';
  readonly journal: vscode.Uri;
  /** The Markdown log; absent when it is not there. */
  readonly log?: vscode.Uri;
  readonly release: ListedRelease;
}

export interface ReleasesView extends Disposable {
  /** All releases of the workspace, whatever the filter; looked for when first asked for. */
  releases(): Promise<readonly ListedRelease[]>;
  /** Looks again, soon. */
  refresh(): void;
}

/** The Releases view: the logs of this workspace, unfinished releases first. */
export function registerReleasesView(current: CurrentRelease, checklists: ChecklistsView): ReleasesView {
  const store = new DisposableStore();
  // Looking for checklists takes long where there are many files: their own folders of logs come when they are found.
  let found: readonly FoundChecklist[] = [];
  const list = store.add(new ReleaseList(() => workspaceLogFolders(found)));
  const readRows = async (): Promise<readonly ReleaseLogRow[]> => {
    await list.read();
    return rowsOf(list);
  };
  const tree = store.add(new ListTree(readRows, toItem));
  const refresh = (): void => tree.reload();
  const view = store.add(vscode.window.createTreeView('releaseChecklist.releases', { treeDataProvider: tree }));
  const showFilter = (): void => {
    const message = messageOf(list);
    view.message = message;
    setContext('releaseChecklist.isReleaseListFiltered', message !== '');
  };
  store.add(
    list.onDidChange(() => {
      tree.show(rowsOf(list));
      showFilter();
    }),
  );
  showFilter();
  store.add(registerReleaseFilter(list));
  store.add(watchJournals(current, refresh));
  const onChecklists = async (): Promise<void> => {
    found = await checklists.checklists();
    refresh();
  };
  store.add(checklists.onDidChange(() => void onChecklists()));
  let before = stageOf(current);
  store.add(
    current.onDidChange(() => {
      if (stageOf(current) !== before) refresh();
      before = stageOf(current);
    }),
  );
  const releases = async (): Promise<readonly ListedRelease[]> => {
    await tree.rows();
    return list.all;
  };
  return { releases, refresh, dispose: () => store.dispose() };
}

/** What must have changed for the list to read otherwise: not each event of the release that runs. */
function stageOf({ shown }: CurrentRelease): string {
  return shown.kind === 'run' ? `${shown.log.path} ${shown.state.finished?.outcome ?? ''}` : '';
}

function watchJournals(current: CurrentRelease, refresh: () => void): Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.jsonl');
  watcher.onDidCreate(refresh);
  watcher.onDidDelete(refresh);
  watcher.onDidChange(({ path }) => {
    const { shown } = current;
    const isOwn = shown.kind === 'run' && shown.log.path.replace(/\.md$/, '.jsonl') === path;
    if (!isOwn) refresh();
  });
  return watcher;
}

function rowsOf({ shown }: ReleaseList): readonly ReleaseLogRow[] {
  return shown.map((release) => ({ kind: 'release', release, ...filesOf(release) }));
}

/** What the filter leaves in; empty when there is none. */
function messageOf({ all, shown, filter }: ReleaseList): string {
  const words = describeFilter(filter);
  if (words === '') return '';
  return shown.length === 0 ? `None of ${all.length} releases: ${words}` : `${shown.length} of ${all.length}: ${words}`;
}

function toItem({ release, journal, log }: ReleaseLogRow): vscode.TreeItem {
  const { label, description, icon, isUnfinished } = presentRelease(release, basename(journal.path));
  const item = new vscode.TreeItem(label);
  item.id = journal.toString();
  item.description = description;
  item.tooltip = `${label}\n${description}\n${vscode.workspace.asRelativePath(journal)}`;
  item.iconPath = toThemeIcon(icon);
  item.contextValue = ['release', ...(isUnfinished ? ['unfinished'] : []), ...(log ? ['hasLog'] : [])].join(' ');
  item.accessibilityInformation = { label: `${label}, ${description}` };
  item.command = {
    command: 'releaseChecklist.openLog',
    title: 'Open Release Log',
    arguments: [{ journal, ...(log ? { log } : {}) }],
  };
  return item;
}
