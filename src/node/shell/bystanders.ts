import { readdir, readFile, readlink } from 'node:fs/promises';
import { poll } from './poll';
import { programName, readStat, terminalPath, withParents } from './processStat';

/** What the shell starts for its own prompt is gone before that. */
const grownUpSeconds = 1;

/** What else runs in a shell's terminal when a command begins there: what it prints stands in that command's output. */
export class Bystanders {
  readonly #screen: string;
  /** Processes that were seen to print elsewhere. They are not looked at again: there may be very many. */
  #others: ReadonlySet<string> = new Set();
  #found: readonly Bystander[] = [];

  /** @param folder the shell's own, in which its screen is where it has no terminal */
  constructor(folder: string) {
    this.#screen = `${folder}/screen`;
  }

  /** Remembers who is there. Finds nobody where the system has no `/proc`. */
  async look(shellPid: number | undefined): Promise<void> {
    this.#found = [];
    const shell = await readStat(String(shellPid));
    if (!shell) return;
    const own = await withParents(shell);
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && !own.has(name));
    const news = pids.filter((pid) => !this.#others.has(pid));
    const printsHere = await Promise.all(news.map((pid) => this.#printsHere(pid, shell.terminal)));
    const here = new Set(news.filter((_, index) => printsHere[index]));
    this.#others = new Set(pids.filter((pid) => !here.has(pid)));
    const grownUp = await Promise.all([...here].map(whenGrownUp));
    this.#found = await Promise.all(grownUp.flatMap((pid) => (pid === undefined ? [] : [toBystander(pid)])));
  }

  /** Names of those that may have printed since: they have written something, or have ended. */
  async whoMayHavePrinted(): Promise<readonly string[]> {
    const names = await Promise.all(
      this.#found.map(async ({ pid, name, trace }) => {
        const isSilent = trace !== undefined && (await traceOf(pid)) === trace;
        return isSilent ? [] : [name];
      }),
    );
    return [...new Set(names.flat())].sort();
  }

  async #printsHere(pid: string, terminal: number): Promise<boolean> {
    try {
      const outputs = await Promise.all([1, 2].map((file) => readlink(`/proc/${pid}/fd/${file}`)));
      return outputs.some((path) => path === this.#screen || path === terminalPath(terminal));
    } catch (error) {
      // Of another user's process (`sudo tcpdump &`) only the terminal is told.
      const isForbidden = error instanceof Error && 'code' in error && error.code === 'EACCES';
      return isForbidden && terminal !== 0 && (await readStat(pid))?.terminal === terminal;
    }
  }
}

interface Bystander {
  readonly pid: string;
  readonly name: string;
  /** `undefined` where the system does not tell it. */
  readonly trace: string | undefined;
}

/** Resolves with the process when it has lived long enough; with `undefined` when it has ended before. */
async function whenGrownUp(pid: string): Promise<string | undefined> {
  const grownUp = await poll(
    async () => {
      const [one, uptime] = await Promise.all([readStat(pid), readFile('/proc/uptime', 'latin1')]);
      if (!one) return 'ended';
      return parseFloat(uptime) - one.startedAtSeconds >= grownUpSeconds ? pid : undefined;
    },
    20,
    AbortSignal.timeout(2_000 * grownUpSeconds),
  );
  return grownUp === 'ended' ? undefined : pid;
}

async function toBystander(pid: string): Promise<Bystander> {
  return { pid, name: await programName(pid), trace: await traceOf(pid) };
}

/** Changes when the process writes, or waits for a child that has written, or has other children. */
async function traceOf(pid: string): Promise<string | undefined> {
  const io = await readFile(`/proc/${pid}/io`, 'utf8').catch(() => '');
  const written = /^wchar: (\d+)$/m.exec(io)?.[1];
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return written && `${written} ${children}`;
}
