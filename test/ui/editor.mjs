import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../host/browser.mjs';
import { onEnd } from '../host/cleanup.mjs';
import { makeHome, testEnvironment } from '../host/home.mjs';
import { windowUrl } from '../host/launch.mjs';
import { startServer } from '../host/server.mjs';
import { Workbench } from './workbench.mjs';

/**
 * VS Code as a person has it: its server with the packaged extension installed, and a browser. Each scenario gets a
 * window of its own in it.
 *
 * @typedef {object} Editor
 * @property {string} temporary a folder for workspaces, removed on close
 * @property {(workspace: string, options?: WindowOptions) => Promise<Workbench>} openWindow
 * @property {() => string} serverLog
 * @property {() => Promise<void>} close
 *
 * @typedef {object} WindowOptions
 * @property {boolean} [keyboardOnly] the window counts presses of the mouse's buttons, of which there must be none
 * @property {boolean} [keepsSecrets] VS Code's SecretStorage works and outlives the window; without it there is none
 */

/** What keeps pictures steady, and questions that are not ours away. */
const settings = {
  'editor.cursorBlinking': 'solid',
  'git.blame.statusBarItem.enabled': false,
  'security.workspace.trust.startupPrompt': 'never', // The restricted mode at once, with its banner.
  'terminal.integrated.cursorBlinking': false,
  'workbench.editor.useModal': 'off',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
};

/** The server's half of the key with which a window of this server encrypts secrets; asked for at `mint-key`. */
const secretHalf = Buffer.alloc(32, 'half of a key');

/** @param {{ version?: string, vsix: string, trust: 'disabled' | 'enabled' }} options @returns {Promise<Editor>} */
export async function startEditor({ version, vsix, trust }) {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'release-checklist-ui-'));
  const remove = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  const forget = onEnd(remove);
  let server;
  let browser;
  const close = async () => {
    await browser?.close();
    server?.close();
    remove();
    forget();
  };
  try {
    const home = join(temporary, 'home');
    makeHome(home);
    const dataDir = join(temporary, 'data');
    mkdirSync(dataDir);
    const env = testEnvironment(home);
    server = await startServer({ version, dataDir, trust, settings, vsix, automation: false, env });
    browser = await openBrowser({ profile: join(temporary, 'browser') });
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
  } catch (error) {
    await close();
    throw error;
  }

  const openWindow = async (workspace, { keyboardOnly = false, keepsSecrets = false } = {}) => {
    const page = await browser.context.newPage();
    if (keyboardOnly) await page.addInitScript(countMousePresses);
    if (keepsSecrets) await page.route('**/mint-key', (route) => route.fulfill({ body: secretHalf }));
    await page.goto(windowUrl(server, workspace));
    const workbench = new Workbench(page, workspace);
    await workbench.ready();
    return workbench;
  };
  return { temporary, openWindow, serverLog: () => readFileSync(server.logFile, 'utf8'), close };
}

/** Runs in the page, before VS Code does. */
function countMousePresses() {
  globalThis.mousePresses = 0;
  for (const type of ['mousedown', 'pointerdown']) {
    globalThis.addEventListener(type, () => (globalThis.mousePresses += 1), { capture: true });
  }
}
