import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { journalPathOf } from '../../log/logPath';
import { conflictLine } from '../../log/mergeMarks';
import type { Disposable } from '../../util/disposable';
import { showInformation } from '../messages';

/**
 * Offers to mend a log or a journal with the marks of an unfinished merge in it: when it is opened or shown, is open
 * already, or changes on the disk while it is open. Once, until the marks are gone or it is closed.
 */
export function registerMergeOffer(): Disposable {
  const offered = new Set<string>();
  const look = (document: vscode.TextDocument | undefined): void => {
    if (document !== undefined && !document.isDirty) void offerToMend(document, offered);
  };
  const { workspace, window } = vscode;
  workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
    workspace.onDidCloseTextDocument(({ uri }) => offered.delete(uri.toString())),
    window.onDidChangeActiveTextEditor((editor) => look(editor?.document)),
  );
}

/** Asks whether the log, or the journal, is to be rendered again, and does it. */
export async function offerToRender(uri: vscode.Uri): Promise<void> {
  const message =
    'A merge of this release’s record was not finished. It needs no resolving by hand: every event of both sides is kept, and the log is rendered again.';
  if ((await showInformation(message, 'Render Log Again')) !== undefined)
    await vscode.commands.executeCommand('releaseChecklist.renderLog', uri);
}

async function offerToMend(document: vscode.TextDocument, offered: Set<string>): Promise<void> {
  const { uri } = document;
  if (uri.scheme !== 'file' || !/\.(?:md|jsonl)$/i.test(uri.fsPath)) return;
  if (conflictLine(document.getText()) === undefined) return void offered.delete(uri.toString());
  if (offered.has(uri.toString()) || !existsSync(journalPathOf(uri.fsPath))) return;
  offered.add(uri.toString());
  await offerToRender(uri);
}
