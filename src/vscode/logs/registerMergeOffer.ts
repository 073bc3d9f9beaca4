import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { journalPathOf } from '../../log/logPath';
import { conflictLine } from '../../log/mergeMarks';
import type { Disposable } from '../../util/disposable';
import { showInformation } from '../messages';

/** Offers to mend a log or a journal that is opened, or is open already, with the marks of an unfinished merge in it. */
export function registerMergeOffer(): Disposable {
  for (const document of vscode.workspace.textDocuments) void offerToMend(document);
  return vscode.workspace.onDidOpenTextDocument(offerToMend);
}

async function offerToMend(document: vscode.TextDocument): Promise<void> {
  const { uri } = document;
  if (uri.scheme !== 'file' || !/\.(?:md|jsonl)$/i.test(uri.fsPath)) return;
  if (conflictLine(document.getText()) === undefined || !existsSync(journalPathOf(uri.fsPath))) return;
  const message =
    'A merge of this release’s record was not finished. It needs no resolving by hand: every event of both sides is kept, and the log is rendered again.';
  if ((await showInformation(message, 'Render Log Again')) !== undefined)
    await vscode.commands.executeCommand('releaseChecklist.renderLog', uri);
}
