import { readFile, readdir, readlink } from 'node:fs/promises';
import { programName, readStat, terminalPath, withParents, type ProcessStat } from './processStat';

/** A program that can take a line from a shell's terminal. */
export interface TerminalReader {
  readonly pid: string;
  readonly name: string;
}

/**
 * The programs that have a shell's terminal for their input and may read from it while the shell waits there: what an earlier
 * command has left. Those that the system would stop for it (jobs in the background) are none of them. Finds nobody where the
 * system has no `/proc`.
 */
export async function findTerminalReaders(shellPid: number): Promise<readonly TerminalReader[]> {
  const shell = await readStat(String(shellPid));
  const path = terminalPath(shell?.terminal ?? 0);
  if (!shell || path === undefined) return [];
  const own = await withParents(shell);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && !own.has(name));
  const reads = await Promise.all(pids.map((pid) => canRead(pid, shell, path)));
  const readers = pids.filter((_, index) => reads[index]);
  return Promise.all(readers.map(async (pid) => ({ pid, name: await programName(pid) })));
}

async function canRead(pid: string, shell: ProcessStat, path: string): Promise<boolean> {
  const stat = await readStat(pid);
  if (!stat || (stat.session === shell.session && stat.group !== shell.foreground)) return false;
  const inputs = await inputsOf(pid);
  const isInput = inputs.includes(path) || (stat.terminal === shell.terminal && inputs.includes('/dev/tty'));
  return isInput && !(await isOurs(stat));
}

/** What `settle.sh` starts waits for the terminal like the shell itself, when somebody else reads there. */
async function isOurs({ pid, parent }: ProcessStat): Promise<boolean> {
  const lines = await Promise.all(
    [pid, parent].map((each) => readFile(`/proc/${each}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.some((line) => line.split('\0')[1]?.endsWith('/settle.sh'));
}

/** Its standard input, and what it has opened as `/dev/tty`; nothing of another user's process. */
async function inputsOf(pid: string): Promise<readonly string[]> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const paths = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  return paths.filter((path, index) => files[index] === '0' || path === '/dev/tty');
}
