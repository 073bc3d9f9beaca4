import * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import type { Problem } from '../../util/problem';
import type { Disposable } from '../../util/disposable';
import type { ChecklistReader } from './checklistReader';
import { problemFixes, type ProblemFix } from './problemFixes';
import { stateExplicitly, type LinesBelow } from './stateExplicitly';
import { toRange } from './toRange';

/** Offers to mend what is certainly misspelled, and to state explicitly what was inferred from the author's words. */
export function registerCodeActions(reader: ChecklistReader): Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'markdown' },
    {
      provideCodeActions: async (document, range, { only }, token) => {
        const checklist = await reader.read(document);
        if (!checklist || token.isCancellationRequested) return [];
        return [
          ...(isAsked(vscode.CodeActionKind.QuickFix, only) ? toFixes(document, checklist, range) : []),
          ...(isAsked(explicitKind, only) ? await toStatements(document, checklist, range, reader) : []),
        ];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, explicitKind] },
  );
}

const explicitKind = vscode.CodeActionKind.RefactorRewrite.append('explicit');

function isAsked(kind: vscode.CodeActionKind, only: vscode.CodeActionKind | undefined): boolean {
  return only === undefined || only.contains(kind);
}

function toFixes(
  document: vscode.TextDocument,
  { problems }: Checklist,
  asked: vscode.Range,
): readonly vscode.CodeAction[] {
  return problems
    .filter((problem) => toRange(problem.range).intersection(asked) !== undefined)
    .flatMap((problem) => {
      const fixes = problemFixes(problem, document.lineAt(problem.range.start.line).text);
      return fixes.map((fix) => toFix(document, problem, fix, asked));
    });
}

function toFix(
  document: vscode.TextDocument,
  problem: Problem,
  { title, start, end, newText }: ProblemFix,
  asked: vscode.Range,
): vscode.CodeAction {
  const { line } = problem.range.start;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, new vscode.Range(line, start, line, end), newText);
  action.isPreferred = true;
  action.diagnostics = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ code, range }) => code === problem.code && range.intersection(asked) !== undefined);
  return action;
}

async function toStatements(
  document: vscode.TextDocument,
  checklist: Checklist,
  { start, end }: vscode.Range,
  reader: ChecklistReader,
): Promise<readonly vscode.CodeAction[]> {
  if (start.line !== end.line) return [];
  const parse = await reader.parser();
  const added = stateExplicitly(checklist, start.line, document.getText(), parse);
  return added ? [toStatement(document, added)] : [];
}

function toStatement(document: vscode.TextDocument, { below, lines }: LinesBelow): vscode.CodeAction {
  const title = lines.length === 1 ? `State it explicitly: ${shown(lines[0])}` : 'State it explicitly';
  const action = new vscode.CodeAction(title, explicitKind);
  const { end } = document.lineAt(below).range;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.insert(document.uri, end, lines.map((line) => `\n${line}`).join(''));
  return action;
}

/** How much of the line stands in the menu, in UTF-16 code units. */
const longestTitle = 60;

function shown(line = ''): string {
  const text = line.trim().replace(/^[>\s]*/, '');
  return text.length > longestTitle ? `${text.slice(0, longestTitle - 1)}…` : text;
}
