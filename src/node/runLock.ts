import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserFacingError } from '../util/userFacingError';
import { processStart } from './processIdentity';

/** Who has a run open, or wants to, as its file says it. */
export interface LockHolder {
  readonly pid: number;
  readonly started: string;
  /** Completes "It is open in …": `VS Code`. */
  readonly where: string;
}

/** How often two that come at once step back for each other. */
const mostTries = 8;

/**
 * Says that a run is open in this process, as long as the process lives. The journal itself bears several writers; what
 * must not happen is that one takes the other's running command for one that was interrupted. It is not kept beside the
 * journal, where it would be committed: it speaks of this machine alone.
 *
 * Each process says it in a file of its own, and then looks at those of the others: of two, at least one sees the other. So
 * no file is ever taken from a process that lives, and what a dead one has left is in nobody's way.
 */
export class RunLock {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Rejects with what is to be told to the person when another living process has the run open. */
  static async take(journalPath: string, where: string): Promise<RunLock> {
    const place = await lockPlace(journalPath);
    const own: LockHolder = { ...(await ownIdentity()), where };
    const path = pathOf(place, own);
    // This process may open a run again that it has not let go of.
    if (existsSync(path)) return new RunLock(path);
    for (let left = mostTries; ; left -= 1) {
      await write(path, own);
      const holder = await findOther(place, path);
      if (!holder) return new RunLock(path);
      await rm(path, { force: true });
      if (left === 1) throw new UserFacingError(openElsewhere(holder));
      // It may be one that has come at the same moment, and steps back as well.
      await delay(10 + Math.random() * 40);
    }
  }

  /** Which other living process has the run of a journal open; `undefined` when none has. */
  static async holderOf(journalPath: string): Promise<LockHolder | undefined> {
    const place = await lockPlace(journalPath);
    return findOther(place, pathOf(place, await ownIdentity()));
  }

  async release(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}

async function ownIdentity(): Promise<Omit<LockHolder, 'where'>> {
  return { pid: process.pid, started: (await processStart(process.pid)) ?? '' };
}

function pathOf({ folder, run }: LockPlace, { pid, started }: Omit<LockHolder, 'where'>): string {
  return join(folder, `${run}.${digestOf(`${pid} ${started}`).slice(0, 16)}`);
}

function openElsewhere({ where, pid }: LockHolder): string {
  return `This release is open in ${where} (process ${pid}). Leave it there first; everything recorded is kept.`;
}

/** A file that appears with its content in it: nobody can read half of it. */
async function write(path: string, holder: LockHolder): Promise<void> {
  const draft = `${path}.draft`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  await rename(draft, path);
}

/** Another process that lives and has the run open, or is about to. What dead ones have left is removed. */
async function findOther({ folder, run }: LockPlace, own: string): Promise<LockHolder | undefined> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${run}.`) && !name.endsWith('.draft'));
  for (const path of names.map((name) => join(folder, name)).filter((path) => path !== own)) {
    const holder = await readHolder(path);
    if (holder && (await processStart(holder.pid)) === holder.started) return holder;
    await rm(path, { force: true });
  }
  return undefined;
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  try {
    const value = JSON.parse(await readFile(path, 'utf8')) as Partial<LockHolder> | null;
    const { pid, started, where } = value ?? {};
    return typeof pid === 'number' && typeof started === 'string' && typeof where === 'string'
      ? { pid, started, where }
      : undefined;
  } catch {
    return undefined;
  }
}

interface LockPlace {
  readonly folder: string;
  /** What the names of the run's files begin with. */
  readonly run: string;
}

async function lockPlace(journalPath: string): Promise<LockPlace> {
  const folder = join(tmpdir(), `release-checklist-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { folder, run: digestOf(await realpath(journalPath)) };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
