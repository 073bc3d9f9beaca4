import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onEnd } from './cleanup.mjs';
import { ensureServer } from './install.mjs';
import { isWindows } from './paths.mjs';
import { createMark, descendantsOf, isAlive, killTree } from './processTree.mjs';
import { runOrThrow } from './run.mjs';
import { waitFor } from './wait.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} [version] of VS Code; a pinned one
 * @property {string} dataDir where the server keeps what survives a restart; also its port, so that a server started
 *   again on the same folder has the same address, and the browser finds its storage again
 * @property {'disabled' | 'enabled'} [trust] is the workspace trusted without a question, or is VS Code's question asked
 * @property {Record<string, unknown>} [settings] the user's settings
 * @property {string} [vsix] a packaged extension to install
 * @property {boolean} [automation] heeds the extension paths of a window's payload; the window then shows no notification
 *   toasts. On by default; off for the window that a person sees
 * @property {Record<string, string>} env the whole environment
 *
 * @typedef {object} Server
 * @property {string} version
 * @property {number} port
 * @property {number} pid
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {string} logFile what the server said
 * @property {(path: string) => string} uri a file of this machine as the window names it
 * @property {() => number[]} extensionHostPids
 * @property {Promise<number | null>} ended the server's exit code, when it has ended
 * @property {() => void} close ends the server and every process that it has started
 */

/** Settings that silence what has nothing to do with us and would need a network. A caller's own settings win. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** @param {ServerOptions} options @returns {Promise<Server>} */
export async function startServer({
  version,
  dataDir,
  trust = 'disabled',
  settings = {},
  vsix,
  automation = true,
  env,
}) {
  const install = await ensureServer(version);
  const serverData = join(dataDir, 'server');
  const extensions = join(dataDir, 'extensions');
  writeSettings(join(serverData, 'data', 'User'), settings);
  const folders = ['--server-data-dir', serverData, '--extensions-dir', extensions];
  const main = join(install.folder, 'out', 'server-main.js');
  if (vsix) {
    const args = [main, '--accept-server-license-terms', ...folders, '--install-extension', vsix, '--force'];
    await runOrThrow(`Installing ${vsix}`, install.node, args, { env, timeout: 120_000 });
  }

  const mark = createMark();
  const logFile = join(dataDir, 'server.log');
  const log = openSync(logFile, 'w');
  const args = [
    main,
    ...['--host', '127.0.0.1', '--port', String(rememberedPort(dataDir)), ...folders],
    ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
    // Without it the extension paths in the page's payload are silently ignored; with it, toasts are not shown.
    ...(automation ? ['--enable-smoke-test-driver'] : []),
    ...(trust === 'disabled' ? ['--disable-workspace-trust'] : []),
  ];
  const child = spawn(install.node, args, {
    cwd: dataDir,
    env: { ...env, [mark.name]: mark.value },
    detached: !isWindows,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const kill = () => killTree(child.pid, mark);
  const forget = onEnd(kill);
  const close = () => {
    kill();
    forget();
  };
  try {
    const port = await waitForPort(child, logFile);
    writeFileSync(join(dataDir, 'port'), String(port));
    const origin = `http://127.0.0.1:${port}`;
    await waitFor(`VS Code to answer at ${origin}`, () => answers(origin));
    return {
      version: install.version,
      port,
      pid: child.pid,
      origin,
      logFile,
      uri: (path) => `vscode-remote://127.0.0.1:${port}${uriPath(path)}`,
      extensionHostPids: () => extensionHostPids(child.pid),
      ended,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function writeSettings(folder, settings) {
  const file = join(folder, 'settings.json');
  mkdirSync(folder, { recursive: true });
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : quiet;
  writeFileSync(file, JSON.stringify({ ...before, ...settings }, null, 2));
}

/** 0, any free one, for a folder that is new. */
function rememberedPort(dataDir) {
  const file = join(dataDir, 'port');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

async function waitForPort(child, logFile) {
  let failure;
  child.on('error', (error) => (failure = error.message));
  const said = () => readFileSync(logFile, 'utf8');
  return waitFor(
    'VS Code’s server to listen',
    () => {
      const match = /Extension host agent listening on (\d+)/.exec(said());
      if (match) return Number(match[1]);
      if (failure || child.exitCode !== null || !isAlive(child.pid)) {
        throw new Error(
          `VS Code's server did not start: ${failure ?? `code ${child.exitCode}`}\n${said().slice(-2000)}`,
        );
      }
      return undefined;
    },
    { timeout: 60_000 },
  );
}

async function answers(origin) {
  try {
    return (await fetch(origin)).ok;
  } catch {
    return false;
  }
}

/** A drive's letter is the first part of a URI's path. */
function uriPath(path) {
  return isWindows ? `/${path.replaceAll('\\', '/')}` : path;
}

function extensionHostPids(serverPid) {
  return descendantsOf(serverPid)
    .filter((candidate) => candidate.command.includes('--type=extensionHost'))
    .map((candidate) => candidate.pid);
}
