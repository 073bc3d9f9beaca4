import * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import type { Problem } from '../../util/problem';
import type { Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import { addAcceptance } from './acceptanceEdit';
import { acceptancesOf, type Acceptance } from './acceptOutput';
import type { ChecklistReader } from './checklistReader';
import { allCommandPlaces } from './checklistPlaces';
import { problemFixes, type ProblemFix } from './problemFixes';
import { stateExplicitly, type Statement } from './stateExplicitly';
import { toRange } from './toRange';

/**
 * Offers to mend what is certainly misspelled, to state explicitly what was inferred from the author's words, and to
 * accept what the release that runs has found instead. Each is an edit that only the person's choice makes.
 */
export function registerCodeActions(current: CurrentRelease, reader: ChecklistReader): Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'markdown' },
    {
      provideCodeActions: async (document, range, { only }, token) => {
        const checklist = await reader.readAtPause(document);
        if (!checklist || token.isCancellationRequested) return [];
        return [
          ...(isAsked(vscode.CodeActionKind.QuickFix, only) ? toFixes(document, checklist, range) : []),
          ...(isAsked(vscode.CodeActionKind.QuickFix, only) ? toAcceptances(document, checklist, range, current) : []),
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
  { problems, frontMatter }: Checklist,
  asked: vscode.Range,
): readonly vscode.CodeAction[] {
  const lines = document.getText().split(/\r\n|\r|\n/);
  return problems
    .filter((problem) => toRange(problem.range).intersection(asked) !== undefined)
    .flatMap((problem) => {
      const fixes = problemFixes(problem, lines, frontMatter);
      return fixes.map((fix) => toFix(document, problem, fix, asked));
    });
}

function toFix(
  document: vscode.TextDocument,
  problem: Problem,
  { title, line, endLine, start, end, newText }: ProblemFix,
  asked: vscode.Range,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, new vscode.Range(line, start, endLine, end), newText);
  action.isPreferred = true;
  action.diagnostics = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ code, range }) => code === problem.code && range.intersection(asked) !== undefined);
  return action;
}

/** For each expectation on the line that the last output did not match: the one that it would. */
function toAcceptances(
  document: vscode.TextDocument,
  checklist: Checklist,
  { start: { line } }: vscode.Range,
  { shown }: CurrentRelease,
): readonly vscode.CodeAction[] {
  if (shown.kind !== 'run' || shown.uri.toString() !== document.uri.toString()) return [];
  return allCommandPlaces(checklist).flatMap(({ command }) => {
    const state = shown.state.commands.get(command.id);
    if (state?.kind !== 'finished') return [];
    return acceptancesOf(command, state.last)
      .filter((acceptance) => acceptance.line === line)
      .flatMap((acceptance) => toAcceptance(document, acceptance));
  });
}

function toAcceptance(document: vscode.TextDocument, acceptance: Acceptance): readonly vscode.CodeAction[] {
  const title = `Accept this output: ${inTitle(acceptance.form)}`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  return addAcceptance(action.edit, document, acceptance) ? [action] : [];
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
  return added ? [toStatementAction(document, added)] : [];
}

function toStatementAction(document: vscode.TextDocument, { line, column, text, forms }: Statement): vscode.CodeAction {
  const title = forms.length === 1 ? `State it explicitly: ${inTitle(`# expect: ${forms[0]}`)}` : 'State it explicitly';
  const action = new vscode.CodeAction(title, explicitKind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.insert(document.uri, new vscode.Position(line, column), text);
  return action;
}

/** How much of the line stands in the menu, in UTF-16 code units. */
const longestTitle = 60;

function inTitle(line = ''): string {
  const text = line.trim().replace(/^[>\s]*/, '');
  return text.length > longestTitle ? `${text.slice(0, longestTitle - 1)}…` : text;
}
