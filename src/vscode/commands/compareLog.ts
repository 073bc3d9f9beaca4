import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { previousRelease } from '../../log/list/previousRelease';
import { formatTime } from '../../log/formatTime';
import type { RunState } from '../../run/runState';
import { UserFacingError } from '../../util/userFacingError';
import { comparisonUri, todayUri } from '../logs/comparisonDocuments';
import { pinnedUri } from '../logs/pinnedDocuments';
import type { CommandContext, CommandHandler } from './register';
import { reviewOf } from './reviewLog';
import { showInformation } from '../messages';

/** One thing that a log can be compared with. */
interface Comparison extends vscode.QuickPickItem {
  readonly show: () => Thenable<unknown>;
}

/** Asks what the log that is read is to be compared with, and shows the difference. */
export const compareLog: CommandHandler = async (context) => {
  const { contents, journal, log } = reviewOf(context);
  const pinned = pinnedUri(reviewOf(context));
  if (contents.kind !== 'run' || !pinned)
    throw new UserFacingError('The journal cannot be read: there is nothing to compare.');
  const { state } = contents.context;
  const { release, checklist } = state.started;
  const choices: readonly Comparison[] = [
    {
      label: 'The checklist it was made from',
      detail: 'What the release has filled in',
      show: () => diff(pinned, log, `${checklist.path} ↔ log of ${release}`),
    },
    {
      label: 'Today’s checklist',
      detail: `What has changed in ${checklist.path} since`,
      show: () => compareWithToday(pinned, journal, state),
    },
    await previousChoice(context, journal, state),
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: `Compare ${release} with…` });
  await chosen?.show();
};

async function previousChoice({ releases }: CommandContext, journal: vscode.Uri, state: RunState): Promise<Comparison> {
  const { started, startedAt } = state;
  const previous = previousRelease(await releases(), { checklist: started.checklist.path, startedAt });
  if (!previous?.summary)
    return {
      label: 'The release before',
      detail: 'There is no earlier log of this checklist here',
      show: () => Promise.reject(new UserFacingError('There is no earlier log of this checklist in this workspace.')),
    };
  const { release, startedAt: before } = previous.summary;
  const uri = comparisonUri(`${started.release} compared with ${release}`, previous.journal, journal.fsPath);
  return {
    label: 'The release before',
    detail: `${release}, ${formatTime(before)} UTC: what is new, went otherwise, took much longer`,
    show: () => vscode.commands.executeCommand('markdown.showPreview', uri),
  };
}

async function compareWithToday(pinned: vscode.Uri, journal: vscode.Uri, { started }: RunState): Promise<void> {
  const { path, text } = started.checklist;
  const folder = vscode.workspace.getWorkspaceFolder(journal);
  const file = folder && vscode.Uri.joinPath(folder.uri, path);
  // The path comes from a file that anybody may have written.
  if (!file || !file.path.startsWith(`${folder.uri.path}/`) || !existsSync(file.fsPath))
    throw new UserFacingError(`There is no ${path} in this workspace any more.`);
  if ((await vscode.workspace.openTextDocument(file)).getText() === text)
    void showInformation(`${path} is today as it was in ${started.release}.`);
  else await diff(pinned, todayUri(file), `${path}: ${started.release} ↔ today`);
}

function diff(before: vscode.Uri, after: vscode.Uri, title: string): Thenable<unknown> {
  return vscode.commands.executeCommand('vscode.diff', before, after, title);
}
