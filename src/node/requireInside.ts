import { lstat, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserFacingError } from '../util/userFacingError';
import { codeOf } from './journalError';

/**
 * Throws what is to be told to the person when what would be written at the path lies outside the folder, links followed: a
 * repository may hold a link that leads anywhere.
 */
export async function requireInside(folder: string, path: string): Promise<void> {
  const [root, place] = await Promise.all([realpath(folder), realPlace(resolve(path))]);
  const way = relative(root, place);
  if (way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return;
  throw new UserFacingError(
    `${path} leads to ${place}, outside the workspace folder: nothing is written there. Remove the link, or choose another place for logs.`,
  );
}

/** Where a path leads, also when there is nothing at its end yet. */
async function realPlace(path: string, depth = 0): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path || depth > 40) throw error;
  }
  const target = await linkTarget(path);
  const folder = await realPlace(dirname(path), depth + 1);
  return target === undefined ? join(folder, basename(path)) : realPlace(resolve(folder, target), depth + 1);
}

/** What a link names that leads to nothing; `undefined` when there is no link. */
async function linkTarget(path: string): Promise<string | undefined> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await readlink(path) : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
