import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { findEarlierAttempts } from '../../../src/node/earlierAttempts';
import { findStarts } from '../../../src/node/previousRun';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import type { RunOutcome } from '../../../src/run/runEvent';
import { ann, JournalWriter, runStarted } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

const shellParser = await loadShellParserFromDisk();
const text = '- [ ] Look\n';
const checklist = { path: 'RELEASE.md', text };

interface Past {
  readonly release?: string;
  readonly environment?: string;
  readonly outcome?: RunOutcome;
}

/** A journal for each, a day apart, the first first. */
function write(folder: string, past: readonly Past[]): void {
  mkdirSync(join(folder, 'releases'));
  for (const [index, { release = 'v1', environment, outcome }] of past.entries()) {
    const writer = new JournalWriter(Date.UTC(2026, 9, index + 1));
    const inputs = environment === undefined ? {} : { environment };
    writer.add({ ...runStarted, release, inputs, checklist });
    if (outcome) writer.add({ type: 'run-finished', outcome, reason: 'r' }, ann);
    // By their names, the last one would be the first.
    writeFileSync(join(folder, 'releases', `${9 - index}.jsonl`), writer.text);
  }
}

test.each<readonly [string, readonly Past[], readonly (readonly [string, RunOutcome?])[]]>([
  ['none', [], []],
  ['of another release', [{ release: 'v2', outcome: 'aborted' }], []],
  ['aborted', [{ outcome: 'aborted' }], [['9.md', 'aborted']]],
  ['not finished', [{}], [['9.md']]],
  [
    'several, the first first',
    [{ outcome: 'aborted' }, { outcome: 'rolled-back' }],
    [
      ['9.md', 'aborted'],
      ['8.md', 'rolled-back'],
    ],
  ],
  ['to the same place', [{ outcome: 'aborted', environment: 'live' }], [['9.md', 'aborted']]],
  ['to another place', [{ outcome: 'successful', environment: 'test' }], []],
])('%s', async (name, past, expected) => {
  const folder = temporaryFolder();
  write(folder, past);
  const environment = name.includes('place') ? { environment: 'live' } : {};
  const starts = await findStarts(folder, { path: 'RELEASE.md', logPattern: 'releases/{version}.md' });
  const attempts = await findEarlierAttempts(starts, {
    ...{ checklist: parseChecklist(text, shellParser), release: 'v1', inputs: environment },
    logPath: join(folder, 'releases/v1.md'),
  });
  expect(attempts.map(({ log, outcome }) => (outcome ? [log, outcome] : [log]))).toEqual(expected);
});

test('one whose record is damaged is named all the same', async () => {
  const folder = temporaryFolder();
  write(folder, [{ outcome: 'aborted' }]);
  const journal = join(folder, 'releases/9.jsonl');
  const [start = '', end = ''] = readFileSync(journal, 'utf8').split('\n');
  writeFileSync(journal, `${start}\n${end.replace('aborted', 'successful')}\n`);
  const starts = await findStarts(folder, { path: 'RELEASE.md', logPattern: 'releases/{version}.md' });
  const logPath = join(folder, 'releases/v1.md');
  const request = { checklist: parseChecklist(text, shellParser), release: 'v1', inputs: {}, logPath };
  expect(await findEarlierAttempts(starts, request)).toEqual([{ log: '9.md', startedAt: '2026-10-01T00:00:00.000Z' }]);
});

test('the log is named from the folder of the new one', async () => {
  const folder = temporaryFolder();
  write(folder, [{}]);
  const starts = await findStarts(folder, { path: 'RELEASE.md', logPattern: 'releases/{version}.md' });
  const logPath = join(folder, 'records/2026/v1.md');
  const request = { checklist: parseChecklist(text, shellParser), release: 'v1', inputs: {}, logPath };
  expect(await findEarlierAttempts(starts, request)).toEqual([
    { log: '../../releases/9.md', startedAt: '2026-10-01T00:00:00.000Z' },
  ]);
});
