import * as vscode from 'vscode';
import type { Acceptance } from './acceptOutput';

/** Adds the edit; false when the words are not there any more. */
export function addAcceptance(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  { line, text, form }: Acceptance,
): boolean {
  const start = document.lineAt(line).text.lastIndexOf(text);
  if (start < 0) return false;
  edit.replace(document.uri, new vscode.Range(line, start, line, start + text.length), form);
  return true;
}
