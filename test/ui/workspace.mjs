import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { copyFixture } from '../host/launch.mjs';
import { runOrThrow } from '../host/run.mjs';
import { makeSampleWorkspace, sampleChecklist } from '../host/sample.mjs';

/** The themes that pictures are taken in, by the word for them in a picture's name. */
export const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern', contrast: 'Default High Contrast' };

/**
 * A fresh copy of a fixture as a git repository.
 *
 * @param {string} temporary @param {string} fixture a folder of test/ui/fixtures @param {keyof typeof themes} [theme]
 */
export async function makeWorkspace(temporary, fixture, theme) {
  const folder = join(mkdtempSync(join(temporary, 'workspace-')), fixture);
  copyFixture(join('test', 'ui', 'fixtures', fixture), folder);
  writeTheme(folder, theme);
  const git = (...args) => runOrThrow(`git ${args[0]}`, 'git', args, { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Ada Tester');
  await git('config', 'user.email', 'ada@example.com');
  await git('add', '--all');
  await git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'The checklist');
  return folder;
}

/** A fresh copy of the sample, whose service uses a port of its own. */
export async function makeSample(temporary, theme) {
  const folder = join(mkdtempSync(join(temporary, 'workspace-')), 'quotes');
  await makeSampleWorkspace(folder);
  writeTheme(folder, theme);
  const port = String(await freePort());
  const file = join(folder, sampleChecklist);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('8471', port));
  const git = (...args) => runOrThrow(`git ${args[0]}`, 'git', args, { cwd: folder });
  await git('add', '--all');
  await git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'A port of its own');
  return { folder, port };
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
