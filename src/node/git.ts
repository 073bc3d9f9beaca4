import { userInfo } from 'node:os';
import type { CheckedOutCode, Person } from '../run/runEvent';
import { runGit } from './runGit';

/**
 * Who git says is working in this folder. Without git, or without a name in its configuration: the name that the operating
 * system knows. The e-mail is empty when git has none.
 */
export async function gitIdentity(cwd: string): Promise<Person> {
  const [name, email] = await Promise.all([
    runGit(cwd, ['config', 'user.name']),
    runGit(cwd, ['config', 'user.email']),
  ]);
  return { name: textOf(name) || systemUserName(), email: textOf(email) };
}

/**
 * The commit checked out in this folder, when its file at this path (relative to the folder, with `/`) is the text byte for
 * byte; `undefined` otherwise, and without git.
 */
export async function pinnedCommit(cwd: string, path: string, text: string): Promise<string | undefined> {
  const commit = textOf(await runGit(cwd, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const content = await runGit(cwd, ['cat-file', 'blob', `${commit}:./${path}`]);
  return content && Buffer.from(content).equals(Buffer.from(text)) ? commit : undefined;
}

/** The commit checked out in this folder, and whether tracked files have changes that it does not hold; `undefined` without git. */
export async function checkedOutCode(cwd: string): Promise<CheckedOutCode | undefined> {
  const commit = textOf(await runGit(cwd, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  // Nothing that the repository names is run for it, and its index is left as it is.
  const look = ['--no-optional-locks', '-c', 'core.fsmonitor=false', 'status', '--porcelain', '--untracked-files=no'];
  const changes = await runGit(cwd, look);
  return { commit, ...(changes ? { isChanged: changes.length > 0 } : {}) };
}

function textOf(output: Uint8Array | undefined): string {
  return output ? Buffer.from(output).toString('utf8').trim() : '';
}

function systemUserName(): string {
  try {
    return userInfo().username;
  } catch {
    // The system has no entry for this user id, as in some containers.
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown';
  }
}
