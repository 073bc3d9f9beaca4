import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  describeInterruption,
  disown,
  findLeftShells,
  tidyLeftShells,
  writeOwner,
} from '../../../../src/vscode/terminal/leftShells';
import { processStart } from '../../../../src/node/processIdentity';
import { temporaryFolder } from '../../node/temporaryFolder';

const run = '/ws/releases/a.jsonl';
const startOfThis = processStart(process.pid).then((start) => start ?? '');
let storage: string;
let gone: number;

beforeEach(async () => {
  storage = temporaryFolder();
  gone = await processThatHasEnded();
});

/** A shell's folder as a window leaves it. */
async function leave(name: string, files: Readonly<Record<string, string>>, owner = {}): Promise<string> {
  const folder = join(storage, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  await writeOwner(folder, { run, shell: 'bash', processId: process.pid, startedAt: await startOfThis, ...owner });
  return folder;
}

const step = { open: '7 token\n', '7': 'wrapper', '7.sh': 'text' };

describe('what is known of the command that a run was interrupted in', () => {
  test.each([
    ['nothing was open', { open: '7 token\n' }, {}, undefined],
    [
      'it runs',
      { ...step, '7.begun': '- 0\n' },
      {},
      /^It may still be running in its terminal\. How it ended is not known\.$/,
    ],
    ['it has ended', { ...step, '7.begun': '- 0\n', '7.code': 'exit 3 - - 0\n' }, {}, /^It ended with exit code 3\. /],
    ['the shell has ended with it', { ...step, '7.begun': '', '7.code': 'gone 9 - - 0\n' }, {}, /exit code 9\./],
    [
      'the window was killed as it gave the next one',
      { ...step, open: '', '7.begun': '- 0\n', '7.code': 'exit 3 - - 0\n' },
      {},
      /^It ended with exit code 3\. /,
    ],
    ['another run', { ...step, '7.begun': '', '7.code': 'exit 3 - - 0\n' }, { run: 'other' }, undefined],
    ['its terminal is gone', { ...step, '7.begun': '' }, { processId: 0 }, undefined],
    ['its number is another process’s by now', { ...step, '7.begun': '' }, { startedAt: 'long ago' }, undefined],
  ] as const)('%s', async (_, files, owner, expected) => {
    await leave('terminal-a', files, 'processId' in owner ? { processId: gone } : owner);
    const known = await describeInterruption(storage, run);
    if (expected === undefined) expect(known).toBeUndefined();
    else expect(known).toMatch(expected);
  });

  test('two at once: nobody knows which was meant', async () => {
    for (const name of ['a', 'b']) await leave(name, { ...step, '7.begun': '', '7.code': 'exit 0 - - 0\n' });
    expect(await describeInterruption(storage, run)).toBeUndefined();
  });
});

test.each([
  ['what was given last', { open: '7 token\n' }, 7],
  ['what has left a file', { open: '', '12.sh': '', '3.begun': '', shown: '' }, 12],
  ['nothing', { open: '', shown: '', '4x': '' }, 0],
])('steps are counted on from %s', async (_, files, steps) => {
  await leave('terminal-a', files);
  expect(await findLeftShells(storage)).toMatchObject([{ steps }]);
});

test('a shell that was given up is nobody’s, and what it has left goes with it', async () => {
  await leave('terminal-a', { ...step, '7.begun': '' });
  const [left] = await findLeftShells(storage);
  if (left) await disown(left);
  expect(await describeInterruption(storage, run)).toBeUndefined();
  await tidyLeftShells(storage, '');
  expect(readdirSync(storage)).toEqual(['terminal-a']);
  await leave('terminal-b', { ...step, '7.begun': '' }, { run: '', processId: gone });
  await tidyLeftShells(storage, '');
  expect(readdirSync(storage)).toEqual(['terminal-a']);
});

test('a folder that says nothing of its owner, or nonsense, is none of a run', async () => {
  mkdirSync(join(storage, 'empty'));
  mkdirSync(join(storage, 'odd'));
  writeFileSync(join(storage, 'odd', 'owner'), '{"run":');
  expect(await findLeftShells(storage)).toEqual([]);
  expect(await findLeftShells(join(storage, 'nowhere'))).toEqual([]);
});

test('what shells that are gone have left is removed; of another run, all but how its step ended', async () => {
  const open = { ...step, '7.begun': '', '7.code': 'exit 3 - - 0\n' };
  await leave('mine', open, { processId: gone });
  await leave('idle', { open: '7 token\n' }, { processId: gone, run: 'other' });
  await leave('other', open, { processId: gone, run: 'other' });
  await leave('living', open);
  await tidyLeftShells(storage, run);
  const files = readdirSync(storage).flatMap((name) =>
    readdirSync(join(storage, name)).map((file) => `${name}/${file}`),
  );
  expect(files.sort()).toEqual([
    ...['living/7', 'living/7.begun', 'living/7.code', 'living/7.sh', 'living/open', 'living/owner'],
    ...['other/7.begun', 'other/7.code', 'other/open', 'other/owner'],
  ]);
});

async function processThatHasEnded(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid ?? 0;
}
