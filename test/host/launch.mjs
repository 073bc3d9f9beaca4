/**
 * A real VS Code for tests: its server on this machine, its window in a headless browser.
 *
 *   const vscode = await launchVSCode({ workspace: 'test/fixtures/some-folder', trust: 'enabled', vsix });
 *   await vscode.page.click('…');
 *   await vscode.close();
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { openBrowser } from './browser.mjs';
import { onEnd } from './cleanup.mjs';
import { makeHome, testEnvironment } from './home.mjs';
import { root } from './paths.mjs';
import { startServer } from './server.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

/**
 * @typedef {object} LaunchOptions
 * @property {string} [version] of VS Code; a pinned one
 * @property {string} workspace the folder to open. A relative one is a fixture of the repository: it is copied, and the
 *   copy opened. An absolute one is opened itself
 * @property {string} [extensionDevelopmentPath] the folder of an extension that runs from its source
 * @property {string} [extensionTestsPath] the module whose `run()` the extension host is to call
 * @property {string} [vsix] a packaged extension to install
 * @property {'disabled' | 'enabled'} [trust] `enabled`: VS Code asks whether the folder is trusted
 * @property {Record<string, unknown>} [settings] the user's settings
 * @property {Record<string, string>} [env] added to the environment of the server and of all that it starts
 * @property {string} [openFile] a file of the workspace, relative to it, to open at the start
 * @property {string} [dataDir] where all that outlives a window is kept: home, settings, extensions and their storage, the
 *   browser's profile, the server's port. Give the same folder again to come back as the same user; the caller removes
 *   it. By default a new one, removed on close
 * @property {{ width: number, height: number }} [viewport]
 * @property {boolean} [headed] show the browser
 * @property {(type: string, args: unknown[]) => void} [onLog] hears the consoles of window and extension host
 *
 * @typedef {object} LaunchedVSCode
 * @property {string} url of the window
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} browser
 * @property {import('./server.mjs').Server} server
 * @property {string} workspace the folder that is open
 * @property {string} dataDir
 * @property {string} home
 * @property {Promise<number>} testsEnded the exit code of the module at `extensionTestsPath`
 * @property {() => number[]} extensionHostPids
 * @property {() => Promise<void>} reload loads the window again, as the person does by its command
 * @property {() => Promise<void>} close ends the window, the server and every process that they have started
 */

/** @param {LaunchOptions} options @returns {Promise<LaunchedVSCode>} */
export async function launchVSCode(options) {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'release-checklist-'));
  const removeTemporary = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  const forget = onEnd(removeTemporary);
  let server;
  let browser;
  const close = async () => {
    await browser?.close();
    server?.close();
    removeTemporary();
    forget();
  };
  try {
    const dataDir = options.dataDir ?? join(temporary, 'data');
    const home = join(dataDir, 'home');
    const workspace = isAbsolute(options.workspace)
      ? options.workspace
      : copyFixture(options.workspace, join(temporary, 'workspace'));
    mkdirSync(dataDir, { recursive: true });
    makeHome(home);
    const { version, trust, settings, vsix } = options;
    const env = { ...testEnvironment(home), ...temporaryFolder(dataDir, 'vscode'), ...options.env };
    const automation = Boolean(options.extensionDevelopmentPath ?? options.extensionTestsPath);
    server = await startServer({ version, dataDir, trust, settings, vsix, automation, env });
    browser = await openBrowser({ profile: join(dataDir, 'browser'), ...pick(options, 'viewport', 'headed') });
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const { testsEnded } = await listen(page, options.onLog);
    const url = windowUrl(server, workspace, options);
    const ready = () => page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await page.goto(url);
    await ready();
    return {
      url,
      page,
      browser: browser.context,
      server,
      workspace,
      dataDir,
      home,
      testsEnded,
      extensionHostPids: server.extensionHostPids,
      reload: async () => {
        await page.reload();
        await ready();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address of a window; what VS Code's own automation asks for goes in its payload. */
export function windowUrl(server, workspace, { extensionDevelopmentPath, extensionTestsPath, openFile } = {}) {
  const payload = [['skipWelcome', 'true']];
  if (extensionDevelopmentPath) payload.push(['extensionDevelopmentPath', server.uri(extensionDevelopmentPath)]);
  if (extensionTestsPath) payload.push(['extensionTestsPath', server.uri(extensionTestsPath)]);
  if (openFile) payload.push(['openFile', server.uri(join(workspace, openFile))]);
  return `${server.origin}/?${new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) })}`;
}

/** Copies a fixture of the repository, so that a test may write into it. @returns {string} the copy */
export function copyFixture(fixture, target) {
  const source = resolve(root, fixture);
  if (!existsSync(source)) throw new Error(`There is no fixture workspace ${fixture}.`);
  cpSync(source, target, { recursive: true });
  return target;
}

/** Both functions are looked for by the window as it starts, so they have to be there before the page is. */
async function listen(page, onLog = () => undefined) {
  let end;
  const testsEnded = new Promise((resolve) => (end = resolve));
  await page.exposeFunction('codeAutomationLog', (type, args) => onLog(type, args));
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  return { testsEnded }; // Not the promise itself: `await` would wait for the tests.
}

function pick(object, ...names) {
  return Object.fromEntries(names.filter((name) => object[name] !== undefined).map((name) => [name, object[name]]));
}
