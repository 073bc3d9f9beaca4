import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { ShellStart } from '../../node/shell/dialects/dialect';
import { pause } from '../../node/shell/poll';
import { quoteForPosix } from '../../node/shell/shellQuote';

const pollEvery = 30;
const pieceBytes = 64 * 1024;

/**
 * How a shell is started so that `script` writes all that its terminal shows to a file, at once and at the file's end:
 * by the flags of util-linux, which hands the command to `$SHELL`, or by those of BSD and macOS.
 */
export function inTranscript(start: ShellStart, script: string, file: string, platform: NodeJS.Platform): ShellStart {
  const command = `unset RELEASE_CHECKLIST_START; exec ${[start.program, ...start.args].map(quoteForPosix).join(' ')}`;
  const args =
    platform === 'linux'
      ? ['-q', '-f', '-a', '-c', 'exec /bin/sh -c "$RELEASE_CHECKLIST_START"', file]
      : ['-q', '-a', '-t', '0', file, '/bin/sh', '-c', command];
  return { program: script, args, env: { ...start.env, RELEASE_CHECKLIST_START: command } };
}

/** Hands over what a transcript holds and what comes to it, until the signal is aborted. */
export async function followTranscript(path: string, take: (text: string) => void, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(pieceBytes);
  try {
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, pieceBytes, position);
      position += bytesRead;
      if (bytesRead > 0) take(decoder.write(buffer.subarray(0, bytesRead)));
      else if (signal.aborted) return;
      else await pause(pollEvery, signal);
    }
  } finally {
    await file.close();
  }
}
