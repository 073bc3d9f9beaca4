import { resolve } from 'node:path';
import type { CommandLine, CommandRunner, Execution } from '../../run/ports';
import type { Disposable } from '../../util/disposable';
import { Emitter } from '../../util/event';
import { UserFacingError } from '../../util/userFacingError';
import { Bystanders } from './bystanders';
import type { ShellDialect } from './dialects/dialect';
import type { LivingShell } from './livingShell';
import { pause } from './poll';
import { runStep, stoppedBefore } from './runStep';
import { whyNotRunnable } from './whyNotRunnable';
import { whyNotTyped } from './whyNotTyped';

/** How long a shell that has ended may take to close. */
const longestClose = 10_000;

/** Whether the shell is at its prompt, and whether what it shows can be read. */
export type Readiness =
  | { readonly kind: 'readable' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-ready'; readonly reason: string };

/** A shell with a folder for the files of its steps. */
export interface RunnerShell extends LivingShell, Disposable {
  readonly dialect: ShellDialect;
  /** The shell knows it as `$__checklist_folder`. */
  readonly folder: string;
  /** Whether VS Code follows what runs in it, and is to be told when something starts. */
  readonly isFollowed: boolean;
  /** How many steps it was given before it came to this runner. */
  readonly steps: number;
  /** A file that commands read, where the shell's own input is not a keyboard. */
  readonly stdin?: string;
  /** Waits until the shell is at its prompt, its start-up files read. Aborting ends the wait, not the shell. */
  ready(signal: AbortSignal): Promise<Readiness>;
  /** Presses the keys of a line and Enter, for whatever has the terminal now. The line holds no control character. */
  enter(line: string): void;
  /** Shows it to the person. */
  reveal(): void;
  /** Shows it, and leaves the focus where it is. */
  show(): void;
}

export interface ShellRunnerOptions<S> {
  /** Path of the folder in which the shell starts, and to which a command's `cwd` is relative. */
  readonly workspaceFolder: string;
  /** Starts the shell, for the first command and for the first after a shell's end; or says why it cannot. */
  readonly open: (signal: AbortSignal) => Promise<S | { readonly refused: string }>;
  /** Starts the shell in another way, so that what it shows can be read; `undefined` where there is none. */
  readonly openReadable?: () => Promise<S | undefined>;
  /** Why nothing may run here, when nothing may. */
  readonly whyNot: () => string | undefined;
  readonly log?: (message: string) => void;
}

export type ShellRunnerState = 'closed' | 'opening' | 'idle' | 'running';

/** Runs commands one at a time in one living shell, whatever shows it; opened for the first of them. */
export class ShellRunner<S extends RunnerShell> implements CommandRunner {
  readonly #options: ShellRunnerOptions<S>;
  readonly #stateChanges = new Emitter<ShellRunnerState>();
  readonly #opens = new Emitter<S>();
  readonly #outputs = new Emitter<string>();
  readonly #losses = new Emitter<string>();
  readonly #notices = new Emitter<string>();
  readonly onDidChangeState = this.#stateChanges.event;
  readonly onDidOpenShell = this.#opens.event;
  /** Fires with each piece of what the running command prints. */
  readonly onDidProduceOutput = this.#outputs.event;
  /** Fires when the shell has ended, and its directory, variables and functions with it, with a sentence for the person. */
  readonly onDidLoseState = this.#losses.event;
  /** Fires with what the person must know of the running command, as a sentence: that it cannot go on by itself. */
  readonly onDidNotice = this.#notices.event;
  #state: ShellRunnerState = 'closed';
  #shell: S | undefined;
  #bystanders: Bystanders | undefined;
  /** Why the shell, which is still there, is given no other command. */
  #whyNoMore: string | undefined;
  /** The shell that has ended: a new one is opened after it has closed. */
  #leaving: Promise<void> = Promise.resolve();
  #steps = 0;
  #hasState = false;
  /** The running command was ended by us: what its end says of it is not its own. */
  #isKilled = false;
  #isDisposed = false;

  constructor(options: ShellRunnerOptions<S>) {
    this.#options = options;
  }

  get state(): ShellRunnerState {
    return this.#state;
  }

  /** `undefined` before the first command, and between a shell's end and the command after it. */
  get shell(): S | undefined {
    return this.#shell;
  }

  async run(commandLine: CommandLine, signal: AbortSignal): Promise<Execution> {
    const refusal = this.#whyNotNow();
    if (refusal !== undefined) return notStarted(refusal);
    this.#setState('opening');
    try {
      return await this.#run(commandLine, signal);
    } catch (error) {
      if (this.#state !== 'running') return notStarted(`The shell could not be opened: ${String(error)}.`);
      return { kind: 'unknown', reason: `It could not be watched to its end: ${String(error)}.`, durationMs: 0 };
    } finally {
      this.#setState(this.#shell ? 'idle' : 'closed');
    }
  }

  async type(line: string): Promise<void> {
    const shell = this.#shell;
    const step = this.#steps;
    const isRunning = (): boolean => shell !== undefined && this.#state === 'running' && this.#steps === step;
    const obstacle = this.#whyNotEver() ?? (isRunning() ? await whyNotTyped(shell?.pid) : sessionOver);
    if (obstacle !== undefined) throw new UserFacingError(obstacle);
    // It may have ended while we looked.
    if (!isRunning() || shell?.isClosed !== false) throw new UserFacingError(sessionOver);
    shell.enter(line);
  }

  reveal(): void {
    this.#shell?.reveal();
  }

  interrupt(): void {
    if (this.#state === 'running') this.#shell?.interrupt();
  }

  /** Closes the shell under the running command, whose result is then unknown. */
  kill(): void {
    if (this.#state === 'running') this.#isKilled = true;
    this.#shell?.close();
  }

  /** Closes the shell, unless a command runs in it. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    // A window's reload disposes us too: that must not end what runs in production.
    if (this.#state !== 'running') this.#shell?.close();
    this.#shell?.dispose();
    this.#shell = undefined;
    for (const emitter of [this.#stateChanges, this.#opens, this.#outputs, this.#losses, this.#notices])
      emitter.dispose();
  }

  async #run(commandLine: CommandLine, signal: AbortSignal): Promise<Execution> {
    const { workspaceFolder } = this.#options;
    const refusal = await whyNotRunnable(commandLine, workspaceFolder);
    if (refusal !== undefined) return notStarted(refusal);
    const opened = await this.#openShell(signal);
    if ('refused' in opened) return notStarted(opened.refused);
    const { shell, readiness } = await this.#makeReady(opened, signal);
    await this.#bystanders?.look(shell.pid);
    const obstacle = this.#whyNotEver() ?? (signal.aborted ? stoppedBefore : undefined);
    if (obstacle !== undefined) return notStarted(obstacle);
    if (readiness.kind === 'not-ready') return notStarted(readiness.reason);
    if (readiness.kind === 'unreadable') this.#options.log?.(noOutput);
    this.#setState('running');
    this.#isKilled = false;
    this.#hasState = true;
    if (commandLine.isWatched) shell.show();
    const place = {
      ...{ dialect: shell.dialect, folder: shell.folder, isFollowed: shell.isFollowed },
      ...{ workspaceFolder, number: ++this.#steps },
      ...(commandLine.cwd === undefined ? {} : { cwd: resolve(workspaceFolder, commandLine.cwd) }),
      ...(shell.stdin === undefined ? {} : { stdin: shell.stdin }),
    };
    const onDidProduce = (text: string): void => this.#outputs.fire(text);
    const onDidNotice = (notice: string): void => this.#notices.fire(notice);
    const request = { shell, place, commandLine, signal, onDidProduce, onDidNotice };
    const { execution, shellIsGone, whyNoMore } = await runStep(request);
    this.#whyNoMore = whyNoMore;
    if (shellIsGone || shell.isClosed) this.#lose(shell);
    if (execution.kind !== 'exited') return execution;
    if (this.#wasKilled()) return killed(execution);
    const alongside = (await this.#bystanders?.whoMayHavePrinted()) ?? [];
    return alongside.length === 0 ? execution : { ...execution, alongside };
  }

  #wasKilled(): boolean {
    return this.#isKilled;
  }

  /** Waits until the shell is ready. One that cannot be read is replaced where there is a way, as long as it has no state. */
  async #makeReady(shell: S, signal: AbortSignal): Promise<{ readonly shell: S; readonly readiness: Readiness }> {
    const readiness = await shell.ready(signal);
    if (readiness.kind !== 'unreadable' || this.#hasState || !this.#options.openReadable) return { shell, readiness };
    this.#shell = undefined;
    shell.close();
    await leave(shell);
    const readable = (await this.#options.openReadable()) ?? (await this.#options.open(signal));
    if ('refused' in readable) return { shell, readiness: { kind: 'not-ready', reason: readable.refused } };
    this.#keep(readable);
    return { shell: readable, readiness: await readable.ready(signal) };
  }

  async #openShell(signal: AbortSignal): Promise<S | { readonly refused: string }> {
    await this.#leaving;
    if (this.#shell) return this.#whyNoMore === undefined ? this.#shell : { refused: this.#whyNoMore };
    const shell = await this.#options.open(signal);
    if ('refused' in shell) return shell;
    this.#keep(shell);
    return shell;
  }

  #keep(shell: S): void {
    this.#shell = shell;
    this.#bystanders = new Bystanders(shell.folder);
    this.#whyNoMore = undefined;
    this.#steps = Math.max(this.#steps, shell.steps);
    shell.onDidClose(() => {
      if (this.#state !== 'running') this.#lose(shell);
    });
    this.#opens.fire(shell);
  }

  #lose(shell: S): void {
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
    return this.#isDisposed ? 'The release is closed.' : this.#options.whyNot();
  }

  #setState(state: ShellRunnerState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#stateChanges.fire(state);
  }
}

const sessionOver = 'Nothing was typed: the session has ended.';
const shellLost =
  'The shell has ended, and its directory, variables and functions with it. The next command starts in a new one.';
const noOutput = 'What this terminal shows cannot be read: exit codes are known, but no output can be captured.';

/** Waits for a shell to close that has ended; closes it when that takes too long. */
async function leave(shell: RunnerShell): Promise<void> {
  const closed = new AbortController();
  const listener = shell.onDidClose(() => closed.abort());
  await pause(longestClose, closed.signal);
  listener.dispose();
  if (!shell.isClosed) shell.close();
  shell.dispose();
}

function notStarted(reason: string): Execution {
  return { kind: 'not-started', reason };
}

function killed({ durationMs, output }: Extract<Execution, { kind: 'exited' }>): Execution {
  return { kind: 'unknown', reason: 'It was ended together with its shell.', durationMs, output };
}
