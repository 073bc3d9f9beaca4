import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder, readJson, root } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { npmCommand, runOrThrow } from './run.mjs';

/** Runs `npm ci` when what is installed is not what package-lock.json says. */
export async function ensureDependencies() {
  if (areDependenciesInstalled()) return;
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  await withLock(
    join(cacheFolder(), `dependencies-${name}.lock`),
    async () => {
      if (areDependenciesInstalled()) return;
      const [file, ...args] = npmCommand();
      await withProgress('Installing the dependencies (npm ci)', () =>
        runOrThrow('npm ci', file, [...args, 'ci', '--no-audit', '--no-fund'], { cwd: root, timeout: 600_000 }),
      );
    },
    () => console.log('Another process is installing the dependencies; waiting for it …'),
  );
}

/**
 * Compares what npm notes down of an install with the lock file; their dates say nothing after a checkout. Optional
 * packages are left out where they are not made for this machine.
 */
function areDependenciesInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = readJson(note).packages;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  const isRight = ([path, entry]) =>
    path === '' || (installed[path] ? installed[path].version === entry.version : Boolean(entry.optional));
  return Object.entries(wanted).every(isRight);
}
