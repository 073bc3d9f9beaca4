import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isWindows } from './paths.mjs';

/** The path of a socket must not be longer than this on any system. */
const longestPath = 103;

/** The longest name that a socket has in it. */
const sockets = {
  vscode: 'vscode-ipc-01234567-89ab-cdef-0123-456789abcdef.sock',
  chromium: 'org.chromium.Chromium.123456/SingletonSocket',
};

/**
 * Has programs put what they leave behind into a folder that is removed with its parent. Where its path is too long for
 * their sockets, the system's own has to do.
 *
 * @param {string} parent
 * @param {'vscode' | 'chromium'} program
 * @returns {{ TMPDIR?: string }} for their environment
 */
export function temporaryFolder(parent, program) {
  const folder = join(parent, 'tmp');
  if (isWindows || join(folder, sockets[program]).length > longestPath) return {};
  mkdirSync(folder, { recursive: true });
  return { TMPDIR: folder };
}
