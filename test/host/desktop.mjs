import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, findOnPath, isWindows, root } from './paths.mjs';
import { run } from './run.mjs';
import { defaultVersion, oldestVersion } from './versions.mjs';

/** Can this session show windows? */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}

/**
 * The VS Code to open on this machine's desktop: the installed one when it is new enough, else one that is downloaded.
 * Undefined when there is no desktop, or neither can be had.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findDesktopVSCode() {
  if (!hasDisplay()) return undefined;
  const installed = findOnPath('code');
  if (installed && (await isNewEnough(installed))) return installed;
  try {
    const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
    const cachePath = join(cacheFolder(), 'vscode-desktop');
    return await downloadAndUnzipVSCode({ version: defaultVersion, cachePath, timeout: 15_000 });
  } catch {
    console.log('VS Code cannot be downloaded here: its server from the npm registry will do.');
    return undefined;
  }
}

async function isNewEnough(code) {
  const { output } = await run(code, ['--version'], { timeout: 15_000 });
  const [major, minor] = (/^(\d+)\.(\d+)\./m.exec(output) ?? []).slice(1).map(Number);
  const [wantedMajor, wantedMinor] = oldestVersion.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/**
 * Opens the extension in a window of its own, with data of its own, and waits until the person closes it.
 *
 * @param {string} code the program
 * @param {{ workspace: string, openFile: string, dataDir: string, env: Record<string, string> }} options
 */
export async function openDesktopVSCode(code, { workspace, openFile, dataDir, env }) {
  const userData = join(dataDir, 'user-data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none' }));
  const args = [
    ...['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    ...[`--extensionDevelopmentPath=${root}`, `--user-data-dir=${userData}`],
    `--extensions-dir=${join(dataDir, 'extensions')}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...[workspace, join(workspace, openFile)],
  ];
  const [file, ...rest] = isWindows && /\.(cmd|bat)$/i.test(code) ? ['cmd', '/c', code, ...args] : [code, ...args];
  return run(file, rest, { env });
}
