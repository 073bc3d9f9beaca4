import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { codeOf } from './journalError';

/**
 * The Markdown log on the disk: always a whole one, replaced at once and made to last. Of many requests that come while
 * one is written, only the last is.
 */
export class ReleaseLogFile {
  readonly #path: string;
  readonly #onError: (error: unknown) => void;
  #requested: (() => string) | undefined;
  #writing: Promise<void> | undefined;
  #hasWritten = false;

  /** Told of every write that failed; the next request tries again. */
  constructor(path: string, onError: (error: unknown) => void) {
    this.#path = path;
    this.#onError = onError;
  }

  /** Asks for the file to be written with what the function gives when its turn has come. */
  request(render: () => string): void {
    this.#requested = render;
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when everything that was asked for is written, or has failed and was told. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Requests of the same moment are one.
    await Promise.resolve();
    const isFirst = !this.#hasWritten;
    this.#hasWritten = true;
    for (let render = this.#take(); render; render = this.#take()) {
      try {
        await mkdir(dirname(this.#path), { recursive: true });
        await writeFileAtomic(this.#path, render());
      } catch (error) {
        this.#onError(error);
      }
    }
    if (isFirst) await this.#tidy();
    this.#writing = undefined;
    // What was asked for while it tidied.
    if (this.#requested) this.#writing = this.#writeAll();
  }

  async #tidy(): Promise<void> {
    try {
      await removeLeftovers(this.#path);
    } catch (error) {
      this.#onError(error);
    }
  }

  #take(): (() => string) | undefined {
    const render = this.#requested;
    this.#requested = undefined;
    return render;
  }
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
