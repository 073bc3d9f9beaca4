import * as vscode from 'vscode';
import { findNotes } from '../../checklist/findNotes';
import { isOnPath } from '../../node/isOnPath';
import type { Problem } from '../../util/problem';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { ChecklistReader } from './checklistReader';
import { toDiagnostic } from './toDiagnostic';

/** How long typing must pause before a checklist is looked at again, in milliseconds. */
const pause = 500;

/** Shows what is odd in a checklist that is open in an editor, in its text and in the Problems view. */
export function registerDiagnostics(reader: ChecklistReader): Disposable {
  const store = new DisposableStore();
  const collection = store.add(vscode.languages.createDiagnosticCollection('release-checklist'));
  const timers = new Map<string, NodeJS.Timeout>();
  const check = async (document: vscode.TextDocument): Promise<void> => {
    const { version, uri } = document;
    const checklist = await reader.readWhole(document);
    if (document.isClosed || document.version !== version) return;
    const notes = checklist ? findNotes(checklist, isOnPath) : [];
    collection.set(uri, [...(checklist?.problems ?? []).map(toDiagnostic), ...notes.map(toHint)]);
  };
  const forget = (key: string): void => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  const checkSoon = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    forget(key);
    const timer = setTimeout(() => {
      timers.delete(key);
      void check(document);
    }, pause);
    timers.set(key, timer);
  };
  const checkVisible = (): void => {
    for (const { document } of vscode.window.visibleTextEditors) if (isChecked(document)) void check(document);
  };
  store.add({ dispose: () => [...timers.keys()].forEach(forget) });
  store.add(vscode.window.onDidChangeVisibleTextEditors(checkVisible));
  store.add(reader.onDidForget(checkVisible));
  store.add(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isChecked(document)) checkSoon(document);
    }),
  );
  store.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      forget(uri.toString());
      collection.delete(uri);
    }),
  );
  checkVisible();
  return store;
}

/** Files and unsaved texts; not the sides of a comparison or a commit's old text. */
function isChecked({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && ['file', 'untitled', 'vscode-remote'].includes(uri.scheme);
}

/** What is good to know is no problem: a few dots in the text, with their words in the hover; no row in the Problems view. */
function toHint(problem: Problem): vscode.Diagnostic {
  const diagnostic = toDiagnostic(problem);
  diagnostic.severity = vscode.DiagnosticSeverity.Hint;
  return diagnostic;
}
