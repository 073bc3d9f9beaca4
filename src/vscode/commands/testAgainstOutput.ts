import * as vscode from 'vscode';
import type { Checklist, Command } from '../../checklist/checklist';
import { findCommandAt } from '../../checklist/findCommand';
import { UserFacingError } from '../../util/userFacingError';
import { blockOnLine } from '../editor/checklistPlaces';
import { renderOutputTest, testOutput } from '../editor/outputTest';
import type { CommandHandler } from './register';
import { resultUri } from './showOutput';

/** Compares an output that the person has with what the command at the cursor is expected to give. */
export const testAgainstOutput: CommandHandler = async ({ reader }) => {
  const editor = vscode.window.activeTextEditor;
  const checklist = editor && (await reader.read(editor.document));
  if (!checklist) throw new UserFacingError('Open a checklist, and put the cursor on one of its commands.');
  const command = await chooseCommand(checklist, editor.selection.active.line);
  const source = command && (await chooseSource(otherSelections(editor)));
  const output = await source?.read();
  if (!command || !source || output === undefined) return;
  const text = renderOutputTest(command, testOutput(command, output), source.name);
  const [firstLine = ''] = command.text.split('\n');
  const document = await vscode.workspace.openTextDocument(resultUri(`Test of ${firstLine.slice(0, 40)}`, text));
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
};

/** The command on the line, or of the block that the line is part of. */
async function chooseCommand(checklist: Checklist, line: number): Promise<Command | undefined> {
  const command = findCommandAt(checklist, line);
  if (command) return command;
  const commands = blockOnLine(checklist, line)?.commands ?? [];
  if (commands.length === 0) throw new UserFacingError('No command stands at the cursor: put it on the one to test.');
  if (commands.length === 1) return commands[0];
  const items = commands.map((one) => ({ label: one.text.split('\n')[0] ?? '', command: one }));
  return (await vscode.window.showQuickPick(items, { title: 'Which command is the output of?' }))?.command;
}

interface OutputSource {
  /** As it stands in a sentence: `the clipboard`. */
  readonly name: string;
  readonly read: () => Promise<string | undefined>;
}

async function chooseSource(selections: readonly vscode.TextEditor[]): Promise<OutputSource | undefined> {
  const items: (vscode.QuickPickItem & OutputSource)[] = [
    { label: '$(clippy) Clipboard', name: 'the clipboard', read: readClipboard },
    ...selections.map(({ document, selection }) => {
      const file = document.uri.path.split('/').at(-1) ?? '';
      const read = (): Promise<string> => Promise.resolve(document.getText(selection));
      return { label: '$(selection) Selected Text', description: file, name: `the selected text in ${file}`, read };
    }),
    { label: '$(file) File…', name: 'a file', read: readChosenFile },
  ];
  return vscode.window.showQuickPick(items, {
    title: 'Test against an output',
    placeHolder: 'Where is the output? Nothing is run, and nothing is recorded.',
  });
}

/** Text that is selected in an editor beside the checklist. */
function otherSelections(editor: vscode.TextEditor): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((one) => one !== editor && !one.selection.isEmpty);
}

async function readClipboard(): Promise<string> {
  const text = await vscode.env.clipboard.readText();
  if (text === '') throw new UserFacingError('The clipboard is empty: copy the output first.');
  return text;
}

async function readChosenFile(): Promise<string | undefined> {
  const [file] = (await vscode.window.showOpenDialog({ title: 'The output of the command', openLabel: 'Test' })) ?? [];
  if (!file) return undefined;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > largestFile) throw new UserFacingError('The file is too large for the output of a command: over 50 MB.');
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(file), { uri: file });
}

/** In bytes. */
const largestFile = 50_000_000;
