import { findProgram } from '../shell/findProgram';
import { findShell } from '../shell/findShell';
import { ShellRunner } from '../shell/shellRunner';
import { HeadlessShell, type HeadlessShellOptions } from './headlessShell';

export interface HeadlessRunnerOptions extends Omit<HeadlessShellOptions, 'shellPath' | 'dialect'> {
  /** Its path, or its name on the PATH. */
  readonly shell: string;
  /** Told what the person must know of how the shell was started. */
  readonly log?: (message: string) => void;
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
  const { size, log, ...others } = options;
  const found = await findShell(options.shell, options.env);
  if ('refused' in found) return found;
  if (size !== undefined && (await findProgram('script', { ...process.env, ...options.env })))
    return HeadlessShell.open({ ...others, ...found, size });
  if (found.dialect.kind === 'fish') return { refused: fishWants };
  if (size !== undefined) log?.(noTerminal);
  return HeadlessShell.open({ ...others, ...found });
}

const noTerminal =
  'There is no program “script” here, which makes a terminal: what runs has none, takes no keys, and cannot ask anything. Its output is captured. Ctrl-C ends it.';
const fishWants =
  'fish reads nothing before the end of what it is given, unless that is a terminal, and here it has none.';
