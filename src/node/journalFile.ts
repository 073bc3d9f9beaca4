import { constants } from 'node:fs';
import { mkdir, open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readJournal, type JournalProblem, type JournalReading } from '../log/journal';
import { sealEvent } from '../log/journalLine';
import type { Redactor } from '../log/redact';
import { redactEvent } from '../log/redactEvent';
import type { Journal } from '../run/ports';
import type { Person, RunEvent, RunEventData } from '../run/runEvent';
import { Emitter } from '../util/event';
import { UserFacingError } from '../util/userFacingError';
import { fileStamp, isSameFile, isUnchanged, type FileStamp } from './fileStamp';
import { journalError } from './journalError';
import { readSettled, type Tail } from './readSettled';
import { syncFolder } from './syncFolder';

export interface JournalFileOptions {
  /** Who writes. */
  readonly by: Person;
  /** The clock; the system's own when absent. */
  readonly now?: () => Date;
  /** Takes secrets out of every text of an event before it reaches the disk; none are taken out when absent. */
  readonly redactor?: Redactor;
}

/**
 * A journal on the disk. It only ever appends whole lines, one `write` and one `fdatasync` each; what it takes back is
 * only what it failed to write. Others may append too (another window, a merge): their events are read before the next
 * append and become its parents.
 */
