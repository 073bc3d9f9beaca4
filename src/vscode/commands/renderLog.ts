import * as vscode from 'vscode';
import { basename } from 'node:path';
import { journalPathOf, logPathOfJournal } from '../../log/logPath';
import { renderAgain } from '../../node/renderAgain';
import { UserFacingError } from '../../util/userFacingError';
import type { CommandHandler } from './register';
import { showInformation } from '../messages';

/** Renders the log in the editor again from its journal, and takes the marks of an unfinished merge out of both. */
export const renderLog: CommandHandler = async ({ services }, argument) => {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme !== 'file') throw new UserFacingError('Open the release log, or its journal, to render it again.');
  refuseUnsaved(uri.fsPath);
  const { shellParser } = await services();
  const { isMended, isChanged } = await renderAgain(uri.fsPath, shellParser);
  const words = isChanged ? 'The log was rendered again from its journal.' : 'The log is what its journal renders to.';
  const mended = isMended ? ' The marks of the merge are out of the journal; every event of both sides is in it.' : '';
  void showInformation(`${words}${mended}`);
};

/** What somebody has begun to resolve by hand would be saved over what is rendered. */
function refuseUnsaved(path: string): void {
  const journal = journalPathOf(path);
  const unsaved = vscode.workspace.textDocuments.find(
    ({ isDirty, uri }) => isDirty && [journal, logPathOfJournal(journal)].includes(uri.fsPath),
  );
  if (unsaved)
    throw new UserFacingError(
      `${basename(unsaved.uri.fsPath)} has changes that are not saved. Save or revert it first: it is written again from the journal.`,
    );
}
