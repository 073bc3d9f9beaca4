import { userInfo } from 'node:os';
import { execa } from 'execa';
import type { Person } from '../run/runEvent';

/**
 * Who git says is working in this folder. Without git, or without a name in its configuration: the name that the operating
 * system knows. The e-mail is empty when git has none.
 */
export async function gitIdentity(cwd: string): Promise<Person> {
  const [name, email] = await Promise.all([git(cwd, 'config', 'user.name'), git(cwd, 'config', 'user.email')]);
  return { name: textOf(name) || systemUserName(), email: textOf(email) };
}

/**
 * The commit checked out in this folder, when its file at this path (relative to the folder, with `/`) is the text byte for
 * byte; `undefined` otherwise, and without git.
 */
export async function pinnedCommit(cwd: string, path: string, text: string): Promise<string | undefined> {
  const commit = textOf(await git(cwd, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}'));
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const content = await git(cwd, 'cat-file', 'blob', `${commit}:./${path}`);
  return content && Buffer.from(content).equals(Buffer.from(text)) ? commit : undefined;
}

/** What the command printed; `undefined` when git is not there, took too long, or said no. */
async function git(cwd: string, ...args: readonly string[]): Promise<Uint8Array | undefined> {
  const { failed, stdout } = await execa('git', args, {
    cwd,
    reject: false,
    encoding: 'buffer',
    stripFinalNewline: false,
    stdin: 'ignore',
    timeout: 10_000,
    env: { GIT_TERMINAL_PROMPT: '0' },
  });
  return failed ? undefined : stdout;
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
