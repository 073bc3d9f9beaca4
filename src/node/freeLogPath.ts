import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { journalPathOf, numberedLogPath } from '../log/logPath';

/**
 * The log's path with a number that no other log or journal has: `x.md`, `x-2.md`, `x-3.md`. Both paths are relative to the
 * folder, with `/`.
 */
export async function freeLogPath(folder: string, path: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const numbered = numberedLogPath(path, n);
    const taken = await Promise.all([exists(join(folder, numbered)), exists(join(folder, journalPathOf(numbered)))]);
    if (!taken.includes(true)) return numbered;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    // A link that leads nowhere has the name too.
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
