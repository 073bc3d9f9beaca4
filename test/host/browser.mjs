import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onEnd } from './cleanup.mjs';
import { findOnPath } from './paths.mjs';
import { createMark, killMarked } from './processTree.mjs';
import { ensurePrograms } from './system.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/**
 * The Chrome or Chromium of this machine: CHROME_PATH, one on the PATH, one in the usual places; else Debian's.
 *
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  await ensurePrograms(['chromium'], ['chromium'], 'to show VS Code (or set CHROME_PATH to a Chrome)');
  return findOnPath('chromium');
}

function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROME_PATH is ${given}, but there is no such file.`);
  return given || findOnPath(...programs) || usualPlaces().find((path) => existsSync(path));
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  const { PROGRAMFILES, LOCALAPPDATA } = process.env;
  const folders = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(Boolean);
  return folders.flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
}

/** Quiet, and deaf to everything but this machine: a test never depends on the network. */
export function browserFlags() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
  ];
}

/** How long a browser may take to end by itself, in milliseconds. Playwright waits for it without a limit. */
const longestEnd = 20_000;

/**
 * Opens a headless browser with an own, possibly new, profile. `close` ends it, by force where it does not end by itself.
 *
 * @param {{ profile: string, viewport?: { width: number, height: number }, headed?: boolean }} options
 * @returns {Promise<{ context: import('playwright-core').BrowserContext, close: () => Promise<void> }>}
 */
export async function openBrowser({ profile, viewport = { width: 1440, height: 900 }, headed = false }) {
  const executablePath = await ensureBrowser();
  const { chromium } = await import('playwright-core');
  const mark = createMark();
  const kill = () => killMarked(mark);
  const forget = onEnd(kill);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    // Chromium puts its crash reports there, whatever its profile.
    env: {
      ...{ ...process.env, ...temporaryFolder(profile, 'chromium') },
      ...{ XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile, [mark.name]: mark.value },
    },
    headless: false,
    viewport,
    args: [...(headed ? [] : ['--headless=new']), ...browserFlags()],
    // The one who launches ends it (and all else) on a signal: Playwright's own handlers would get in the way.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  context.once('close', () => {
    kill();
    forget();
  });
  const close = async () => {
    const closed = context.close().catch(() => undefined);
    await Promise.race([closed, delay(longestEnd, undefined, { ref: false })]);
    kill();
    forget();
  };
  return { context, close };
}
