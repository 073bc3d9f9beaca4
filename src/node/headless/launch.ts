import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { renderPipeStart, renderPtyStart, type StartScriptOptions, type WindowSize } from './startScript';

/** What a shell is started with. */
export interface LaunchOptions extends StartScriptOptions {
  readonly workspaceFolder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A shell's processes, seen from outside. */
export interface LaunchedShell {
  /** Resolves when the process that keeps the shell has ended, and all that it showed was given to `onText`. */
  readonly ended: Promise<void>;
  write(text: string): void;
  interrupt(): void;
  /** Hangs up: the shell and what runs in it end, as when a terminal's window is closed. */
  close(): void;
}

/**
 * Starts the shell in a terminal of its own, which `script` makes. What the shell reads comes from us: `script` is not
 * given the person's terminal, where our own questions are asked.
 */
export async function launchInPty(
  options: LaunchOptions,
  size: WindowSize,
  onText: (text: string) => void,
): Promise<LaunchedShell> {
  const start = join(options.folder, 'start');
  await writeFile(start, renderPtyStart(options, size), { mode: 0o600 });
  const [file, args] = scriptCommand(process.platform);
  const shell = launch(file, args, { ...options, env: { ...options.env, RELEASE_CHECKLIST_START: start } }, onText);
  return { ...shell, interrupt: () => shell.write('\x03'), close: () => shell.kill('SIGKILL') };
}

/** Starts the shell where there is no terminal: what runs in it has no keyboard, and is told so by the end of its input. */
export async function launchInPipes(options: LaunchOptions, onText: (text: string) => void): Promise<LaunchedShell> {
  const start = join(options.folder, 'start');
  await writeFile(start, renderPipeStart(options), { mode: 0o600 });
  const env = { ...options.env, RELEASE_CHECKLIST_SCREEN: join(options.folder, 'screen') };
  const shell = launch('/bin/sh', [start], { ...options, env }, onText);
  const close = (): void => {
    shell.kill('SIGHUP');
    setTimeout(() => shell.kill('SIGKILL'), hangUpGrace).unref();
  };
  return { ...shell, interrupt: () => shell.kill('SIGINT'), close };
}

/** Tells a terminal that it has another size; what runs in it is told by the system. */
export async function resizePty(folder: string, { columns, rows }: WindowSize): Promise<void> {
  const path = (await readFile(join(folder, 'tty'), 'utf8').catch(() => '')).trim();
  if (!path.startsWith('/dev/')) return;
  const terminal = await open(path, 'r+').catch(() => undefined);
  if (!terminal) return;
  try {
    await execa('stty', ['rows', String(rows), 'cols', String(columns)], { stdin: terminal.fd as 0, reject: false });
  } finally {
    await terminal.close();
  }
}

/** How long what hears a hang-up may take to end. */
const hangUpGrace = 2_000;
/** How long, after the shell's end, a program that it has left behind may keep us from what the shell showed. */
const longestFlush = 500;

/**
 * util-linux and busybox take the command as one text, which `$SHELL` reads; BSD and macOS take its words. Theirs refuses
 * the sockets that Node gives to a process as its input: `cat` makes a pipe of it.
 */
function scriptCommand(platform: NodeJS.Platform): readonly [string, readonly string[]] {
  const start = '/bin/sh "$RELEASE_CHECKLIST_START"';
  return platform === 'linux'
    ? ['script', ['-q', '-f', '-c', start, '/dev/null']]
    : ['/bin/sh', ['-c', `cat | exec script -q /dev/null ${start}`]];
}

interface Launched extends Pick<LaunchedShell, 'ended' | 'write'> {
  kill(signal: NodeJS.Signals): void;
}

/** In a session of its own: a Ctrl-C in the person's terminal is ours to hand on. */
function launch(
  file: string,
  args: readonly string[],
  { workspaceFolder, env }: LaunchOptions,
  onText: (text: string) => void,
): Launched {
  const child = execa(file, args, {
    cwd: workspaceFolder,
    env: { ...env, SHELL: '/bin/sh' },
    ...{ stdin: 'pipe', stdout: 'pipe', stderr: 'ignore' },
    ...{ buffer: false, reject: false, detached: true, cleanup: false },
  });
  const { stdin, stdout } = child;
  stdout.setEncoding('utf8').on('data', onText);
  // Whoever reads there may be gone: that the shell has ended is told by its end.
  stdin.on('error', () => undefined);
  const drained = new Promise<void>((resolve) => stdout.once('close', resolve));
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => {
      const flush = setTimeout(resolve, longestFlush);
      void drained.then(() => {
        clearTimeout(flush);
        resolve();
      });
    });
  });
  return {
    ended,
    write: (text) => void stdin.write(text),
    kill: (signal) => {
      if (child.pid !== undefined) killGroup(child.pid, signal);
    },
  };
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}
