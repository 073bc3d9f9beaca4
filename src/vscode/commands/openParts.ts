import * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import { matchCommand, matchSection, matchSteps } from '../../checklist/matchSteps';
import { findStep } from '../../checklist/steps';
import { UserFacingError } from '../../util/userFacingError';
import { pinnedUriOf } from '../logs/pinnedDocuments';
import { rowOf, stepIdOf, type CommandHandler } from './register';

/**
 * Opens the Markdown log as people read it: the one of the row, whose record the Release view shows then; else the one that
 * is shown there, else that of the open release.
 */
export const openLog: CommandHandler = async ({ controller, reviewer }, argument) => {
  const journal = uriAt(argument, 'journal');
  if (controller.hasRelease) await controller.release.releaseLog.flush();
  if (journal) await reviewer.open(journal);
  const log = journal ? uriAt(argument, 'log') : (reviewer.review?.log ?? controller.release.logUri);
  if (log) await vscode.commands.executeCommand('markdown.showPreview', log);
};

/** Opens the checklist of the row, or the one that is shown. */
export const openChecklist: CommandHandler = async ({ controller }, argument) => {
  const { shown } = controller;
  const uri = uriAt(argument, 'uri') ?? (shown.kind === 'nothing' ? undefined : shown.uri);
  if (!uri) throw new UserFacingError('No checklist is open.');
  await vscode.window.showTextDocument(uri, { preview: false });
};

/**
 * Goes to the line of a row or a step in the checklist, which may have been edited since the release began: to where it
 * stands now, or, where it does not any more, to the text that the release runs.
 */
export const revealStep: CommandHandler = async ({ controller, reader }, argument) => {
  const { shown } = controller;
  if (shown.kind === 'nothing') return;
  const known = lineIn(shown.checklist, argument);
  if (known === undefined) return;
  if (shown.kind === 'preview') return showLine(shown.uri, known);
  const document = await openIfThere(shown.uri);
  const now = document && (await reader.read(document));
  const line = now && lineAfterEdits(shown.checklist, now, argument);
  if (line !== undefined) return showLine(shown.uri, line);
  await showLine(pinnedUriOf(vscode.Uri.file(controller.release.journal.path), shown.state), known);
  vscode.window.setStatusBarMessage('It is not in the file any more: this is the text that the release runs.', 10_000);
};

async function showLine(uri: vscode.Uri, line: number): Promise<void> {
  const position = new vscode.Position(line, 0);
  const editor = await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true });
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** `undefined` for a file that was moved or deleted. */
async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  return isThere ? vscode.workspace.openTextDocument(uri) : undefined;
}

export const showTerminal: CommandHandler = ({ controller }) => {
  if (!controller.release.session.reveal())
    throw new UserFacingError('This release has no terminal yet: it opens with the first command that runs.');
};

function uriAt(argument: unknown, name: 'journal' | 'log' | 'uri'): vscode.Uri | undefined {
  const value = memberOf(argument, name);
  return value instanceof vscode.Uri ? value : undefined;
}

/** The line in the checklist that the row was made of. */
function lineIn(checklist: Checklist, argument: unknown): number | undefined {
  const row = rowOf(argument);
  if (row?.kind === 'section') return row.section.range.start.line;
  if (row?.kind === 'command') return row.command.range.start.line;
  const id = stepIdOf(argument);
  return id === undefined ? undefined : findStep(checklist, id)?.line;
}

function lineAfterEdits(before: Checklist, after: Checklist, argument: unknown): number | undefined {
  const row = rowOf(argument);
  const matches = matchSteps(before, after);
  if (row?.kind === 'section') return matchSection(row.section, matches, after)?.range.start.line;
  const id = stepIdOf(argument);
  const step = id === undefined ? undefined : matches.get(id);
  if (!step || row?.kind !== 'command') return step?.line;
  return matchCommand(row.command, step)?.range.start.line ?? step.line;
}

function memberOf(argument: unknown, name: string): unknown {
  return typeof argument === 'object' && argument !== null ? Reflect.get(argument, name) : undefined;
}
