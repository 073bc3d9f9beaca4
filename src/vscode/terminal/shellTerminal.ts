import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Capture } from '../../node/shell/capture';
import { Closing, endedAtPrompt } from '../../node/shell/closing';
import type { ShellDialect } from '../../node/shell/dialects/dialect';
import { isInForeground } from '../../node/shell/foreground';
import { pause, poll } from '../../node/shell/poll';
import { removeFolder } from '../../node/shell/removeFolder';
import type { Readiness, RunnerShell } from '../../node/shell/shellRunner';
import { whyClosed, type CloseReason } from './closeReason';
import { integrationTimeout } from './integrationTimeout';
import { readLastStep } from './leftShells';
import { startsAsLogin } from './loginMode';
import { followTranscript, inTranscript } from './transcript';

/** A shell whose start-up files take longer than this is taken to wait for something. */
const longestStart = 60_000;
/** How long the shell may take from the end of a command to its prompt. */
const longestPrompt = 10_000;
/** The same where VS Code does not press Ctrl-C before it types: what is typed too early, the shell still reads. */
const longestUnfollowedPrompt = 3_000;
/** How long the shell may take to take the terminal back from what ran in it. */
const longestHandover = 1_000;
/** How long VS Code may take to draw again what a terminal has shown; until then it throws away what is typed. */
const longestReplay = 10_000;
const pressEvery = 250;

const occupied = 'Something else is running in the terminal. End it, then run the command again.';
const leftOpen =
  'The command that the terminal was left with has not told its end. Wait for it, or close the terminal: the next command starts in a new one.';

export interface ShellTerminalOptions {
  readonly name: string;
  readonly dialect: ShellDialect;
  /** Absolute path of the shell. */
  readonly shellPath: string;
  /** The folder `media/shell` of the extension. */
  readonly scripts: string;
  readonly workspaceFolder: string;
  /** In it the terminal gets a folder of its own. */
  readonly storageFolder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path of `script`, for a terminal whose output VS Code cannot tell. */
  readonly script?: string;
}

/** A terminal, and the shell in it. */
export interface LivingTerminal {
  readonly terminal: vscode.Terminal;
  readonly folder: string;
  readonly dialect: ShellDialect;
  /** How many steps it was given. */
  readonly steps: number;
  /** Path of the file to which `script` writes what the terminal shows. */
  readonly transcript?: string;
  /** Whether the window before this one has opened it. */
  readonly isAdopted: boolean;
}

interface FirstPrompt {
  readonly isIntegrated: boolean;
  readonly pid: number;
}

/** An integrated terminal with one shell in it, from its opening to its close. */
export class ShellTerminal implements RunnerShell {
  readonly dialect: ShellDialect;
  readonly terminal: vscode.Terminal;
  readonly folder: string;
  readonly steps: number;
  readonly #closing = new Closing();
  readonly onDidClose = this.#closing.onDidClose;
  readonly #listeners: vscode.Disposable;
  readonly #transcript: string | undefined;
  /** Whether it comes from the window before, and was not ready in this one yet. */
  #isNewHere: boolean;
  #emptied: Promise<void> = Promise.resolve();
  /** Ends the reading of the transcript. */
  #unread = new AbortController();
  #isClosed = false;
  /** What the shell has said at its first prompt. */
  #prompt: FirstPrompt | undefined;
  #capture: Capture | undefined;
  /** Where VS Code can follow the shell, so that what it shows can be read. */
  #integration: vscode.TerminalShellIntegration | undefined;
  /** Before its prompt a shell must not be typed to: VS Code would press Ctrl-C first. */
  #atPrompt: Promise<void> = Promise.resolve();
  #resolveAtPrompt: () => void = () => undefined;

  static async open(options: ShellTerminalOptions): Promise<ShellTerminal> {
    const { name, workspaceFolder, storageFolder, env, dialect, shellPath, scripts, script } = options;
    await mkdir(storageFolder, { recursive: true });
    const folder = await mkdtemp(join(storageFolder, 'terminal-'));
    const inherited = { ...process.env, ...env };
    const own = dialect.start({ shellPath, scripts, folder, login: startsAsLogin(dialect.kind), inherited });
    const transcript = join(folder, 'shown');
    const place = { file: transcript, platform: process.platform, loginShell: inherited['SHELL'] };
    const start = script === undefined ? own : inTranscript(own, { ...place, script });
    if (script !== undefined) await writeFile(transcript, '', { mode: 0o600 });
    const terminal = vscode.window.createTerminal({
      name,
      shellPath: start.program,
      shellArgs: [...start.args],
      cwd: workspaceFolder,
      env: { ...env, ...start.env },
      iconPath: new vscode.ThemeIcon('checklist'),
    });
    const read = script === undefined ? {} : { transcript };
    return new ShellTerminal({ terminal, folder, dialect, steps: 0, isAdopted: false, ...read });
  }

