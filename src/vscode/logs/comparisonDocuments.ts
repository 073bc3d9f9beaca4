import * as vscode from 'vscode';
import { parseChecklist } from '../../checklist/parseChecklist';
import { compareRuns } from '../../log/history/compareRuns';
import type { PastRun } from '../../log/history/history';
import { renderComparison } from '../../log/history/renderComparison';
import { readFoundJournal } from '../../node/findJournals';
import type { ShellParser } from '../../shell/shellScript';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { UserFacingError } from '../../util/userFacingError';

const comparisonScheme = 'release-checklist-comparison';
const todayScheme = 'release-checklist-today';

/** Serves what is compared as documents that cannot be edited: two releases, and the checklist as its file is now. */
export function registerComparisonDocuments(shellParser: () => Promise<ShellParser>): Disposable {
  const store = new DisposableStore();
  store.add(
    vscode.workspace.registerTextDocumentContentProvider(comparisonScheme, {
      provideTextDocumentContent: async ({ query }) => {
        const [before = '', after = ''] = query.split('\n');
        const parser = await shellParser();
        return renderComparison(compareRuns(await readRun(before, parser), await readRun(after, parser)));
      },
    }),
  );
  store.add(
    vscode.workspace.registerTextDocumentContentProvider(todayScheme, {
      provideTextDocumentContent: async ({ query }) =>
        (await vscode.workspace.openTextDocument(vscode.Uri.file(query))).getText(),
    }),
  );
  return store;
}

/** Journals by path; the name is what the tab shows. */
export function comparisonUri(name: string, before: string, after: string): vscode.Uri {
  const path = `/${name.replace(/[/\\?#]/g, ' ')}.md`;
  return vscode.Uri.from({ scheme: comparisonScheme, path, query: `${before}\n${after}` });
}

export function todayUri(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: todayScheme, path: file.path, query: file.fsPath });
}

async function readRun(journal: string, shellParser: ShellParser): Promise<PastRun> {
  const { state, unreadable } = await readFoundJournal(journal);
  if (!state) throw new UserFacingError(`${journal} cannot be compared. ${unreadable ?? ''}`);
  return { journal, state, checklist: parseChecklist(state.started.checklist.text, shellParser) };
}
