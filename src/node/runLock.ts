import { createHash } from 'node:crypto';
import { link, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { UserFacingError } from '../util/userFacingError';
import { codeOf } from './journalError';
import { processStart } from './processIdentity';

/** Who has a run open, as the lock's file says it. */
export interface LockHolder {
  readonly pid: number;
  readonly started: string;
  /** Completes "It is open in …": `VS Code`. */
  readonly where: string;
}

/**
 * Says that a run is open in this process, as long as the process lives. The journal itself bears several writers; what
 * must not happen is that one takes the other's running command for one that was interrupted. It is not kept beside the
 * journal, where it would be committed: it speaks of this machine alone.
 */
export class RunLock {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Rejects with what is to be told to the person when another living process has the run open. */
  static async take(journalPath: string, where: string): Promise<RunLock> {
    const path = await lockPath(journalPath);
    const own: LockHolder = { pid: process.pid, started: (await processStart(process.pid)) ?? '', where };
    for (;;) {
      if (await create(path, own)) return new RunLock(path);
      const holder = await readHolder(path);
      if (holder && (await isHeld(holder)))
        throw new UserFacingError(
          `This release is open in ${holder.where} (process ${holder.pid}). Leave it there first; everything recorded is kept.`,
        );
      await rm(path, { force: true });
    }
  }

  /** Which other living process has the run of a journal open; `undefined` when none has. */
  static async holderOf(journalPath: string): Promise<LockHolder | undefined> {
    const holder = await readHolder(await lockPath(journalPath));
    return holder && (await isHeld(holder)) ? holder : undefined;
  }

  async release(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}

/** A file that appears with its content in it: nobody can read half of it. */
async function create(path: string, holder: LockHolder): Promise<boolean> {
  const draft = `${path}.${process.pid}.${Date.now()}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

/** This process may open a run again that it has not let go of. */
async function isHeld({ pid, started }: LockHolder): Promise<boolean> {
  return pid !== process.pid && (await processStart(pid)) === started;
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

async function lockPath(journalPath: string): Promise<string> {
  const folder = join(tmpdir(), `release-checklist-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = createHash('sha256')
    .update(await realpath(journalPath))
    .digest('hex');
  return join(folder, `${name}.lock`);
}
