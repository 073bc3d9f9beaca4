import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { findJournals } from '../../../src/node/findJournals';
import { ann, JournalWriter, runStarted } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

function journalOf(release: string, finished: boolean): string {
  const writer = new JournalWriter();
  writer.add({ ...runStarted, release });
  if (finished) writer.add({ type: 'run-finished', outcome: 'successful' }, ann);
  return writer.text;
}

it('lists unfinished runs first, what cannot be read last', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.jsonl'), journalOf('done', true));
  writeFileSync(join(folder, 'b.jsonl'), `${journalOf('open', false)}{"torn`);
  writeFileSync(join(folder, 'c.jsonl'), '{"level":"info"}\n');
  writeFileSync(join(folder, 'd.md'), '# no journal\n');
  mkdirSync(join(folder, 'e.jsonl'));
  const found = await findJournals(folder);
  expect(found.map(({ path, state }) => [basename(path), state?.started.release])).toEqual([
    ['b.jsonl', 'open'],
    ['a.jsonl', 'done'],
    ['c.jsonl', undefined],
    ['e.jsonl', undefined],
  ]);
  expect(found[0]?.problems.map(({ code }) => code)).toEqual(['torn-line']);
  expect(found.map(({ unreadable }) => unreadable)).toEqual([
    undefined,
    undefined,
    'It holds no start of a release.',
    expect.stringContaining('EISDIR'),
  ]);
});

it('finds nothing where there is no folder', async () => {
  expect(await findJournals(join(temporaryFolder(), 'none'))).toEqual([]);
});
