import { mkdirSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, isWindows } from './paths.mjs';
import { isMark } from './processTree.mjs';
import { plainEnvironment } from './run.mjs';

/** The git identity of everything that tests commit or record. */
export const identity = { name: 'Ada Tester', email: 'ada@example.com' };

/**
 * A home folder in which nothing of the developer's own is: plain start files for the shells, and a git identity. A home that is
 * there already is left as it is, since a test may have changed its files.
 *
 * @param {string} home
 */
export function makeHome(home) {
  if (existsSync(home)) return;
  mkdirSync(join(home, '.config', 'fish'), { recursive: true });
  const files = {
    '.bashrc': "PS1='\\w $ '\n",
    '.profile': '[ -n "$BASH_VERSION" ] && . ~/.bashrc\n',
    '.zshrc': "PS1='%~ %% '\n", // Without one, zsh greets with its wizard.
    '.gitconfig': [
      `[user]\n\tname = ${identity.name}\n\temail = ${identity.email}`,
      '[init]\n\tdefaultBranch = main',
      '[commit]\n\tgpgsign = false',
      '[core]\n\tautocrlf = false\n',
    ].join('\n'),
    '.config/fish/config.fish': 'set -g fish_greeting\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
}

const wanted = new Set(['PATH', 'TMPDIR', 'USER', 'LOGNAME']);

/**
 * The environment of a server under test: of the developer's own only what programs cannot do without.
 *
 * @param {string} home
 */
export function testEnvironment(home) {
  const plain = plainEnvironment();
  if (isWindows) return { ...plain, HOME: home, USERPROFILE: home, GIT_CONFIG_NOSYSTEM: '1' };
  const kept = Object.entries(plain).filter(([name]) => wanted.has(name) || isMark(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    SHELL: findOnPath('bash') ?? '/bin/sh',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}
