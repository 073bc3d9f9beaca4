import * as vscode from 'vscode';
import { readFoundJournal } from '../../node/findJournals';
import type { RunState } from '../../run/runState';
import type { Disposable } from '../../util/disposable';
import type { LogReview } from './logReview';

const scheme = 'release-checklist-pinned';

/** Serves the checklists that journals hold, as documents that cannot be edited. */
export function registerPinnedDocuments(): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query }) => {
      const { state, unreadable } = await readFoundJournal(query);
      return state?.started.checklist.text ?? unreadable ?? '';
    },
  });
}

/** The checklist as the release has pinned it; `undefined` when the journal cannot be read. */
export function pinnedUri({ journal, contents }: LogReview): vscode.Uri | undefined {
  return contents.kind === 'run' ? pinnedUriOf(journal, contents.context.state) : undefined;
}

/** The same of a release whose state is known. */
export function pinnedUriOf(journal: vscode.Uri, { started: { checklist, release } }: RunState): vscode.Uri {
  const name = checklist.path.split('/').at(-1) ?? 'checklist.md';
  const path = `/${`as released in ${release}`.replace(/[/\\?#]/g, ' ')}/${name}`;
  return vscode.Uri.from({ scheme, path, query: journal.fsPath });
}
