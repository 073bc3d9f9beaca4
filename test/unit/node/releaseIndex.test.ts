import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealEvent } from '../../../src/log/journalLine';
import { readFoundJournal } from '../../../src/node/findJournals';
import { ReleaseIndex, type ListedRelease } from '../../../src/node/releaseIndex';
import { summarizeRun } from '../../../src/log/list/releaseSummary';
import type { RunEventData } from '../../../src/run/runEvent';
import { ann, ben, commandFinished, JournalWriter, runStarted, stepId } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

const one = stepId('one');
const skipped: RunEventData = { type: 'step-skipped', step: one, reason: 'no images' };
const successful: RunEventData = { type: 'run-finished', outcome: 'successful' };
const deviating: RunEventData = { type: 'run-finished', outcome: 'completed-with-deviations' };

function journalOf(release: string, ...events: readonly RunEventData[]): string {
  const writer = new JournalWriter();
  writer.add({ ...runStarted, release });
  for (const event of events) writer.add(event, event.type === 'run-finished' ? ben : ann);
  return writer.text;
}

const namesOf = (list: readonly ListedRelease[]): readonly unknown[] =>
  list.map(({ journal, summary, isDamaged }) => [basename(journal), summary?.outcome, summary?.deviations, isDamaged]);

describe('ReleaseIndex', () => {
  it('lists what is not finished first, and counts only where one must', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'done.jsonl'), journalOf('done', successful));
    writeFileSync(join(folder, 'done.md'), '# its log\n');
    writeFileSync(join(folder, 'deviating.jsonl'), journalOf('deviating', skipped, deviating));
    writeFileSync(join(folder, 'open.jsonl'), journalOf('open', skipped));
    writeFileSync(join(folder, 'other.jsonl'), '{"level":"info"}\n');
    mkdirSync(join(folder, 'folder.jsonl'));
    const index = new ReleaseIndex();
    const list = await index.list([folder, folder, join(folder, 'none')]);
    expect(namesOf(list)).toEqual([
      ['open.jsonl', undefined, 1, false],
      ['deviating.jsonl', 'completed-with-deviations', undefined, false],
      ['done.jsonl', 'successful', 0, false],
      ['folder.jsonl', undefined, undefined, false],
      ['other.jsonl', undefined, undefined, true],
    ]);
    expect(list.map(({ log }) => log && basename(log))).toEqual([
      undefined,
      undefined,
      'done.md',
      undefined,
      undefined,
    ]);
    expect(list[2]?.summary?.people).toEqual([ann, ben]);
    const counted = list[1] && (await index.complete(list[1]));
    expect(counted?.summary?.deviations).toBe(1);
    expect(namesOf(await index.list([folder]))[1]).toEqual(['deviating.jsonl', 'completed-with-deviations', 1, false]);
  });

  it('reads again what was changed, also back to the same time and size', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.jsonl');
    const index = new ReleaseIndex();
    writeFileSync(path, journalOf('v1.0.0'));
    expect(namesOf(await index.list([folder]))).toEqual([['a.jsonl', undefined, 0, false]]);
    writeFileSync(path, journalOf('v1.0.0', successful));
    expect(namesOf(await index.list([folder]))).toEqual([['a.jsonl', 'successful', 0, false]]);
    const { atime, mtime } = statSync(path);
    rmSync(path);
    writeFileSync(`${path}.new`, journalOf('v1.0.1', successful));
    writeFileSync(path, journalOf('v1.0.1', successful));
    utimesSync(path, atime, new Date(mtime.getTime() + 1));
    expect((await index.list([folder]))[0]?.summary?.release).toBe('v1.0.1');
    rmSync(path);
    expect(await index.list([folder])).toEqual([]);
  });

  it.each<readonly [string, (text: string) => string]>([
    ['a torn end', (text) => `${text}{"id":"0123`],
    ['an altered end', (text) => text.replace('"outcome":"successful"', '"outcome":"rolled-back"')],
    ['an altered start', (text) => text.replace('web-service', 'web-servicf')],
    ['no line break at the end', (text) => text.slice(0, -1)],
    ['a second end of another branch', withSecondEnd],
    ['a text that holds what an end looks like', withQuotedEnd],
  ])('never says of two lines what the whole would not: %s', async (_, change) => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, change(journalOf('web-service v1', skipped, successful)));
    const { state } = await readFoundJournal(path);
    const [listed] = await new ReleaseIndex().list([folder]);
    expect(listed?.summary?.outcome).toBe(state?.finished?.outcome);
    expect(listed?.summary?.release).toBe(state && summarizeRun(state).release);
  });
});

/** Somebody has ended it otherwise, from the same event, later. */
function withSecondEnd(text: string): string {
  const lines = text.trimEnd().split('\n');
  const parent = (JSON.parse(lines[1] ?? '') as { id: string }).id;
  const end: RunEventData = { type: 'run-finished', outcome: 'aborted', reason: 'no' };
  const sealed = sealEvent(end, { parents: [parent], at: '2026-11-21T09:00:00.000Z', by: ben });
  return [...lines.slice(0, 2), sealed.line, ...lines.slice(2)].map((line) => `${line}\n`).join('');
}

function withQuotedEnd(): string {
  const head = '{"type":"run-finished","outcome":"aborted"}';
  const output = { head, tail: '', omittedBytes: 0, bytes: head.length, sha256: 'aa', complete: true };
  const result = { kind: 'exited', exitCode: 0, durationMs: 1, output } as const;
  return journalOf('web-service v1', commandFinished({ result }), successful);
}
