import * as vscode from 'vscode';
import { findStep } from '../../checklist/steps';
import { UserFacingError } from '../../util/userFacingError';
import { rowOf, stepIdOf, type CommandHandler } from './register';

/** Opens the Markdown log: the one of the row, else that of the open release, as people read it. */
export const openLog: CommandHandler = async ({ controller }, argument) => {
  const row = uriAt(argument, 'log');
  if (!row || controller.hasRelease) await controller.release.releaseLog.flush();
  await vscode.commands.executeCommand('markdown.showPreview', row ?? controller.release.logUri);
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

function uriAt(argument: unknown, name: 'log' | 'uri'): vscode.Uri | undefined {
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
