import { quoteForPosix } from '../shell/shellQuote';

/** Size of a terminal, in characters. */
export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

export interface StartScriptOptions {
  /** The words that start the shell. */
  readonly commandLine: readonly string[];
  /** The folder of the shell's steps; the script writes the terminal's name to `tty` in it. */
  readonly folder: string;
  /** The person's `$SHELL`, which the programs that lead to the script have lost. */
  readonly loginShell: string | undefined;
}

/** What `sh` does in a new terminal: gives it its size, says which one it is, and becomes the shell. */
export function renderPtyStart(options: StartScriptOptions, { columns, rows }: WindowSize): string {
  return lines(options, [
    `stty rows ${rows} cols ${columns} 2> /dev/null`,
    `tty > ${quoteForPosix(`${options.folder}/tty`)}`,
    `exec ${options.commandLine.map(quoteForPosix).join(' ')}`,
  ]);
}

/**
 * What `sh` does where there is no terminal: all that is shown goes through one named pipe, to which the shell can come
 * back by its name, however it was redirected. A program that copies it survives the Ctrl-C that the others are sent.
 */
export function renderPipeStart(options: StartScriptOptions): string {
  const screen = quoteForPosix(`${options.folder}/screen`);
  return lines(options, [
    `mkfifo -m 600 ${screen} || exit 1`,
    `(trap '' INT QUIT; exec cat ${screen}) &`,
    `exec ${options.commandLine.map(quoteForPosix).join(' ')} > ${screen} 2>&1`,
  ]);
}

function lines({ loginShell }: StartScriptOptions, own: readonly string[]): string {
  const shell = loginShell === undefined ? 'unset SHELL' : `SHELL=${quoteForPosix(loginShell)} && export SHELL`;
  return [shell, 'unset RELEASE_CHECKLIST_START', ...own, ''].join('\n');
}
