import * as vscode from 'vscode';
import { findProgram } from '../../node/shell/findProgram';
import { findShell } from '../../node/shell/findShell';
import { ShellRunner } from '../../node/shell/shellRunner';
import { LeftTerminals } from './adoptTerminal';
import { processStart } from '../../node/processIdentity';
import { writeOwner, type TerminalOwner } from './leftShells';
import { canResetSignals } from './transcript';
import { ShellTerminal, type ShellTerminalOptions } from './shellTerminal';

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
  /** What no other run has; with it, the run's shell is found again when the window was loaded again. */
  readonly run?: string;
  /** How long after the window's start that is waited for, in milliseconds. */
  readonly longestReturn?: number;
  /** Whether `script` is the first choice to read what the terminal shows; on Linux when absent. */
  readonly isTranscribedFirst?: boolean;
  readonly log?: (message: string) => void;
}

/** Runs commands in an integrated terminal. */
export type TerminalRunner = ShellRunner<ShellTerminal>;

/** Nothing is opened before the first command. Disposing closes the terminal, unless a command runs in it. */
export function createTerminalRunner(options: TerminalRunnerOptions): TerminalRunner {
  const { workspaceFolder, log, run } = options;
  const leftTerminals = run === undefined ? undefined : new LeftTerminals({ ...options, run });
  return new ShellRunner({
    workspaceFolder,
    open: (signal) => openTerminal(options, leftTerminals, signal),
    openReadable: () => openTranscribed(options),
    whyNot: () => (vscode.workspace.isTrusted ? undefined : 'The workspace is not trusted: nothing runs in it.'),
    ...(log === undefined ? {} : { log }),
  });
}

/** The terminal in which the run's shell lives on from the window before, else a new one. */
async function openTerminal(
  options: TerminalRunnerOptions,
  leftTerminals: LeftTerminals | undefined,
  signal: AbortSignal,
): Promise<ShellTerminal | { readonly refused: string }> {
  const { shell, env, isTranscribedFirst = process.platform === 'linux' } = options;
  const found = await findShell(shell, env);
  if ('refused' in found) return found;
  const left = await leftTerminals?.find(signal);
  if (left && 'refused' in left) return left;
  if (left) {
    const { terminal, left: living } = left;
    return ShellTerminal.adopt({ terminal, dialect: found.dialect, folder: living.folder, steps: living.steps });
  }
  return (isTranscribedFirst ? await openTranscribed(options) : undefined) ?? (await openNew(options, found));
}

/**
 * A terminal that `script` reads for us, where the system has it. VS Code keeps all that a command prints for as long as
 * somebody reads it from its shell integration: a gigabyte of output is a gigabyte of memory. `script` writes it to a file,
 * at whose end we wait. Elsewhere than on Linux it does not pass on the terminal's size, and is the second choice.
 */
async function openTranscribed(options: TerminalRunnerOptions): Promise<ShellTerminal | undefined> {
  const { shell, env } = options;
  const [found, script] = await Promise.all([findShell(shell, env), findProgram('script', { ...process.env, ...env })]);
  if ('refused' in found || found.dialect.kind === 'pwsh' || script === undefined) return undefined;
  if (process.platform === 'linux' && !(await canResetSignals())) return undefined;
  return openNew(options, { ...found, script });
}

type Found = Pick<ShellTerminalOptions, 'dialect' | 'shellPath' | 'script'>;

async function openNew(options: TerminalRunnerOptions, found: Found): Promise<ShellTerminal> {
  const { shell, run } = options;
  const opened = await ShellTerminal.open({ ...options, ...found });
  if (run !== undefined) void rememberOwner(opened, { run, shell });
  return opened;
}

/** What cannot be written is not found again after a reload: the next command then has a new shell. */
async function rememberOwner(
  { terminal, folder }: ShellTerminal,
  owner: Pick<TerminalOwner, 'run' | 'shell'>,
): Promise<void> {
  const processId = await terminal.processId;
  if (processId === undefined) return;
  const startedAt = (await processStart(processId)) ?? '';
  await writeOwner(folder, { ...owner, processId, startedAt }).catch(() => undefined);
}
