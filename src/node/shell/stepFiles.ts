import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandLine } from '../../run/ports';
import type { ShellDialect } from './dialects/dialect';
import { parseStepEnd, type StepEnd } from './stepEnd';

/** Where a step runs. */
export interface StepPlace {
  readonly dialect: ShellDialect;
  /** The folder that the shell knows as `$__checklist_folder`. */
  readonly folder: string;
  readonly workspaceFolder: string;
  /** Whether VS Code follows what runs in the terminal. */
  readonly isFollowed: boolean;
  /** Counts the steps of a terminal. */
  readonly number: number;
  /** The command's own directory, absolute. */
  readonly cwd?: string;
  /** A file that the command reads, where the shell's own input is not a keyboard. */
  readonly stdin?: string;
}

/**
 * One step's files: `N`, the wrapper; `N.sh`, or with the shell's own ending, the command's text; `N.begun`, made by whoever takes the step, the shell
 * or we; `N.code`, how it ended. Only this user can read them.
 */
export class StepFiles {
  readonly token = randomBytes(16).toString('hex');
  /** What is typed to run the step. */
  readonly line: string;
  readonly #place: StepPlace;
  readonly #path: string;

  constructor(place: StepPlace) {
    this.#place = place;
    this.#path = join(place.folder, String(place.number));
    this.line = place.dialect.line(place.number);
  }

  /** Never over what a step of the same number has left: its end would be taken for this one's. */
  async write(commandLine: CommandLine): Promise<void> {
    const { dialect, folder, workspaceFolder, isFollowed, number, cwd, stdin } = this.#place;
    // An earlier command may have tidied up too well (`rm -rf /tmp/*`): the shell knows the folder by its name.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await lastStepNumber(folder)) >= number) throw new Error(`${this.#path} was used before`);
    const { text, needsPath, env } = commandLine;
    const wrapper = dialect.renderWrapper({
      ...{ path: this.#path, token: this.token, text, workspaceFolder, isFollowed },
      ...(cwd === undefined ? {} : { cwd }),
      ...(needsPath === undefined ? {} : { needsPath }),
      ...(env === undefined ? {} : { env }),
      ...(stdin === undefined ? {} : { stdin }),
    });
    await Promise.all([
      writeOwn(`${this.#path}${dialect.bodyEnding}`, `${text}\n`),
      writeOwn(this.#path, wrapper),
      writeOwn(join(folder, 'open'), `${number} ${this.token}\n`),
    ]);
  }

  async hasBegun(): Promise<boolean> {
    return access(`${this.#path}.begun`).then(
      () => true,
      () => false,
    );
  }

  /** Takes the step back before the shell has it. False when the shell was first: then it runs. */
  async cancel(): Promise<boolean> {
    return writeFile(`${this.#path}.begun`, '', { flag: 'wx', mode: 0o600 }).then(
      () => true,
      () => false,
    );
  }

  /** How the step ended; `undefined` as long as that is not written, whole. */
  async readEnd(): Promise<StepEnd | undefined> {
    const text = await readFile(`${this.#path}.code`, 'utf8').catch(() => '');
    return text.endsWith('\n') ? parseStepEnd(text.trimEnd()) : undefined;
  }

  /** Whether the shell has taken the step, and has not told that it has come to the command itself. */
  async isOnlyTaken(): Promise<boolean> {
    const begun = await readFile(`${this.#path}.begun`, 'utf8').catch(() => undefined);
    return begun === '';
  }

  /** Whether the disk of the step's files takes no more, as seen by writing to it: what is free is not the same for every user. */
  async isDiskFull(): Promise<boolean> {
    const probe = `${this.#path}.probe`;
    const error = await writeOwn(probe, probeText).catch((reason: unknown) => reason);
    await rm(probe, { force: true }).catch(() => undefined);
    return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  }

  /**
   * `begun` goes first: without it, neither keeper nor prompt speaks of the step any more. What cannot be removed now goes
   * with the folder, at the terminal's end.
   */
  async remove(): Promise<void> {
    await rm(`${this.#path}.begun`, { force: true }).catch(() => undefined);
    const endings = ['', this.#place.dialect.bodyEnding, '.code'];
    await Promise.allSettled(endings.map((ending) => rm(`${this.#path}${ending}`, { force: true })));
  }
}

/** The highest number of a step that has left a file in the folder; 0 when none has. */
export async function lastStepNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((name) => Number(/^\d+(?=\.|$)/.exec(name)?.[0] ?? 0));
  return Math.max(0, ...numbers);
}

/** More than a file system keeps beside its own records. */
const probeText = ' '.repeat(8192);

async function writeOwn(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
}
