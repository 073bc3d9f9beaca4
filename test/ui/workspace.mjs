import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { identity } from '../host/home.mjs';
import { copyFixture } from '../host/launch.mjs';
import { runOrThrow } from '../host/run.mjs';
import { makeSampleWorkspace, sampleChecklist } from '../host/sample.mjs';

/** The themes that pictures are taken in, by the word for them in a picture's name. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
  'light-contrast': 'Default High Contrast Light',
};

/**
 * A fresh copy of a fixture as a git repository.
 *
 * @param {string} temporary @param {string} fixture a folder of test/ui/fixtures @param {keyof typeof themes} [theme]
 */
export async function makeWorkspace(temporary, fixture, theme) {
  const folder = join(mkdtempSync(join(temporary, 'workspace-')), fixture);
  copyFixture(join('test', 'ui', 'fixtures', fixture), folder);
  writeTheme(folder, theme);
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await commitAll(folder);
  return folder;
}

/** A fresh copy of the sample, whose service uses a port of its own, and may be slow to answer: the machine may be. */
export async function makeSample(temporary, theme) {
  const folder = join(mkdtempSync(join(temporary, 'workspace-')), 'quotes');
  await makeSampleWorkspace(folder);
  writeTheme(folder, theme);
  const port = String(await freePort());
  const file = join(folder, sampleChecklist);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('8471', port).replace('s/ < 0.2', 's/ < 20'));
  await commitAll(folder, '--amend', '--reset-author');
  return { folder, port };
}

/** With an identity of the workspace's own: whoever runs the tests is in no picture. */
async function commitAll(folder, ...flags) {
  await git(folder, 'config', 'user.name', identity.name);
  await git(folder, 'config', 'user.email', identity.email);
  await git(folder, 'add', '--all');
  await git(folder, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'Before the release', ...flags);
}

function git(folder, ...args) {
  return runOrThrow(`git ${args[0]}`, 'git', args, { cwd: folder });
}

function writeTheme(folder, theme) {
  if (!theme) return;
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': themes[theme] }));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
