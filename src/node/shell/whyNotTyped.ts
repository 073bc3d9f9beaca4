import { execFile } from 'node:child_process';
import { readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isInForeground } from './foreground';

/**
 * Why a line that is meant for a session must not be typed into the terminal of this shell now, as a sentence; `undefined`
 * when something else than the shell waits there for lines. What is meant for another host must never reach the shell here,
 * and no command may be typed where a password is asked for.
 */
export async function whyNotTyped(shellPid: number | undefined): Promise<string | undefined> {
  if (shellPid === undefined) return 'Nothing was typed: the shell is not ready.';
  const isShell = await isInForeground(shellPid);
  if (isShell === true) return 'Nothing was typed: the session has ended, and the shell of this machine would get it.';
  if (isShell === undefined)
    return 'Nothing was typed: this system does not tell whether the session still has the terminal. Copy the text.';
  if (await asksHidden(shellPid))
    return 'Nothing was typed: the terminal waits for something that is not shown, such as a password. Answer there first.';
  return undefined;
}

/** Whether lines are read and not shown, as for a password. A session reads keys, not lines, and shows them itself. */
async function asksHidden(pid: number): Promise<boolean> {
  const terminal = await readlink(`/proc/${pid}/fd/0`).catch(() => undefined);
  if (!terminal?.startsWith('/dev/')) return false;
  try {
    const { stdout } = await promisify(execFile)('stty', ['-F', terminal, '-a'], { timeout: 2_000 });
    return /(?:^|\s)icanon\b/.test(stdout) && /(?:^|\s)-echo\b/.test(stdout);
  } catch {
    return false;
  }
}
