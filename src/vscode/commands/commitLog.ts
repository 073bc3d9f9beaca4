import * as vscode from 'vscode';
import { addMergeAttributes, mergeAttributesToOffer } from '../../node/mergeAttributes';
import { fillReleaseText } from '../../log/commitMessage';
import type { RunState } from '../../run/runState';
import { UserFacingError } from '../../util/userFacingError';
import { findRepository, type GitRepository } from '../gitRepository';
import type { OpenRelease } from '../openRelease';
import type { SafeOutput } from '../safeOutput';
import { readSettings } from '../settings';
import { showInformation, showWarning } from '../messages';
import { tellError, type CommandContext, type CommandHandler } from './register';

/** Stages and commits the log and the journal of the finished release, and nothing else. */
export const commitLog: CommandHandler = ({ controller }) => commitRecord(controller.release, 'commit');

/** Says how the release ended, and offers once to commit its record; without git it says what is missing. */
export async function showFinished({ controller, output }: CommandContext): Promise<void> {
  const { release } = controller;
  await release.releaseLog.flush();
  const { state } = release.session;
  await offerMergeAttributes(release.logUri, output);
  const found = await findRepository(release.logUri);
  const ended = `${state.started.release} is ${state.finished?.outcome.replaceAll('-', ' ') ?? 'finished'}.`;
  const tag = tagOf(state);
  const offers = 'missing' in found ? [] : ['Commit Log', ...(tag === '' ? [] : [`Commit and Tag ${tag}`])];
  const next =
    'missing' in found
      ? `${found.missing} Its record is on this machine alone, and no commit vouches for it.`
      : 'Commit the log and its journal with the code.';
  void showInformation(`${ended} ${next}`, ...offers, 'Open Log').then(async (choice) => {
    if (choice === 'Open Log') await vscode.commands.executeCommand('releaseChecklist.openLog');
    else if (choice === 'Commit Log') await vscode.commands.executeCommand('releaseChecklist.commitLog');
    else if (choice !== undefined) await vscode.commands.executeCommand('releaseChecklist.commitLogAndTag');
  });
}

/** Two people's journals of one release merge by themselves once git is told to keep the lines of both sides. */
async function offerMergeAttributes(log: vscode.Uri, output: SafeOutput): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(log);
  const missing = folder && (await mergeAttributesToOffer(folder.uri.fsPath, log.fsPath));
  if (!missing) return;
  const message = `So that the journals of two people merge, git must be told. Add to .gitattributes: ${missing.lines.join(' and ')}?`;
  void showInformation(message, 'Add').then(async (choice) => {
    if (choice === undefined) return;
    try {
      await addMergeAttributes(missing);
      void showInformation('Added to .gitattributes. Commit that file, too.');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const told = new UserFacingError(`.gitattributes was not written: ${reason}`, { cause: error });
      tellError(output, 'add to .gitattributes', told);
    }
  });
}

/** The same, and tags the commit with the name that the settings give. */
export const commitLogAndTag: CommandHandler = ({ controller }) => commitRecord(controller.release, 'commit and tag');

async function commitRecord(release: OpenRelease, what: 'commit' | 'commit and tag'): Promise<void> {
  const { session, logUri, journal, releaseLog } = release;
  const { state } = session;
  if (!state.finished)
    throw new UserFacingError('This release is not finished. Finish it first: its record may still change.');
  await releaseLog.flush();
  const paths = [logUri.fsPath, journal.path];
  if (what === 'commit and tag' && tagOf(state) === '')
    throw new UserFacingError('No tag is named. The setting “Release Checklist: Tag” names it.');
  const found = await findRepository(logUri);
  if ('missing' in found)
    throw new UserFacingError(
      `${found.missing} Nothing was committed. These two files are the record: ${paths.join(', ')}.`,
    );
  const message = fillReleaseText(readSettings().commitMessage, state);
  const { repository } = found;
  if ((await commitOnly(repository, paths, message)) === 'left to the person') return;
  const tag = what === 'commit' ? '' : tagOf(state);
  if (tag !== '') await inGit('The log is committed; the tag was not made', () => repository.tag(tag, message));
  showCommitted(repository, tag);
}

/** What no branch holds is gone from sight with the next checkout. */
function showCommitted({ state: { HEAD } }: GitRepository, tag: string): void {
  const done = `The log and its journal are committed${tag === '' ? '' : `, and tagged ${tag}`}.`;
  if (HEAD?.name !== undefined || tag !== '') void showInformation(done);
  else
    void showWarning(
      `${done} But no branch is checked out (detached HEAD), so no branch holds the commit: create one before you check out another.`,
    );
}

/** When other changes wait in the index, which a commit would take along, the person commits. */
async function commitOnly(
  repository: GitRepository,
  paths: readonly string[],
  message: string,
): Promise<'committed' | 'left to the person'> {
  const ignored = await repository.checkIgnore(paths);
  if (ignored.size > 0)
    throw new UserFacingError(
      `git ignores ${[...ignored].join(', ')}: take the rule out of .gitignore to commit the record.`,
    );
  await repository.status();
  const others = repository.state.indexChanges.filter(({ uri }) => !paths.includes(uri.fsPath));
  await inGit('The log was not staged', () => repository.add(paths));
  if (others.length > 0) {
    repository.inputBox.value = message;
    await vscode.commands.executeCommand('workbench.view.scm');
    void showWarning(
      `The log and its journal are staged, not committed: ${others.length} other ${others.length === 1 ? 'file is' : 'files are'} staged too. Look at them, and commit in Source Control.`,
    );
    return 'left to the person';
  }
  await repository.status();
  // Committed before, when the tag was refused.
  if (repository.state.indexChanges.length === 0) return 'committed';
  await inGit('The log is staged, not committed', () => repository.commit(message, { postCommitCommand: null }));
  return 'committed';
}

/** git's own words are what the person can act on. */
async function inGit(what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw new UserFacingError(`${what}: ${wordsOfGit(error)}`, { cause: error });
  }
}

/** VS Code's Git extension asks for the identity itself, and has a code where git has no words. */
function wordsOfGit(error: unknown): string {
  const { stderr, gitErrorCode } = error as { readonly stderr?: string; readonly gitErrorCode?: string };
  if (gitErrorCode === 'NoUserNameConfigured' || gitErrorCode === 'NoUserEmailConfigured')
    return 'git does not know who you are. Run git config --global user.name "Your Name" and git config --global user.email "you@example.com", and commit again.';
  const words = stderr?.trim() ?? '';
  if (words !== '') return words;
  return gitErrorCode ?? (error instanceof Error ? error.message : String(error));
}

function tagOf(state: RunState): string {
  return fillReleaseText(readSettings().tag, state).trim();
}
