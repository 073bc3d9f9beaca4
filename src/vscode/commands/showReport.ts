import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { parseChecklist } from '../../checklist/parseChecklist';
import { buildHistory, type PastRun } from '../../log/history/history';
import { propose } from '../../log/history/proposals/propose';
import { applyChange, type LineChange, type Proposal } from '../../log/history/proposals/proposal';
import { findJournals } from '../../node/findJournals';
import type { ShellParser } from '../../shell/shellScript';
import { UserFacingError } from '../../util/userFacingError';
import { renderReportPage, type LearnedChecklist } from '../logs/reportPage';
import { workspaceLogFolders } from '../tree/workspaceLogFolders';
import type { CommandContext, CommandHandler } from './register';
import { resultUri } from './showOutput';
import { showError, showInformation } from '../messages';

/** Opens a page about the releases of the workspace: how each step fared, and what could be better. */
export const showReport: CommandHandler = async (context) => {
  const learned = await learnAll(context);
  const panel = vscode.window.createWebviewPanel(
    'releaseChecklist.report',
    'What releases teach',
    vscode.ViewColumn.Active,
    { enableScripts: false, enableForms: false, enableCommandUris: [showProposalCommand], localResourceRoots: [] },
  );
  panel.webview.html = renderReportPage(learned, {
    nonce: randomBytes(16).toString('hex'),
    addressOf: (path, { step, kind }) =>
      `command:${showProposalCommand}?${encodeURIComponent(JSON.stringify([{ path, step, kind }]))}`,
  });
};

/** Shows what a proposal would change beside what is there; the person says whether it is done. */
export const showProposal: CommandHandler = async (context, argument) => {
  const asked = argument as Partial<Pick<Proposal, 'step' | 'kind'> & { readonly path: string }> | undefined;
  const { path, step, kind } = asked ?? {};
  const found = (await learnAll(context)).find(({ history }) => history.path === path);
  const proposal = found?.proposals.find((each) => each.step === step && each.kind === kind);
  const uri = path === undefined ? undefined : await uriOf(path);
  if (!proposal || !uri)
    throw new UserFacingError('The checklist or its releases have changed. Show the report again.');
  const document = await vscode.workspace.openTextDocument(uri);
  if (!proposal.change) {
    const place = new vscode.Range(proposal.line, 0, proposal.line, 0);
    await vscode.window.showTextDocument(document, { selection: place });
    return;
  }
  const text = document.getText();
  const changed = resultUri(`${proposal.title}: proposed`, applyChange(text, proposal.change));
  await vscode.commands.executeCommand('vscode.diff', uri, changed, `${proposal.title}: now ↔ proposed`);
  void showInformation(`${proposal.why} ${proposal.what}`, 'Change the Checklist').then((choice) => {
    if (choice) return applyTo(document, text, proposal.change);
    return undefined;
  });
};

const showProposalCommand = 'releaseChecklist.showProposal';

async function applyTo(document: vscode.TextDocument, text: string, change: LineChange | undefined): Promise<void> {
  if (!change) return;
  if (document.getText() !== text) {
    void showError('The checklist has changed since. Show the report again.');
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(change.line + change.removed - 1).range.end;
  const lineBreak = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  edit.replace(document.uri, new vscode.Range(new vscode.Position(change.line, 0), end), change.lines.join(lineBreak));
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
}

/** Every checklist that the journals of the workspace speak of. */
async function learnAll(context: CommandContext): Promise<readonly LearnedChecklist[]> {
  const { shellParser } = await context.services();
  const runs = await readRuns(shellParser, context);
  const learned: LearnedChecklist[] = [];
  for (const history of buildHistory(runs)) {
    const own = new Set(history.runs.map(({ journal }) => journal));
    const uri = await uriOf(history.path);
    const text = uri && (await vscode.workspace.openTextDocument(uri)).getText();
    const parse = (source: string): PastRun['checklist'] => parseChecklist(source, shellParser);
    const inTime = runs.filter(({ journal }) => own.has(journal)).sort(byStart);
    learned.push({ history, proposals: text === undefined ? [] : propose({ text, runs: inTime, parse }) });
  }
  return learned;
}

function byStart(a: PastRun, b: PastRun): number {
  return a.state.startedAt < b.state.startedAt ? -1 : 1;
}

async function readRuns(
  shellParser: ShellParser,
  { checklists }: Pick<CommandContext, 'checklists'>,
): Promise<readonly PastRun[]> {
  const folders = await workspaceLogFolders(await checklists());
  const found = (await Promise.all(folders.map(findJournals))).flat();
  return found.flatMap(({ path, state }) =>
    state ? [{ journal: path, state, checklist: parseChecklist(state.started.checklist.text, shellParser) }] : [],
  );
}

/** The checklist's file, where one of the workspace's folders has it. */
async function uriOf(path: string): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = vscode.Uri.joinPath(uri, path);
    if (!file.path.startsWith(`${uri.path}/`)) continue;
    const isThere = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}
