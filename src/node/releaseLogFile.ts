import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { codeOf } from './journalError';

/** How long requests are collected before the file is written, in milliseconds. */
const shortestPause = 400;
/** A long log takes long to render: of the time, at most a fiftieth goes into that. */
const pausePerWork = 50;

/** A log's text, or its UTF-8. */
type LogText = string | Uint8Array;

/**
 * The Markdown log on the disk: always a whole one, replaced at once and made to last. It follows the journal after a
 * pause, as all of it is rendered anew each time; of the requests that come meanwhile, only the last counts. Its folder is
 * the journal's: where that was taken away (another branch is checked out, say), the log does not bring it back.
 */
export class ReleaseLogFile {
  readonly #path: string;
  readonly #onError: (error: unknown) => void;
  #requested: (() => LogText) | undefined;
  #writing: Promise<void> | undefined;
  #hasWritten = false;
  #lastWorkMs = 0;
  #flushing = 0;
  #endPause: () => void = () => undefined;

  /** Told of every write that failed; the next request tries again. */
  constructor(path: string, onError: (error: unknown) => void) {
    this.#path = path;
    this.#onError = onError;
  }

  /** Asks for the file to be written, soon, with what the function gives when its turn has come. */
  request(render: () => LogText): void {
    this.#requested = render;
    this.#writing ??= this.#writeAll();
  }

  /** Writes at once what was asked for. Resolves when it is written, or has failed and was told. */
  async flush(): Promise<void> {
    this.#flushing += 1;
    this.#endPause();
    while (this.#writing) await this.#writing;
    this.#flushing -= 1;
  }

  async #writeAll(): Promise<void> {
    while (this.#requested) {
      await this.#pause();
      await this.#write();
    }
    this.#writing = undefined;
  }

  #pause(): Promise<void> {
    // Requests of the same moment are one, also when somebody waits for them.
    if (this.#flushing > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(shortestPause, pausePerWork * this.#lastWorkMs));
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #write(): Promise<void> {
    const render = this.#requested;
    this.#requested = undefined;
    const start = performance.now();
    try {
      if (render) await writeFileAtomic(this.#path, toBuffer(render()));
    } catch (error) {
      this.#onError(error);
    }
    this.#lastWorkMs = performance.now() - start;
    if (!this.#hasWritten) await this.#tidy();
    this.#hasWritten = true;
  }

  async #tidy(): Promise<void> {
    try {
      await removeLeftovers(this.#path);
    } catch (error) {
      this.#onError(error);
    }
  }
}

function toBuffer(text: LogText): string | Buffer {
  return typeof text === 'string' ? text : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
}

/**
 * Removes the temporary files that a killed process has left beside a log. Younger ones than a minute may be another
 * window's, which is about to rename them.
 */
export async function removeLeftovers(logPath: string, now: () => number = Date.now): Promise<void> {
  const folder = dirname(logPath);
  const name = basename(logPath);
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(`${name}.`) || !/^\d+$/.test(entry.slice(name.length + 1))) continue;
    const path = join(folder, entry);
    try {
      const { mtimeMs } = await stat(path);
      if (now() - mtimeMs > 60_000) await rm(path);
    } catch (error) {
      // Another window was quicker.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}
