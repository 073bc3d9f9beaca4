import * as vscode from 'vscode';
import { findStep } from '../../checklist/steps';
import { UserFacingError } from '../../util/userFacingError';
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

/** Goes to the line of a row or a step, in the checklist. */
export const revealStep: CommandHandler = async ({ controller }, argument) => {
  const { shown } = controller;
  if (shown.kind === 'nothing') return;
  const id = stepIdOf(argument);
  const line = lineOf(argument) ?? (id === undefined ? undefined : findStep(shown.checklist, id)?.line);
  if (line === undefined) return;
  const position = new vscode.Position(line, 0);
  const editor = await vscode.window.showTextDocument(shown.uri, { preview: true, preserveFocus: true });
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
};

export const showTerminal: CommandHandler = ({ controller }) => {
  if (!controller.release.session.reveal())
    throw new UserFacingError('This release has no terminal yet: it opens with the first command that runs.');
};

function uriAt(argument: unknown, name: 'journal' | 'log' | 'uri'): vscode.Uri | undefined {
  const value = memberOf(argument, name);
  return value instanceof vscode.Uri ? value : undefined;
}

/** The line of a section's heading or of a command; a step's own line comes from the checklist. */
function lineOf(argument: unknown): number | undefined {
  const row = rowOf(argument);
  if (row?.kind === 'section') return row.section.range.start.line;
  return row?.kind === 'command' ? row.command.range.start.line : undefined;
}

function memberOf(argument: unknown, name: string): unknown {
  return typeof argument === 'object' && argument !== null ? Reflect.get(argument, name) : undefined;
}