export class JournalFile implements Journal {
  readonly #path: string;
  readonly #options: JournalFileOptions;
  readonly #foreign = new Emitter<readonly RunEvent[]>();
  /** Events that others wrote. The order of all is in {@link events}: fold those anew rather than adding these. */
  readonly onDidReadForeign = this.#foreign.event;
  #handle: FileHandle;
  #stamp: FileStamp;
  #events: readonly RunEvent[] = [];
  #heads: readonly string[] = [];
  #problems: readonly JournalProblem[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(path: string, options: JournalFileOptions, handle: FileHandle, stamp: FileStamp) {
    this.#path = path;
    this.#options = options;
    this.#handle = handle;
    this.#stamp = stamp;
  }

  /** Makes a new, empty journal and the folders above it. Rejects when a file of that name is there. */
  static async create(path: string, options: JournalFileOptions): Promise<JournalFile> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const handle = await openToAppend(path, constants.O_CREAT | constants.O_EXCL);
      await syncFolder(dirname(path));
      return new JournalFile(path, options, handle, await fileStamp(path));
    } catch (error) {
      throw journalError('written', path, error);
    }
  }

  /** Opens a journal that is there, to go on with it. A torn last line is cut off and told in {@link problems}. */
  static async open(path: string, options: JournalFileOptions): Promise<JournalFile> {
    let handle: FileHandle | undefined;
    try {
      handle = await openToAppend(path, 0);
      const stamp = await fileStamp(path);
      const journal = new JournalFile(path, options, handle, stamp);
      await journal.#takeIn(stamp);
      // What a killed process wrote may not have reached the disk yet; it is about to be shown as done.
      await handle.datasync();
      return journal;
    } catch (error) {
      await handle?.close();
      throw error instanceof UserFacingError ? error : journalError('written', path, error);
    }
  }

  get path(): string {
    return this.#path;
  }

  get by(): Person {
    return this.#options.by;
  }

  /** All events, in the order in which they are folded. */
  get events(): readonly RunEvent[] {
    return this.#events;
  }

  /** What was wrong with the file when it was last read as a whole; lines that were torn since it was opened included. */
  get problems(): readonly JournalProblem[] {
    return this.#problems;
  }

  append(data: RunEventData): Promise<RunEvent> {
    return this.#inTurn(() => this.#append(data));
  }

  /** Reads what others have written since; the next append would do it too. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#catchUp());
  }

  /** Waits for the appends that are under way. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.#inTurn(() => {
      this.#isClosed = true;
      this.#foreign.dispose();
      return this.#handle.close();
    });
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(() => {
      if (this.#isClosed) throw new UserFacingError(`The journal ${this.#path} was closed. Open the release again.`);
      return act();
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #append(data: RunEventData): Promise<RunEvent> {
    await this.#catchUp();
    const { by, now = () => new Date(), redactor } = this.#options;
    const { event, line } = sealEvent(redactor ? redactEvent(data, redactor) : data, {
      parents: this.#heads,
      at: now().toISOString(),
      by,
    });
    await this.#write(Buffer.from(`${line}\n`));
    this.#events = [...this.#events, event];
    this.#heads = [event.id];
    return event;
  }

  async #write(bytes: Buffer): Promise<void> {
    try {
      // One write for the whole line: others that append at the same moment then never land inside it.
      const { bytesWritten } = await this.#handle.write(bytes);
      if (bytesWritten < bytes.length) {
        throw Object.assign(new Error(`${bytesWritten} of ${bytes.length} bytes were written`), { code: 'ENOSPC' });
      }
      await this.#handle.datasync();
      await this.#stampAfter(bytes.length);
    } catch (error) {
      await this.#takeBack(bytes);
      throw journalError('written', this.#path, error);
    }
  }

  /** Another one's line may have come beside ours: then the stamp must not fit, and the next append reads the file. */
  async #stampAfter(length: number): Promise<void> {
    const stamp = await fileStamp(this.#path);
    const isOursAlone = isSameFile(stamp, this.#stamp) && stamp.size === this.#stamp.size + length;
    if (isOursAlone) this.#stamp = stamp;
  }

  /** Cuts off what a failed write has left, unless somebody else has written after it. */
  async #takeBack(bytes: Buffer): Promise<void> {
    try {
      const content = await readFile(this.#path);
      const rest = content.subarray(this.#stamp.size);
      if (rest.length === 0 || !bytes.subarray(0, rest.length).equals(rest)) return;
      await truncate(this.#path, this.#stamp.size);
      await this.#handle.datasync();
      this.#stamp = await fileStamp(this.#path);
    } catch {
      // The write's own error is the one to tell. What is left is a torn line, which the next append cuts off.
    }
  }

  /** Takes in what others wrote since the file was last looked at. */
  async #catchUp(): Promise<void> {
    try {
      const stamp = await fileStamp(this.#path);
      if (isUnchanged(stamp, this.#stamp)) return;
      if (!isSameFile(stamp, this.#stamp)) await this.#reopen();
      const known = new Set(this.#events.map(({ id }) => id));
      await this.#takeIn(stamp);
      const foreign = this.#events.filter(({ id }) => !known.has(id));
      if (foreign.length > 0) this.#foreign.fire(foreign);
    } catch (error) {
      throw error instanceof UserFacingError ? error : journalError('read', this.#path, error);
    }
  }

  /** git puts a new file in the old one's place. Whether it may take that place, {@link JournalFile.#takeIn} says. */
  async #reopen(): Promise<void> {
    const handle = await openToAppend(this.#path, 0);
    await this.#handle.close();
    this.#handle = handle;
  }

  /** Reads the whole file. The stamp was taken before, so that what is written meanwhile is noticed the next time. */
  async #takeIn(stamp: FileStamp): Promise<void> {
    const { text, tail } = await readSettled(this.#path);
    const reading = readJournal(text);
    this.#refuseLoss(reading);
    this.#events = reading.events;
    this.#heads = reading.heads;
    const torn = this.#problems.filter(({ code }) => code === 'torn-line');
    this.#problems = [...torn, ...reading.problems];
    this.#stamp = tail ? await this.#mendTail(tail) : stamp;
  }

  /** A file that lacks what was recorded is not this run's journal any more; to write on would lose it for good. */
  #refuseLoss(reading: JournalReading): void {
    const found = new Set(reading.events.map(({ id }) => id));
    const lost = this.#events.filter(({ id }) => !found.has(id)).length;
    if (lost === 0) return;
    throw new UserFacingError(
      `The journal ${this.#path} was changed outside: ${lost} recorded ${lost === 1 ? 'event is' : 'events are'} no longer in it. ` +
        'Bring the file back as it was (from git, or the branch that holds it), then try again.',
    );
  }

  /** Ends a last line that is whole but for its line break, and cuts off one that is not. */
  async #mendTail({ start, isWhole }: Tail): Promise<FileStamp> {
    if (isWhole) await this.#handle.write('\n');
    else await truncate(this.#path, start);
    await this.#handle.datasync();
    return fileStamp(this.#path);
  }
}

/** O_APPEND: the system itself puts each write at the end, whoever else writes. */
function openToAppend(path: string, flags: number): Promise<FileHandle> {
  return open(path, constants.O_WRONLY | constants.O_APPEND | flags, 0o644);
}
