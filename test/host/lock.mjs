import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { onEnd } from './cleanup.mjs';
import { isAlive } from './processTree.mjs';
import { waitFor } from './wait.mjs';

const heartbeat = 2_000;
const staleAfter = 30_000;

/**
 * Runs `work` while no other process does, by a lock file. The holder touches the file; a file whose process has ended, or
 * that nobody has touched for half a minute, is stale and taken over. Should two processes take over the same stale
 * file in the same instant, both work: what is locked here must bear that (a folder is made aside and then renamed).
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} onWait called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  await waitFor(
    `another process to release ${file}`,
    () => {
      if (acquire(file)) return true;
      if (!told) onWait();
      told = true;
      return false;
    },
    { timeout: 1_200_000, every: 500 },
  );
  const release = () => rmSync(file, { force: true });
  const forget = onEnd(release);
  const timer = setInterval(() => touch(file), heartbeat);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    forget();
    release();
  }
}

function acquire(file) {
  if (isStale(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Date.now() - statSync(file).mtimeMs > staleAfter || (pid > 0 && !isAlive(pid));
  } catch {
    return false; // Released meanwhile.
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Taken over while this process was suspended: nothing to keep alive.
  }
}
