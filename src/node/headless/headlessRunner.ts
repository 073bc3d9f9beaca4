import { findProgram } from '../shell/findProgram';
import { ShellRunner } from '../shell/shellRunner';
import { HeadlessShell, type HeadlessShellOptions } from './headlessShell';

export interface HeadlessRunnerOptions extends Omit<HeadlessShellOptions, 'shellPath'> {
  /** A bash: its path, or its name on the PATH. */
  readonly shell: string;
}

/** Runs commands with no editor around. */
export type HeadlessRunner = ShellRunner<HeadlessShell>;

/** Nothing is started before the first command. Disposing ends the shell, unless a command runs in it. */
export function createHeadlessRunner(options: HeadlessRunnerOptions): HeadlessRunner {
  return new ShellRunner({
    workspaceFolder: options.workspaceFolder,
    open: () => openShell(options),
    whyNot: () => undefined,
  });
}

async function openShell(options: HeadlessRunnerOptions): Promise<HeadlessShell | { readonly refused: string }> {
  const { shell, env } = options;
  const shellPath = await findProgram(shell, env['PATH'] ?? process.env['PATH']);
  if (shellPath === undefined) return { refused: `${shell} was not found on the PATH: it is needed to run commands.` };
  return HeadlessShell.open({ ...options, shellPath });
}
