import * as vscode from 'vscode';
import type { Finding } from '../../log/verify/finding';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { LogReview } from './logReview';
import type { LogReviewer } from './logReviewer';

/**
 * Shows what verification found at the lines that it speaks of, in log and journal. Notes, which speak of the record as a
 * whole and of no fault, stand in the Release view alone. What was found stays while the file is open.
 */
export function registerLogDiagnostics(reviewer: LogReviewer): Disposable {
  const store = new DisposableStore();
  const collection = store.add(vscode.languages.createDiagnosticCollection('release-checklist-verify'));
  const reviewed = new Map<string, vscode.Uri>();
  const forgetUnseen = (): void => {
    const seen = new Set(
      [...vscode.workspace.textDocuments.map(({ uri }) => uri), ...filesOf(reviewer.review)].map(String),
    );
    for (const [key, uri] of reviewed) {
      if (seen.has(key)) continue;
      collection.delete(uri);
      reviewed.delete(key);
    }
  };
  store.add(
    reviewer.onDidChange(() => {
      const { review } = reviewer;
      forgetUnseen();
      if (review?.verification.kind !== 'done') return;
      const { findings } = review.verification;
      for (const uri of filesOf(review)) reviewed.set(uri.toString(), uri);
      collection.set(review.log, diagnosticsOf(findings, 'log'));
      collection.set(review.journal, diagnosticsOf(findings, 'journal'));
    }),
  );
  store.add(vscode.workspace.onDidCloseTextDocument(forgetUnseen));
  return store;
}

function filesOf(review: LogReview | undefined): readonly vscode.Uri[] {
  return review ? [review.log, review.journal] : [];
}

function diagnosticsOf(findings: readonly Finding[], file: Finding['file']): vscode.Diagnostic[] {
  return findings.flatMap((finding) => {
    const severity = severities[finding.severity];
    if (finding.file !== file || severity === undefined) return [];
    const line = finding.line ?? 0;
    const diagnostic = new vscode.Diagnostic(new vscode.Range(line, 0, line, 1000), finding.message, severity);
    diagnostic.source = 'Release Checklist';
    diagnostic.code = finding.code;
    return [diagnostic];
  });
}

const severities: Record<Finding['severity'], vscode.DiagnosticSeverity | undefined> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  note: undefined,
};
