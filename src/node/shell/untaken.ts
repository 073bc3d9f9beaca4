import { describeStop } from './stoppedShell';
import { findTerminalReaders, type TerminalReader } from './terminalReaders';

interface Shell {
  readonly pid: number | undefined;
}

/** True when another program may have taken the line that was typed; `undefined` when none is known. */
export async function findsReader({ pid }: Shell): Promise<true | undefined> {
  return pid !== undefined && (await findTerminalReaders(pid)).length > 0 ? true : undefined;
}

/** Why a shell that was at its prompt has not taken a command, as far as can be seen, and what to do. */
export async function whyUntaken(shell: Shell): Promise<string> {
  const stop = await describeStop(shell);
  if (stop !== undefined) return `Not run. ${stop}`;
  const readers = shell.pid === undefined ? [] : await findTerminalReaders(shell.pid);
  if (readers.length > 0) return describeReaders(readers);
  return 'The shell did not take the command: something else seems to run in its terminal.';
}

function describeReaders(readers: readonly TerminalReader[]): string {
  const names = readers.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
  const [read, them] = readers.length === 1 ? ['reads', 'it'] : ['read', 'them'];
  const pids = readers.map(({ pid }) => pid).join(' ');
  return `Not run: the shell did not get the line. ${names} ${read} the same terminal, and may have taken it. End ${them} (“kill ${pids}”), then run the command again.`;
}
