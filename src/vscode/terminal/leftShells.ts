import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processStart } from '../../node/processIdentity';
import { parseStepEnd, type StepEnd } from '../../node/shell/stepEnd';
import { lastStepNumber } from '../../node/shell/stepFiles';

/** Whose terminal it is; in the file `owner` of its folder, for the window that comes after this one. */
export interface TerminalOwner {
  /** What no other run has: the path of its journal. */
  readonly run: string;
  /** The program, as it was asked for. */
  readonly shell: string;
  /** The terminal's process, by which the next window knows the terminal again. */
  readonly processId: number;
  /** When that process was started, in the system's own words; empty where it does not tell. Its number may be another's by now. */
  readonly startedAt: string;
}

/** A shell of a run that an earlier window has left behind. */
export interface LeftShell extends TerminalOwner {
  readonly folder: string;
  /** How many steps it was given. */
  readonly steps: number;
  /** The last of them, when the window was gone before its end was seen: with its exit code, where that is known by now. */
  readonly interrupted?: { readonly exitCode?: number };
}

export async function writeOwner(folder: string, owner: TerminalOwner): Promise<void> {
  await writeFile(join(folder, 'owner'), JSON.stringify(owner), { mode: 0o600 });
}

/** The shells that earlier windows have left, of all runs. */
export async function findLeftShells(storageFolder: string): Promise<readonly LeftShell[]> {
  const names = await readdir(storageFolder).catch(() => []);
  const found = await Promise.all(names.map((name) => readLeftShell(join(storageFolder, name))));
  return found.filter((shell) => shell !== undefined);
}

/** What is known of the command that a run was interrupted in, as a sentence; `undefined` when nothing is. */
export async function describeInterruption(storageFolder: string, run: string): Promise<string | undefined> {
  const shells = (await findLeftShells(storageFolder)).filter((shell) => shell.run === run && shell.interrupted);
  const [shell] = shells;
  if (!shell || shells.length > 1) return undefined;
  const { exitCode } = shell.interrupted ?? {};
  if (exitCode !== undefined) return `It ended with exit code ${exitCode}. What it printed was not seen to the end.`;
  return (await isAlive(shell)) ? 'It may still be running in its terminal. How it ended is not known.' : undefined;
}

/**
 * Removes what shells that are gone have left. Of a step that was interrupted stays how it ended, until its run is taken
 * up; its text, which may hold values that nobody else is to read, does not.
 */
export async function tidyLeftShells(storageFolder: string, run: string): Promise<void> {
  for (const shell of await findLeftShells(storageFolder)) {
    if (await isAlive(shell)) continue;
    const isOpen = shell.interrupted && shell.run !== run;
    const names = isOpen ? (await readdir(shell.folder)).filter((name) => !kept.test(name)) : [''];
    for (const name of names) await rm(join(shell.folder, name), { recursive: true, force: true });
  }
}

/** Whether the terminal's process is there still. */
export async function isAlive({ processId, startedAt }: TerminalOwner): Promise<boolean> {
  const found = await processStart(processId);
  return found !== undefined && (found === startedAt || found === '' || startedAt === '');
}

/** From now on the shell is nobody's: what it has left goes when it has ended. */
export async function disown({ folder, shell, processId, startedAt }: LeftShell): Promise<void> {
  await writeOwner(folder, { run: '', shell, processId, startedAt });
}

const kept = /^(?:owner|open|\d+\.begun|\d+\.code)$/;

async function readLeftShell(folder: string): Promise<LeftShell | undefined> {
  const owner = readOwner(await readText(join(folder, 'owner')));
  if (!owner) return undefined;
  const open = Number.parseInt(await readText(join(folder, 'open')), 10) || 0;
  // A window that was killed as it wrote `open` leaves it empty; a step of before must not be counted again.
  const steps = Math.max(open, await lastStepNumber(folder).catch(() => 0));
  const last = await readLastStep(folder, steps);
  if (last === undefined) return { ...owner, folder, steps };
  const interrupted = last !== 'open' && last.kind === 'exited' ? { exitCode: last.exitCode } : {};
  return { ...owner, folder, steps, interrupted };
}

/** How the step ended whose end the window before has not seen; `open` as long as it has not; `undefined` when it saw the end. */
export async function readLastStep(folder: string, number: number): Promise<StepEnd | 'open' | undefined> {
  const step = join(folder, String(number));
  const isInterrupted = await stat(`${step}.begun`).then(
    () => true,
    () => false,
  );
  if (!isInterrupted) return undefined;
  return parseStepEnd((await readText(`${step}.code`)).trimEnd()) ?? 'open';
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function readOwner(text: string): TerminalOwner | undefined {
  try {
    const { run, shell, processId, startedAt } = JSON.parse(text) as Partial<TerminalOwner>;
    if (typeof run !== 'string' || typeof shell !== 'string' || typeof processId !== 'number') return undefined;
    return { run, shell, processId, startedAt: typeof startedAt === 'string' ? startedAt : '' };
  } catch {
    return undefined;
  }
}
