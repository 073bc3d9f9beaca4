import { findShell } from '../shell/findShell';
import { ShellRunner } from '../shell/shellRunner';
import { HeadlessShell, type HeadlessShellOptions } from './headlessShell';

export interface HeadlessRunnerOptions extends Omit<HeadlessShellOptions, 'shellPath' | 'dialect'> {
  /** Its path, or its name on the PATH. */
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
  const found = await findShell(options.shell, options.env);
  return 'refused' in found ? found : HeadlessShell.open({ ...options, ...found });
}
