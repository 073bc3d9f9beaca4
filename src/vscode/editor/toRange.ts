import * as vscode from 'vscode';
import type { SourceRange } from '../../util/sourceRange';

export function toRange({ start, end }: SourceRange): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}
