import * as vscode from 'vscode';
import { findShell } from '../../node/shell/findShell';
import { ShellRunner } from '../../node/shell/shellRunner';
import { ShellTerminal } from './shellTerminal';

export interface TerminalRunnerOptions {
  /** The terminal's name. */
  readonly name: string;
  /** Its path, or its name on the PATH. */
  readonly shell: string;
  /** Path of the folder in which the shell starts, and to which a command's `cwd` is relative. */
  readonly workspaceFolder: string;
  /** Path of a folder for the files of running steps. */
  readonly storageFolder: string;
  /** Path of the extension's folder `media/shell`. */
  readonly scripts: string;
  /** Variables of the run: its inputs, and `env` of the checklist. */
  readonly env: Readonly<Record<string, string>>;
  readonly log?: (message: string) => void;
}

/** Runs commands in an integrated terminal. */
export type TerminalRunner = ShellRunner<ShellTerminal>;

/** Nothing is opened before the first command. Disposing closes the terminal, unless a command runs in it. */
export function createTerminalRunner(options: TerminalRunnerOptions): TerminalRunner {
  const { workspaceFolder, log } = options;
  return new ShellRunner({
    workspaceFolder,
    open: () => openTerminal(options),
    whyNot: () => (vscode.workspace.isTrusted ? undefined : 'The workspace is not trusted: nothing runs in it.'),
    ...(log === undefined ? {} : { log }),
  });
}

async function openTerminal(options: TerminalRunnerOptions): Promise<ShellTerminal | { readonly refused: string }> {
  const found = await findShell(options.shell, options.env);
  return 'refused' in found ? found : ShellTerminal.open({ ...options, ...found });
}
