import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Capture } from '../shell/capture';
import { Closing, endedAtPrompt } from '../shell/closing';
import type { ShellDialect } from '../shell/dialects/dialect';
import { pause, poll } from '../shell/poll';
import { removeFolder } from '../shell/removeFolder';
import type { Readiness, RunnerShell } from '../shell/shellRunner';
import { launchInPipes, launchInPty, resizePty, type LaunchedShell, type LaunchOptions } from './launch';
import type { WindowSize } from './startScript';

/** A shell whose start-up files take longer than this is taken to wait for something. */
const longestStart = 60_000;
/** How long the shell may take from the end of a command to its prompt. */
const longestPrompt = 10_000;

export interface HeadlessShellOptions {
  readonly dialect: ShellDialect;
  /** Absolute path of the shell. */
  readonly shellPath: string;
  /** The folder `media/shell`. */
  readonly scripts: string;
  readonly workspaceFolder: string;
  /** In it the shell gets a folder of its own; the system's folder for temporary files when absent. */
  readonly storageFolder?: string;
  readonly env: Readonly<Record<string, string>>;
  /** The size of the terminal that what runs gets; it gets none, and so no keyboard, when absent. */
  readonly size?: WindowSize;
}

/** A shell in a terminal that nobody sees but us, or in none; from its start to its end. */
export class HeadlessShell implements RunnerShell {
  readonly dialect: ShellDialect;
  readonly folder: string;
  readonly steps = 0;
  readonly isFollowed = false;
  readonly #closing = new Closing();
  readonly onDidClose = this.#closing.onDidClose;
  /** Whether a command can be given an answer by the person. */
  readonly hasKeyboard: boolean;
  readonly stdin?: string;
  #launched: LaunchedShell | undefined;
  #isClosed = false;
  #pid: number | undefined;
  #capture: Capture | undefined;
  /** The end of what was shown: enough to see the prompt, or to tell what the start-up files say. */
  #shown = '';
  /** Set from the end mark on: what is shown from then on is the shell's own. */
  #awaitsPrompt = false;
  #atPrompt: Promise<void> = Promise.resolve();
  #resolveAtPrompt: () => void = () => undefined;

  static async open(options: HeadlessShellOptions): Promise<HeadlessShell> {
    const folder = await mkdtemp(join(options.storageFolder ?? tmpdir(), 'release-checklist-'));
    const shell = new HeadlessShell(folder, options);
    await shell.#launch(options);
    return shell;
  }

  private constructor(folder: string, { dialect, size }: HeadlessShellOptions) {
    this.dialect = dialect;
    this.folder = folder;
    this.hasKeyboard = size !== undefined;
    if (!this.hasKeyboard) this.stdin = '/dev/null';
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async ready(signal: AbortSignal): Promise<Readiness> {
    const over = new AbortController();
    const listener = this.onDidClose(() => over.abort());
    const wait = AbortSignal.any([signal, over.signal]);
    try {
      this.#pid ??= await poll(() => this.#readPid(), 20, AbortSignal.any([wait, AbortSignal.timeout(longestStart)]));
      await Promise.race([this.#atPrompt, pause(longestPrompt, wait)]);
      if (this.#pid !== undefined && !wait.aborted) return { kind: 'readable' };
      return { kind: 'not-ready', reason: this.#whyNotReady(signal) };
    } finally {
      listener.dispose();
      over.abort();
    }
  }

  type(line: string, capture: Capture): void {
    this.#capture = capture;
    capture.open(() => Promise.resolve());
    this.#shown = '';
    this.#awaitsPrompt = false;
    if (this.hasKeyboard) this.#atPrompt = new Promise((resolve) => (this.#resolveAtPrompt = resolve));
    void capture.ended.then(() => {
      this.#awaitsPrompt = true;
      this.#shown = '';
    });
    this.#launched?.write(`${line}\n`);
  }

  /** Hands the person's keys to the running command. False when none runs: the keys are then nobody's. */
  press(keys: string): boolean {
    const isTaken = this.hasKeyboard && !this.#isClosed && this.#capture?.isRunning === true;
    if (isTaken) this.#launched?.write(keys);
    return isTaken;
  }

  async resize(size: WindowSize): Promise<void> {
    if (this.hasKeyboard && !this.#isClosed) await resizePty(this.folder, size);
  }

  interrupt(): void {
    this.#launched?.interrupt();
  }

  close(): void {
    this.#launched?.close();
  }

  get pid(): number | undefined {
    return this.#pid;
  }

  enter(line: string): void {
    this.#launched?.write(`${line}\r`);
  }

  show(): void {
    this.reveal();
  }

  /** There is nothing to show: the person sees what the command prints. */
  reveal(): void {
    return;
  }

  dispose(): void {
    this.#closing.close('The release was closed while the command ran.');
    removeFolder(this.folder);
  }

  async #launch({ shellPath, scripts, workspaceFolder, env, size }: HeadlessShellOptions): Promise<void> {
    const { folder, hasKeyboard } = this;
    const inherited = { ...process.env, ...env };
    const start = this.dialect.start({ shellPath, scripts, folder, login: false, hasKeyboard, inherited });
    const options: LaunchOptions = {
      ...{ folder, workspaceFolder },
      commandLine: [start.program, ...start.args],
      loginShell: env['SHELL'] ?? process.env['SHELL'],
      env: { TERM: size ? (process.env['TERM'] ?? 'dumb') : 'dumb', ...env, ...start.env },
    };
    const onText = (text: string): void => this.#onText(text);
    this.#launched = size
      ? await launchInPty(
          { ...options, env: { ...options.env, RELEASE_CHECKLIST_SETTLE: join(scripts, 'settle.sh') } },
          size,
          onText,
        )
      : await launchInPipes(options, onText);
    void this.#launched.ended.then(() => {
      this.#isClosed = true;
      this.#capture?.close();
      this.#closing.close('The shell ended without an exit code for the command.');
    });
  }

  /** What the shell has written at its first prompt. */
  async #readPid(): Promise<number | undefined> {
    const text = await readFile(join(this.folder, 'ready'), 'utf8').catch(() => '');
    const [, pid] = /^\w+ (\d+)\n$/.exec(text) ?? [];
    return pid === undefined ? undefined : Number(pid);
  }

  /** The capture knows its own by its token. */
  #onText(text: string): void {
    this.#capture?.take(text);
    this.#shown = `${this.#shown}${text}`.slice(-1_000);
    // Shown with the prompt, after which the shell reads. The one before may come late.
    if (this.#awaitsPrompt && /\x1b\]633;[BD]/.test(this.#shown)) this.#resolveAtPrompt();
  }

  #whyNotReady(signal: AbortSignal): string {
    if (signal.aborted) return 'It was stopped before it began.';
    const said = this.#shown.trim() === '' ? '' : ` It showed: ${JSON.stringify(this.#shown.trim().slice(-300))}.`;
    if (this.#isClosed && this.#pid !== undefined) return endedAtPrompt;
    if (this.#isClosed) return `The shell ended before it came to its first prompt: see its start-up files.${said}`;
    return `The shell did not come to its prompt within ${longestStart / 1000} s: see its start-up files.${said}`;
  }
}
