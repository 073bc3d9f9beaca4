import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

/**
 * @typedef {object} IntegrationLaunch
 * @property {string} name
 * @property {Partial<import('./launch.mjs').LaunchOptions>} options
 * @property {string[][]} windows the test files of each window, relative to test/integration and with no ending
 * @property {number} minutes after which a window is ended, whatever it does
 */

const folder = join(root, 'test', 'integration');
const defaults = { workspace: join('test', 'integration', 'workspace') };
/** Several times what the slowest of these windows takes on a slow machine. */
const usualMinutes = 6;

/**
 * The launches that the tests ask for. The files of `test/integration/` make one; each folder with a `launch.mjs` makes
 * another. That module may export
 * - `options`: how VS Code is launched;
 * - `inTurn = true`: each file gets a window of its own, in the order of their names, on the same data and workspace;
 * - `minutes`: how long a window may take, where that is not the usual.
 *
 * @returns {Promise<IntegrationLaunch[]>}
 */
export async function integrationLaunches() {
  const launches = [{ name: 'default', options: defaults, windows: [testFiles('')], minutes: usualMinutes }];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const module = join(folder, entry.name, 'launch.mjs');
    if (!entry.isDirectory() || !existsSync(module)) continue;
    const { options = {}, inTurn = false, minutes = usualMinutes } = await import(pathToFileURL(module).href);
    const files = testFiles(entry.name);
    const windows = inTurn ? files.map((file) => [file]) : [files];
    launches.push({ name: entry.name, options: { ...defaults, ...options }, windows, minutes });
  }
  return launches.filter((launch) => launch.windows.flat().length > 0);
}

function testFiles(subfolder) {
  return readdirSync(join(folder, subfolder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => (subfolder ? `${subfolder}/` : '') + name.slice(0, -'.test.ts'.length))
    .sort();
}
