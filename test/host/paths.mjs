import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const isWindows = process.platform === 'win32';

/** The folder for what is costly to make and the same for every clone: VS Code's servers. */
export function cacheFolder(env = process.env) {
  const name = 'release-checklist';
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, name);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', name);
  if (isWindows) return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), name, 'Cache');
  return join(homedir(), '.cache', name);
}

/** The full path of the first of these programs that is on the PATH; undefined when none is. */
export function findOnPath(...names) {
  const endings = isWindows ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
    .find((path) => existsSync(path));
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
