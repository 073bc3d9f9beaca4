import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { execa } from 'execa';
import type { ShellStart } from '../../node/shell/dialects/dialect';
import { pause } from '../../node/shell/poll';
import { quoteForPosix } from '../../node/shell/shellQuote';

/** How long is waited when nothing has come, in milliseconds: the longer, the longer nothing came. */
const [shortestPause, longestPause] = [5, 100];
const pieceBytes = 64 * 1024;
/** How much is read before its room on the disk is given back. */
const releasedAtOnce = 32 * 1024 * 1024;

export interface TranscriptPlace {
  /** Absolute path of `script`. */
  readonly script: string;
  /** The file that it writes to. */
  readonly file: string;
  readonly platform: NodeJS.Platform;
  /** The person's `$SHELL`. */
  readonly loginShell: string | undefined;
}

/**
 * How a shell is started so that `script` writes all that its terminal shows to a file, at once and at the file's end:
 * by the flags of util-linux, or by those of BSD and macOS.
 */
export function inTranscript(start: ShellStart, { script, file, platform, loginShell }: TranscriptPlace): ShellStart {
  const words = [start.program, ...start.args].map(quoteForPosix).join(' ');
  if (platform !== 'linux')
    return { ...start, program: script, args: ['-q', '-a', '-t', '0', file, '/bin/sh', '-c', `exec ${words}`] };
  const own = loginShell === undefined ? 'unset SHELL' : `export SHELL=${quoteForPosix(loginShell)}`;
  const command = `unset RELEASE_CHECKLIST_START; ${own}; exec ${words}`;
  // util-linux hands the command to `$SHELL`, which may be none that runs commands.
  const env = { ...start.env, SHELL: '/bin/sh', RELEASE_CHECKLIST_START: command };
  const inside = 'exec env --default-signal=INT,QUIT /bin/sh -c "$RELEASE_CHECKLIST_START"';
  return { program: '/bin/sh', args: ['-c', guarded, 'sh', script, '-q', '-f', '-a', '-c', inside, file], env };
}

/**
 * util-linux's `script` takes no notice of a terminal that is closed (SIGHUP), and what runs in it would run on, seen by
 * nobody. So it runs beside a shell that ends it then. What a shell starts beside itself ignores Ctrl-C: see `inside`.
 */
const guarded = `trap 'kill -9 "$pid"' HUP TERM; exec 3<&0; "$@" <&3 3<&- & pid=$!; exec 3<&-; wait "$pid"`;

/** Whether the system's `env` can undo that. */
export async function canResetSignals(): Promise<boolean> {
  const { failed } = await execa('env', ['--default-signal=INT,QUIT', 'true'], { reject: false });
  return !failed;
}

/**
 * Hands over what a transcript holds and what comes to it, piece by piece, until the signal is aborted. What was read of a
 * very long one takes no room on the disk any more, where the system can do that.
 */
export async function followTranscript(path: string, take: (text: string) => void, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(pieceBytes);
  let wait = shortestPause;
  let released = 0;
  try {
    for (let position = 0; !signal.aborted;) {
      const { bytesRead } = await file.read(buffer, 0, pieceBytes, position);
      position += bytesRead;
      if (bytesRead > 0) take(decoder.write(buffer.subarray(0, bytesRead)));
      else await pause(wait, signal);
      wait = bytesRead > 0 ? shortestPause : Math.min(2 * wait, longestPause);
      if (position - released < releasedAtOnce) continue;
      release(path, position);
      released = position;
    }
  } finally {
    await file.close();
  }
}

/** Gives the file's first bytes back to the disk; their places stay. Not every system and disk can: then it grows. */
function release(path: string, bytes: number): void {
  execFile('fallocate', ['--punch-hole', '--offset', '0', '--length', String(bytes), path], () => undefined);
}
