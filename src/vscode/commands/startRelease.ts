import * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import { parseChecklist } from '../../checklist/parseChecklist';
import { isProduction, type InputValues } from '../../run/inputs';
import { canRun, countedSteps } from '../../run/progress';
import { UserFacingError } from '../../util/userFacingError';
import { startRelease as openNewRelease } from '../openRelease';
import { askInputs, askText } from '../prompts';
import { readSettings } from '../settings';
import { requireTrust, type CommandContext } from './register';
import { confirmModally } from '../messages';

/** Starts a release from the checklist of a row, of the editor, or of the person's choice. */
export async function startRelease(context: CommandContext, argument: unknown): Promise<void> {
  requireTrust();
  await mayLeaveOpenRelease(context);
  const uri = uriOf(argument) ?? previewUri(context) ?? (await askChecklist(context));
  if (!uri) return;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder)
    throw new UserFacingError('The log is written beside the code: open the folder that holds this checklist first.');
  await saveChanges(uri);
  const text = await readText(uri);
  const services = await context.services();
  const checklist = parseChecklist(text, services.shellParser);
  if (countedSteps(checklist, undefined).length === 0)
    throw new UserFacingError('This file has no step: no task list item and no command block that can be run.');
  const inputs = await askInputs(`Start ${checklist.title}`, checklist.frontMatter.inputs);
  if (!inputs) return;
  const release = inputs['version'] || (await askReleaseName(checklist));
  if (release === undefined || !(await confirmStart(checklist, release, inputs))) return;
  const { logPath } = readSettings();
  const request = { folder, checklistUri: uri, text, checklist, release, inputs, logPattern: logPath };
  await context.controller.show(await openNewRelease(services, request));
  await vscode.commands.executeCommand('releaseChecklist.focusCurrentStep');
}

/** Only one release is open in a window; the other one can be resumed later. */
async function mayLeaveOpenRelease({ controller }: CommandContext): Promise<void> {
  if (!controller.hasRelease) return;
  const { state } = controller.release.session;
  if (state.finished) return controller.close();
  throw new UserFacingError(
    `${state.started.release} is still open in this window. Finish or abort it, or leave it, before you start another.`,
  );
}

function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const isRow = typeof argument === 'object' && argument !== null && 'uri' in argument;
  return isRow && argument.uri instanceof vscode.Uri ? argument.uri : undefined;
}

function previewUri({ controller }: CommandContext): vscode.Uri | undefined {
  const { shown } = controller;
  return shown.kind === 'preview' ? shown.uri : undefined;
}

async function askChecklist({ checklists }: CommandContext): Promise<vscode.Uri | undefined> {
  const found = (await checklists()).map(({ title, path, uri }) => ({ label: title, description: path, uri }));
  const other = { label: 'Another File…', alwaysShow: true, uri: undefined };
  const picked = await vscode.window.showQuickPick([...found, other], {
    title: 'Start a release',
    placeHolder: 'Which checklist?',
    matchOnDescription: true,
  });
  return picked && (picked.uri ?? (await askFile()));
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Checklist to start a release from',
    filters: { Markdown: ['md', 'markdown'] },
    canSelectMany: false,
  });
  return picked?.[0];
}

/** What is pinned is the file, so the editor's changes must be in it. */
async function saveChanges(uri: vscode.Uri): Promise<void> {
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
  if (!document?.isDirty) return;
  if (!(await document.save()))
    throw new UserFacingError('The checklist has changes that could not be saved. Save it, then start the release.');
}

async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

function askReleaseName(checklist: Checklist): Promise<string | undefined> {
  return askText({
    title: `Start ${checklist.title}`,
    prompt: 'What is released? It names the log, and is typed to confirm dangerous commands in production.',
    placeholder: 'v1.2.3',
    problem: (value) => (value.trim() === '' ? 'Give the release a name or a version.' : undefined),
  });
}

async function confirmStart(checklist: Checklist, release: string, inputs: InputValues): Promise<boolean> {
  const steps = countedSteps(checklist, undefined);
  const withCommands = steps.filter(canRun).length;
  const secret = new Set(checklist.frontMatter.inputs.filter((input) => input.secret).map(({ name }) => name));
  const lines = [
    checklist.title,
    ...Object.entries(inputs).map(([name, value]) => `${name}: ${secret.has(name) ? '(secret)' : value || '(empty)'}`),
    `${steps.length} steps, ${withCommands} of them with commands.`,
    ...(isProduction(checklist.frontMatter, inputs) ? ['Production: every command is confirmed before it runs.'] : []),
    'The checklist is pinned as it is now. Nothing runs until you run a step.',
  ];
  return confirmModally({ title: `Start the release ${release}?`, detail: lines.join('\n'), button: 'Start' });
}