  /** A terminal that the window before this one has opened, with its shell as it is. */
  static adopt(living: Omit<LivingTerminal, 'transcript' | 'isAdopted'>): ShellTerminal {
    const transcript = join(living.folder, 'shown');
    return new ShellTerminal({ ...living, isAdopted: true, ...(existsSync(transcript) ? { transcript } : {}) });
  }

  private constructor({ terminal, folder, dialect, steps, transcript, isAdopted }: LivingTerminal) {
    this.terminal = terminal;
    this.folder = folder;
    this.dialect = dialect;
    this.steps = steps;
    this.#transcript = transcript;
    this.#isNewHere = isAdopted;
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidCloseTerminal((terminal) => {
        if (terminal === this.terminal) this.#onDidClose();
      }),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => {
        // Where the transcript is read, it tells more: VS Code's word may come late, when the next line is typed already.
        if (terminal === this.terminal && this.isFollowed) this.#onDidEndLine();
      }),
    );
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isFollowed(): boolean {
    return this.#transcript === undefined;
  }

  async ready(signal: AbortSignal): Promise<Readiness> {
    const over = new AbortController();
    const listener = this.onDidClose(() => over.abort());
    try {
      return await this.#ready(signal, AbortSignal.any([signal, over.signal]));
    } finally {
      listener.dispose();
      over.abort();
    }
  }

  async #ready(signal: AbortSignal, wait: AbortSignal): Promise<Readiness> {
    await Promise.race([this.#atPrompt, pause(this.isFollowed ? longestPrompt : longestUnfollowedPrompt, wait)]);
    this.#prompt ??= await poll(
      () => this.#firstPrompt(),
      50,
      AbortSignal.any([wait, AbortSignal.timeout(longestStart)]),
    );
    if (!this.#prompt || wait.aborted) return this.#notReady(signal);
    if (!(await this.#hasForeground(this.#prompt.pid, signal))) return { kind: 'not-ready', reason: occupied };
    if (this.#isNewHere) {
      if (!(await this.#hasEndedLeftStep(signal))) return { kind: 'not-ready', reason: leftOpen };
      await this.#waitForKeys(wait);
      if (this.#isClosed || signal.aborted) return this.#notReady(signal);
      this.#isNewHere = false;
    }
    if (this.#transcript !== undefined) return { kind: 'readable' };
    if (!this.#prompt.isIntegrated) return { kind: 'unreadable' };
    const integration = await this.#findIntegration(wait);
    if (this.#isClosed || signal.aborted) return this.#notReady(signal);
    this.#integration = integration;
    return { kind: integration ? 'readable' : 'unreadable' };
  }

  type(line: string, capture: Capture): void {
    if (this.#transcript !== undefined) void this.#read(this.#transcript, line, capture);
    else if (this.#integration) this.#execute(this.#integration, line, capture);
    else this.terminal.sendText(line, true);
  }

  #execute(integration: vscode.TerminalShellIntegration, line: string, capture: Capture): void {
    // `read` at once: called later, it misses the beginning.
    const stream = integration.executeCommand(line).read();
    this.#capture = capture;
    capture.open(askWindow);
    this.#atPrompt = new Promise((resolve) => (this.#resolveAtPrompt = resolve));
    void this.#forward(stream);
  }

  get pid(): number | undefined {
    return this.#prompt?.pid;
  }

  enter(line: string): void {
    this.terminal.sendText(line, true);
  }

  interrupt(): void {
    this.terminal.sendText('\x03', false);
  }

  reveal(): void {
    this.terminal.show();
  }

  show(): void {
    this.terminal.show(true);
  }

  close(): void {
    this.terminal.dispose();
  }

  /** Lets go of the terminal, which stays as it is, and removes the files. */
  dispose(): void {
    this.#listeners.dispose();
    this.#unread.abort();
    this.#closing.close(whyClosed('released'));
    removeFolder(this.folder);
  }

  /**
   * A stream belongs to the line that was typed, or, when an earlier line was never taken, to the one after it. The
   * capture knows its own by its token.
   */
  async #forward(stream: AsyncIterable<string>): Promise<void> {
    for await (const chunk of stream) this.#capture?.take(chunk);
  }

  /** The line is typed when its transcript is read. One that cannot be read is no reason not to run the command. */
  async #read(transcript: string, line: string, capture: Capture): Promise<void> {
    this.#unread.abort();
    this.#unread = new AbortController();
    const reading = this.#unread;
    // What the window has not shown, `script` has not written.
    capture.open(askWindow);
    this.#atPrompt = new Promise((resolve) => (this.#resolveAtPrompt = resolve));
    await this.#empty(transcript);
    if (reading.signal.aborted) return; // Let go of meanwhile: nobody would see what came of it.
    this.terminal.sendText(line, true);
    let shown = '';
    const take = (text: string): void => {
      capture.take(text);
      shown = `${shown}${text}`.slice(-1_000);
      if (!capture.hasEnded || !showsPrompt(shown)) return;
      this.#resolveAtPrompt();
      reading.abort();
    };
    await followTranscript(transcript, take, reading.signal).catch(() => capture.close());
    if (reading === this.#unread) await this.#empty(transcript);
  }

  /** One after the other, and before a line is typed: what is shown after it must stay. */
  #empty(transcript: string): Promise<void> {
    this.#emptied = this.#emptied.then(() => truncate(transcript, 0)).catch(() => undefined);
    return this.#emptied;
  }

  #onDidEndLine(): void {
    this.#capture?.close();
    this.#resolveAtPrompt();
  }

  #onDidClose(): void {
    this.#isClosed = true;
    const reason: CloseReason = this.terminal.exitStatus?.reason ?? vscode.TerminalExitReason.Unknown;
    this.#closing.close(whyClosed(reason));
  }

  /** What the shell has said at its first prompt: can VS Code follow it, given its prompt? And its process. */
  async #firstPrompt(): Promise<FirstPrompt | undefined> {
    const text = await readFile(join(this.folder, 'ready'), 'utf8').catch(() => '');
    const [, mode, pid] = /^(integrated|plain) (\d+)\n$/.exec(text) ?? [];
    return pid === undefined ? undefined : { isIntegrated: mode === 'integrated', pid: Number(pid) };
  }

  async #findIntegration(signal: AbortSignal): Promise<vscode.TerminalShellIntegration | undefined> {
    const setting = vscode.workspace.getConfiguration('terminal.integrated.shellIntegration').get<unknown>('timeout');
    const late = new AbortController();
    const listener = vscode.window.onDidChangeTerminalShellIntegration(({ terminal }) => {
      if (terminal === this.terminal) late.abort();
    });
    if (!this.terminal.shellIntegration) {
      await pause(integrationTimeout(setting), AbortSignal.any([signal, late.signal]));
    }
    listener.dispose();
    return this.terminal.shellIntegration;
  }

  /** Typing would press Ctrl-C in what the person runs there by hand. */
  async #hasForeground(pid: number, signal: AbortSignal): Promise<boolean> {
    const wait = AbortSignal.any([signal, AbortSignal.timeout(longestHandover)]);
    const ask = async (): Promise<true | undefined> => ((await isInForeground(pid)) === false ? undefined : true);
    return (await poll(ask, 50, wait)) ?? signal.aborted;
  }

  /** A shell that runs a loop of its own is in the foreground too, and may read what is typed. */
  async #hasEndedLeftStep(signal: AbortSignal): Promise<boolean> {
    const wait = AbortSignal.any([signal, AbortSignal.timeout(longestUnfollowedPrompt)]);
    const ask = async (): Promise<true | undefined> =>
      (await readLastStep(this.folder, this.steps)) === 'open' ? undefined : true;
    return (await poll(ask, 50, wait)) ?? signal.aborted;
  }

  /**
   * After a reload VS Code throws away what is typed until it has drawn again what the terminal has shown, and does not tell
   * when it has. A space, which does nothing at a prompt, is typed until the terminal shows it; where nothing is ever shown
   * of it, the wait ends too.
   */
  async #waitForKeys(signal: AbortSignal): Promise<void> {
    const transcript = this.#transcript;
    if (transcript === undefined) return;
    let shown: number | undefined;
    let isPressed = false;
    const press = async (): Promise<true | undefined> => {
      const before = shown;
      shown = (await stat(transcript).catch(() => undefined))?.size ?? 0;
      if (shown !== before) return isPressed || undefined; // Not pressed yet: its prompt is being shown.
      this.terminal.sendText(' ', false);
      isPressed = true;
      return undefined;
    };
    await poll(press, pressEvery, AbortSignal.any([signal, AbortSignal.timeout(longestReplay)]));
  }

  #notReady(signal: AbortSignal): Readiness {
    return { kind: 'not-ready', reason: this.#whyNotReady(signal) };
  }

  #whyNotReady(signal: AbortSignal): string {
    if (this.#isClosed && this.#prompt) return endedAtPrompt;
    if (this.#isClosed) return 'The shell ended before it came to its first prompt: see its start-up files.';
    if (signal.aborted) return 'It was stopped before it began.';
    return `The shell did not come to its prompt within ${longestStart / 1000} s. Its start-up files may be waiting for an answer in the terminal.`;
  }
}

/** A small question that only the window can answer. */
async function askWindow(): Promise<void> {
  await vscode.commands.executeCommand('vscode.getEditorLayout');
}

/** Whether a prompt, after which the shell reads, stands behind the last of our own marks. */
function showsPrompt(shown: string): boolean {
  return /\x1b\]633;[BD]/.test(shown.slice(shown.lastIndexOf('\x1b]7711;') + 1));
}
