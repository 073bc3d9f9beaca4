import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from './progress.mjs';
import { run, runOrThrow } from './run.mjs';
import { ensurePrograms } from './system.mjs';

/**
 * The native modules without which the server, its terminals or its file watcher do not work. The names are those of
 * all pinned versions; a version has some of them. Some come ready to use, and then need no compiler.
 */
const needed = ['node-pty', '@vscode/spdlog', 'native-watchdog', '@vscode/native-watchdog', '@parcel/watcher'];

/**
 * Builds the native modules that do not load as they came.
 *
 * @param {{ root: string, nodePackage: string, node: string, folder: string }} install
 */
export async function rebuildNativeModules({ root, nodePackage, node, folder }) {
  const present = needed.filter((name) => existsSync(join(folder, 'node_modules', name)));
  const broken = [];
  for (const name of present) if (!(await loads(node, folder, name))) broken.push(name);
  if (broken.length === 0) return;
  await ensurePrograms(['make', 'g++', 'python3'], ['build-essential', 'python3'], 'to build VS Code’s native modules');
  const headers = join(root, 'node_modules', nodePackage);
  for (const name of broken) {
    await withProgress(`  ${name}`, () => rebuild(name, { root, node, folder, headers }));
    if (!(await loads(node, folder, name))) throw new Error(`${name} was built, but does not load.`);
  }
}

async function loads(node, folder, name) {
  const script = `require(${JSON.stringify(name)}); process.exit(0)`;
  return (await run(node, ['-e', script], { cwd: folder, timeout: 60_000 })).code === 0;
}

async function rebuild(name, { root, node, folder, headers }) {
  const gyp = join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const args = [gyp, 'rebuild', '-C', join(folder, 'node_modules', name), '--jobs', 'max'];
  // node-gyp takes npm's settings from the environment, and lets them win over its own arguments.
  const env = { ...process.env, npm_config_nodedir: headers };
  await runOrThrow(`Building ${name}`, node, args, { env, timeout: 600_000 });
}
