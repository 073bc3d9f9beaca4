/**
 * `npm start`: the extension, built from its source, on a copy of the sample workspace. On a desktop in VS Code itself, else
 * in VS Code's server, to be opened in a browser. Needs nothing but Node and npm; what is missing it installs.
 *
 *   npm start [-- --vscode 1.104.0] [-- --server]     --server: in a browser also where there is a desktop
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithNpm, exitOnSignalWith, onEnd } from './cleanup.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { findDesktopVSCode, hasDisplay, openDesktopVSCode } from './desktop.mjs';
import { windowUrl } from './launch.mjs';
import { packageExtension } from './package.mjs';
import { root } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { plainEnvironment, runOrThrow } from './run.mjs';
import { makeSampleWorkspace, sampleChecklist } from './sample.mjs';
import { startServer } from './server.mjs';
import { requestedVersion } from './versions.mjs';

exitOnSignalWith(0);
endWithNpm();

try {
  await start();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

async function start() {
  await ensureDependencies();
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'release-checklist-'));
  onEnd(() => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
  const dataDir = join(temporary, 'data');
  mkdirSync(dataDir);
  const workspace = join(temporary, 'sample');
  await makeSampleWorkspace(workspace);
  // Asks the extension to show its view by itself.
  const env = { ...plainEnvironment(), RELEASE_CHECKLIST_SHOW: '1' };

  const code = process.argv.includes('--server') || requestedVersion() ? undefined : await findDesktopVSCode();
  if (code) {
    await withProgress('Building the extension', () =>
      runOrThrow('The build', process.execPath, ['esbuild.mjs'], { cwd: root }),
    );
    console.log(`\nVS Code opens with the sample workspace. Ctrl-C ends it.`);
    const window = await openDesktopVSCode(code, { workspace, openFile: sampleChecklist, dataDir, env });
    process.exit(window.code);
  }
  await serve({ dataDir, workspace, env });
}

/** The packaged extension: a server that takes one from its source shows no messages (see startServer). */
async function serve({ dataDir, workspace, env }) {
  const vsix = await packageExtension();
  const version = requestedVersion();
  const server = await startServer({ version, dataDir, trust: 'disabled', env, vsix, automation: false });
  const url = windowUrl(server, workspace, { openFile: sampleChecklist });
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`VS Code's server answers ${answer.status} at ${url}`);
  console.log(`\nVS Code ${server.version} with the extension and its sample workspace:\n\n${url}\n\nCtrl-C ends it.`);
  openInBrowser(url);
  const code = await server.ended;
  throw new Error(`VS Code's server has ended by itself, with code ${code}.`);
}

/** A convenience: where it does not work, the address has been printed. */
function openInBrowser(url) {
  if (!hasDisplay() || process.env.CI || process.argv.includes('--no-open')) return;
  const openers = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '""', url.replaceAll('&', '^&')] };
  const [file, ...args] = openers[process.platform] ?? ['xdg-open', url];
  spawn(file, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
