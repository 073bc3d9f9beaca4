import * as vscode from 'vscode';
import type { Acceptance } from './acceptOutput';

/** Adds the edit to be shown in the refactor preview before it is made; false when the words are not there any more. */
export function addAcceptance(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  { line, text, form }: Acceptance,
): boolean {
  const start = document.lineAt(line).text.lastIndexOf(text);
  if (start < 0) return false;
  edit.replace(document.uri, new vscode.Range(line, start, line, start + text.length), form, {
    needsConfirmation: true,
    label: 'Accept this output',
    description: 'Later releases expect what this one has printed.',
  });
  return true;
}
