import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { endMark, summarizeEnds, summarizeRun, type ReleaseSummary } from '../log/list/releaseSummary';
import { fileStamp, isUnchanged, type FileStamp } from './fileStamp';
import { compareReleases, largestJournal, listFolder, readFoundJournal, type ReleaseOrder } from './findJournals';
import { readEnds } from './journalEnds';

/** A release of the list. */
export interface ListedRelease {
  readonly journal: string;
  /** The Markdown log; absent when it is not there. */
  readonly log?: string;
  /** Absent when the journal holds no run, or could not be read; `unreadable` then says why. */
  readonly summary?: ReleaseSummary;
  readonly unreadable?: string;
  /** The whole journal was read, and something is wrong with it. */
  readonly isDamaged: boolean;
}

/** How many files are read at a time. */
const atATime = 16;

/**
 * Lists the releases of folders, and reads of each no more than its row needs: where the first and the last line of a journal
 * tell for sure, these two; else all of it. A journal that has not changed since is not read again.
 */
export class ReleaseIndex {
  #known = new Map<string, { readonly stamp: FileStamp; readonly release: Omit<ListedRelease, 'log'> }>();

  /** Those that are not finished first, then the latest first; what cannot be read comes last. No folder, no releases. */
  async list(folders: readonly string[]): Promise<readonly ListedRelease[]> {
    const found = (await Promise.all([...new Set(folders)].map(journalsIn))).flat();
    const listed = await mapSome(found, ({ journal }) => this.#read(journal, glance));
    const journals = new Set(found.map(({ journal }) => journal));
    for (const journal of this.#known.keys()) if (!journals.has(journal)) this.#known.delete(journal);
    const releases = listed.map((release, index) => {
      const log = found[index]?.log;
      return log === undefined ? release : { ...release, log };
    });
    return releases.sort((a, b) => compareReleases(orderOf(a), orderOf(b)));
  }

  /** Reads the whole journal of a release whose deviations nobody has counted yet. */
  async complete(release: ListedRelease): Promise<ListedRelease> {
    if (release.summary?.deviations !== undefined) return release;
    this.#known.delete(release.journal);
    return { ...release, ...(await this.#read(release.journal, readWhole)) };
  }

  async #read(
    journal: string,
    read: (journal: string) => Promise<Omit<ListedRelease, 'log'>>,
  ): Promise<Omit<ListedRelease, 'log'>> {
    try {
      // Taken before the reading: what is written meanwhile is read the next time.
      const stamp = await fileStamp(journal);
      const known = this.#known.get(journal);
      if (known && isUnchanged(known.stamp, stamp)) return known.release;
      const release = await read(journal);
      this.#known.set(journal, { stamp, release });
      return release;
    } catch (error) {
      return { journal, isDamaged: false, unreadable: error instanceof Error ? error.message : String(error) };
    }
  }
}

async function journalsIn(folder: string): Promise<readonly { readonly journal: string; readonly log?: string }[]> {
  const names = new Set(await listFolder(folder));
  return [...names]
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => {
      const log = name.replace(/jsonl$/, 'md');
      return { journal: join(folder, name), ...(names.has(log) ? { log: join(folder, log) } : {}) };
    });
}

async function glance(journal: string): Promise<Omit<ListedRelease, 'log'>> {
  const { size } = await stat(journal);
  // A merged journal can hold two ends, of which either may count: only the whole reading tells.
  const ends = size > largestJournal ? undefined : await readEnds(journal, endMark);
  const summary = ends && summarizeEnds(ends.first, ends.last);
  return summary ? { journal, summary, isDamaged: false } : readWhole(journal);
}

async function readWhole(journal: string): Promise<Omit<ListedRelease, 'log'>> {
  const { state, unreadable, problems } = await readFoundJournal(journal);
  if (!state) return { journal, isDamaged: problems.length > 0, unreadable: unreadable ?? 'It cannot be read.' };
  return { journal, summary: summarizeRun(state), isDamaged: problems.length > 0 };
}

async function mapSome<From, To>(items: readonly From[], map: (item: From) => Promise<To>): Promise<To[]> {
  const results: To[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await map(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, work));
  return results;
}

function orderOf({ journal, summary }: ListedRelease): ReleaseOrder {
  return { journal, startedAt: summary?.startedAt, isFinished: summary?.outcome !== undefined };
}
