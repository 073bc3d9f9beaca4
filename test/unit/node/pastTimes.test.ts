import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readPastTimes } from '../../../src/node/pastTimes';
import { JournalWriter, runStarted, stepId } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

function writeRun(path: string, checklist: string, end: 'successful' | 'aborted' | 'none', start: number): void {
  const writer = new JournalWriter(start);
  writer.add({ ...runStarted, checklist: { ...runStarted.checklist, path: checklist } });
  writer.add({ type: 'step-attested', step: stepId('one') });
  if (end !== 'none') writer.add({ type: 'run-finished', outcome: end });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, writer.lines.map((line) => `${line}\n`).join(''));
}

test('the latest finished releases of the same checklist teach', async () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, 'releases', `${name}.jsonl`);
  for (let i = 0; i < 15; i++) writeRun(at(`v${i}`), 'RELEASE.md', 'successful', Date.UTC(2026, 0, i + 1));
  writeRun(at('aborted'), 'RELEASE.md', 'aborted', Date.UTC(2026, 5));
  writeRun(at('other'), 'OTHER.md', 'successful', Date.UTC(2026, 5));
  writeRun(at('open'), 'RELEASE.md', 'none', Date.UTC(2026, 6));
  writeFileSync(at('broken'), 'no journal\n');
  const times = await readPastTimes(folder, { journal: at('open'), path: 'RELEASE.md' });
  expect(times.map((each) => [...each])).toEqual(Array(12).fill([['one', 1000]]));
});

test('a log in a folder of its own learns from those beside it, and never from outside the workspace', async () => {
  const folder = join(temporaryFolder(), 'shop');
  for (const version of ['v1', 'v2', 'v3', 'v4'])
    writeRun(join(folder, 'releases', version, 'log.jsonl'), 'RELEASE.md', 'successful', Date.UTC(2026, 0));
  writeRun(join(folder, 'own.jsonl'), 'RELEASE.md', 'none', Date.UTC(2026, 6));
  writeRun(join(folder, '..', 'elsewhere', 'log.jsonl'), 'RELEASE.md', 'successful', Date.UTC(2026, 0));
  const beside = { journal: join(folder, 'releases', 'v4', 'log.jsonl'), path: 'RELEASE.md' };
  expect(await readPastTimes(folder, beside)).toHaveLength(3);
  expect(await readPastTimes(folder, { journal: join(folder, 'own.jsonl'), path: 'RELEASE.md' })).toEqual([]);
});
