import { resolve } from 'node:path';
import * as vscode from 'vscode';
import { findProgram } from '../../node/shell/findProgram';
import { pause } from '../../node/shell/poll';
import { runStep, stoppedBefore } from '../../node/shell/runStep';
import { whyNotRunnable } from '../../node/shell/whyNotRunnable';
import type { CommandLine, CommandRunner, Execution } from '../../run/ports';
import { Emitter, type Event } from '../../util/event';
import { ShellTerminal } from './shellTerminal';

/** How long the terminal of a shell that has ended may take to close. */
const longestClose = 10_000;

export interface TerminalRunnerOptions {
  /** The terminal's name. */
  readonly name: string;
  /** A bash: its path, or its name on the PATH. */
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

export type TerminalRunnerState = 'closed' | 'opening' | 'idle' | 'running';

/** Runs commands in an integrated terminal, which is opened for the first of them. */
export interface TerminalRunner extends CommandRunner {
  /** `undefined` before the first command, and between a shell's end and the command after it. */
  readonly terminal: vscode.Terminal | undefined;
  readonly state: TerminalRunnerState;
  readonly onDidChangeState: Event<TerminalRunnerState>;
  readonly onDidOpenTerminal: Event<vscode.Terminal>;
  /** Fires when the running command has printed something, with the time in milliseconds since the epoch. */
  readonly onDidProduceOutput: Event<number>;
  /** Fires when the shell has ended, and its directory, variables and functions with it, with a sentence for the person. */
  readonly onDidLoseState: Event<string>;
  /** Presses Ctrl-C once more, for a command that has survived the first. */
  interrupt(): void;
  /** Closes the terminal under the running command, whose result is then unknown. */
  kill(): void;
}

/** Nothing is opened before the first command. Disposing closes the terminal, unless a command runs in it. */
export function createTerminalRunner(options: TerminalRunnerOptions): TerminalRunner {
  return new IntegratedTerminalRunner(options);
}

class IntegratedTerminalRunner implements TerminalRunner {
  readonly #options: TerminalRunnerOptions;
  readonly #stateChanges = new Emitter<TerminalRunnerState>();
  readonly #opens = new Emitter<vscode.Terminal>();
  readonly #outputs = new Emitter<number>();
  readonly #losses = new Emitter<string>();
  readonly onDidChangeState = this.#stateChanges.event;
  readonly onDidOpenTerminal = this.#opens.event;
  readonly onDidProduceOutput = this.#outputs.event;
  readonly onDidLoseState = this.#losses.event;
  #state: TerminalRunnerState = 'closed';
  #shell: ShellTerminal | undefined;
  /** The terminal of a shell that has ended: a new one is opened after it has closed. */
  #leaving: Promise<void> = Promise.resolve();
  #steps = 0;
  #hasState = false;
  #isDisposed = false;

  constructor(options: TerminalRunnerOptions) {
    this.#options = options;
  }

  get state(): TerminalRunnerState {
    return this.#state;
  }

  get terminal(): vscode.Terminal | undefined {
    return this.#shell?.terminal;
  }

  async run(commandLine: CommandLine, signal: AbortSignal): Promise<Execution> {
    const refusal = this.#whyNotNow();
    if (refusal !== undefined) return notStarted(refusal);
    this.#setState('opening');
    try {
      return await this.#run(commandLine, signal);
    } catch (error) {
      if (this.#state !== 'running') return notStarted(`The terminal could not be opened: ${String(error)}.`);
      return { kind: 'unknown', reason: `It could not be watched to its end: ${String(error)}.`, durationMs: 0 };
    } finally {
      this.#setState(this.#shell ? 'idle' : 'closed');
    }
  }

  reveal(): void {
    this.terminal?.show();
  }

  interrupt(): void {
    if (this.#state === 'running') this.#shell?.interrupt();
  }

  kill(): void {
    this.#shell?.close();
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    // A window's reload disposes us too: that must not end what runs in production.
    if (this.#state !== 'running') this.#shell?.close();
    this.#shell?.dispose();
    this.#shell = undefined;
    for (const emitter of [this.#stateChanges, this.#opens, this.#outputs, this.#losses]) emitter.dispose();
  }

  async #run(commandLine: CommandLine, signal: AbortSignal): Promise<Execution> {
    const { workspaceFolder } = this.#options;
    const refusal = await whyNotRunnable(commandLine, workspaceFolder);
    if (refusal !== undefined) return notStarted(refusal);
    const shell = await this.#openShell();
    if (!shell) return notStarted(`${this.#options.shell} was not found on the PATH: it is needed to run commands.`);
    const readiness = await shell.ready(signal);
    const obstacle = this.#whyNotEver() ?? (signal.aborted ? stoppedBefore : undefined);
    if (obstacle !== undefined) return notStarted(obstacle);
    if (readiness.kind === 'not-ready') return notStarted(readiness.reason);
    if (readiness.kind === 'plain') this.#options.log?.(noOutput);
    this.#setState('running');
    this.#hasState = true;
    const place = {
      ...{ folder: shell.folder, workspaceFolder, number: ++this.#steps },
      ...(commandLine.cwd === undefined ? {} : { cwd: resolve(workspaceFolder, commandLine.cwd) }),
    };
    const onDidProduce = (): void => this.#outputs.fire(Date.now());
    const { execution, shellIsGone } = await runStep({ shell, place, commandLine, signal, onDidProduce });
    if (shellIsGone || shell.isClosed) this.#lose(shell);
    return execution;
  }

  async #openShell(): Promise<ShellTerminal | undefined> {
    await this.#leaving;
    if (this.#shell) return this.#shell;
    const { shell: program, env } = this.#options;
    const shellPath = await findProgram(program, env['PATH'] ?? process.env['PATH']);
    if (shellPath === undefined) return undefined;
    const shell = await ShellTerminal.open({ ...this.#options, shellPath });
    this.#shell = shell;
    void shell.closed.then(() => {
      if (this.#state !== 'running') this.#lose(shell);
    });
    this.#opens.fire(shell.terminal);
    return shell;
  }

  #lose(shell: ShellTerminal): void {
    if (this.#shell !== shell) return;
    this.#shell = undefined;
    this.#leaving = leave(shell);
    if (this.#state !== 'running') this.#setState('closed');
    if (this.#hasState) this.#losses.fire(shellLost);
    this.#hasState = false;
  }

  #whyNotNow(): string | undefined {
    if (this.#state === 'opening' || this.#state === 'running') return 'Another command is running.';
    return this.#whyNotEver();
  }

  #whyNotEver(): string | undefined {
    if (this.#isDisposed) return 'The release is closed.';
    return vscode.workspace.isTrusted ? undefined : 'The workspace is not trusted: nothing runs in it.';
  }

  #setState(state: TerminalRunnerState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#stateChanges.fire(state);
  }
}

const shellLost =
  'The shell has ended, and its directory, variables and functions with it. The next command starts in a new one.';
const noOutput =
  'VS Code does not report what this terminal shows: exit codes are known, but no output can be captured.';

/** Waits for a terminal to close whose shell has ended; closes it when that takes too long. */
async function leave(shell: ShellTerminal): Promise<void> {
  const closed = new AbortController();
  void shell.closed.then(() => closed.abort());
  await pause(longestClose, closed.signal);
  if (!shell.isClosed) shell.close();
  shell.dispose();
}

function notStarted(reason: string): Execution {
  return { kind: 'not-started', reason };
}
