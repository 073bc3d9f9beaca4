import * as vscode from 'vscode';
import type { Problem } from '../../util/problem';
import { toRange } from './toRange';

/** A problem as VS Code shows it in the text and in the Problems view. */
export function toDiagnostic({ code, severity, message, range }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, severities[severity]);
  diagnostic.source = 'Release Checklist';
  diagnostic.code = code;
  return diagnostic;
}

const severities: Record<Problem['severity'], vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};
