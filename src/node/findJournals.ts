import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readJournal, type JournalProblem } from '../log/journal';
import { fold } from '../run/fold';
import type { RunState } from '../run/runState';
import { codeOf } from './journalError';

/** A journal in the log folder. */
export interface FoundJournal {
  readonly path: string;
  /** Absent when the file holds no run, or could not be read; `unreadable` then says why. */
  readonly state?: RunState;
  readonly unreadable?: string;
  readonly problems: readonly JournalProblem[];
}

/** A larger journal is listed and not read, in bytes. */
export const largestJournal = 64 * 1024 * 1024;

/**
 * The journals in a folder (not below it): runs that are not finished first, then the latest first; those that cannot be
 * read come last. No folder, no journals.
 */
export async function findJournals(folder: string): Promise<readonly FoundJournal[]> {
  const names = await listFolder(folder);
  const found: FoundJournal[] = [];
  for (const name of names.filter((each) => each.endsWith('.jsonl')))
    found.push(await readFoundJournal(join(folder, name)));
  return found.sort(compareFound);
}

/** The names in a folder; none where there is no folder. */
export async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** What a journal says of its release; never throws. */
export async function readFoundJournal(path: string): Promise<FoundJournal> {
  try {
    const { size } = await stat(path);
    if (size > largestJournal) return { path, problems: [], unreadable: 'It is larger than 64 MB.' };
    const { events, problems } = readJournal(await readFile(path, 'utf8'));
    const state = fold(events);
    return state ? { path, state, problems } : { path, problems, unreadable: 'It holds no start of a release.' };
  } catch (error) {
    return { path, problems: [], unreadable: error instanceof Error ? error.message : String(error) };
  }
}

function compareFound(a: FoundJournal, b: FoundJournal): number {
  return compareReleases(orderOf(a), orderOf(b));
}

function orderOf({ path, state }: FoundJournal): ReleaseOrder {
  return { journal: path, startedAt: state?.startedAt, isFinished: state?.finished !== undefined };
}

/** What the place of a release in a list depends on; `startedAt` is `undefined` where it cannot be read. */
export interface ReleaseOrder {
  readonly journal: string;
  readonly startedAt: string | undefined;
  readonly isFinished: boolean;
}

/** Those that are not finished first, then the latest first; what cannot be read comes last. */
export function compareReleases(a: ReleaseOrder, b: ReleaseOrder): number {
  if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
  const [startA, startB] = [a.startedAt ?? '', b.startedAt ?? ''];
  if (startA !== startB) return startA > startB ? -1 : 1;
  return a.journal < b.journal ? -1 : 1;
}

function rankOf({ startedAt, isFinished }: ReleaseOrder): number {
  if (startedAt === undefined) return 2;
  return isFinished ? 1 : 0;
}
