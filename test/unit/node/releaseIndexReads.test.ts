import { readFileSync, writeFileSync } from 'node:fs';
import type * as fs from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ReleaseIndex } from '../../../src/node/releaseIndex';
import type { RunEventData } from '../../../src/run/runEvent';
import { ann, JournalWriter, runStarted, stepId } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

/** Every file that is opened, by its name, each time: the real functions, which only tell. */
const opened = vi.hoisted((): string[] => []);

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof fs>();
  const telling = <Args extends unknown[], Result>(act: (path: string, ...rest: Args) => Result) => {
    return (path: string, ...rest: Args): Result => {
      opened.push(path);
      return act(path, ...rest);
    };
  };
  return { ...real, open: telling(real.open as never), readFile: telling(real.readFile as never) };
});

const names = (): readonly string[] => opened.map((path) => basename(path)).sort();

const successful: RunEventData = { type: 'run-finished', outcome: 'successful' };
const deviating: RunEventData = { type: 'run-finished', outcome: 'completed-with-deviations' };
const skip: RunEventData = { type: 'step-skipped', step: stepId('one'), reason: 'no images' };

describe('what a list of releases reads', () => {
  beforeEach(() => void opened.splice(0));

  it('is each journal once and no log; nothing when nothing has changed; and what has changed', async () => {
    const folder = temporaryFolder();
    const all = Array.from({ length: 1000 }, (_, i) => `${String(i).padStart(4, '0')}.jsonl`);
    for (const [index, name] of all.entries()) write(folder, name, index % 10 === 3 ? [skip, deviating] : [successful]);
    const index = new ReleaseIndex();
    expect(await index.list([folder])).toHaveLength(1000);
    expect(names()).toEqual(all);
    opened.splice(0);
    await index.list([folder]);
    expect(names()).toEqual([]);
    write(folder, '0007.jsonl', [skip, deviating]);
    await index.list([folder]);
    expect(names()).toEqual(['0007.jsonl']);
  });

  it('is of a finished release its ends: what stands between is looked at when it is asked for', async () => {
    const folder = temporaryFolder();
    const path = write(folder, 'a.jsonl', [skip, deviating]);
    writeFileSync(path, readFileSync(path, 'utf8').replace('no images', 'no imagez'));
    const index = new ReleaseIndex();
    const [listed] = await index.list([folder]);
    expect(listed).toMatchObject({ isDamaged: false, summary: { outcome: 'completed-with-deviations' } });
    expect(names()).toEqual(['a.jsonl']);
    opened.splice(0);
    expect(listed && (await index.complete(listed))).toMatchObject({ isDamaged: true });
    expect(names()).toEqual(['a.jsonl']);
    const [again] = await index.list([folder]);
    expect(again?.isDamaged).toBe(true);
    expect(names()).toEqual(['a.jsonl']);
  });

  it('is of one that is not finished all of it, once', async () => {
    const folder = temporaryFolder();
    write(folder, 'open.jsonl', [skip]);
    const index = new ReleaseIndex();
    const [listed] = await index.list([folder]);
    expect(listed?.summary?.deviations).toBe(1);
    if (listed) await index.complete(listed);
    await index.list([folder]);
    // Its ends, which lack one, and then the whole.
    expect(names()).toEqual(['open.jsonl', 'open.jsonl']);
  });
});

/** With a log beside it. */
function write(folder: string, name: string, events: readonly RunEventData[]): string {
  const writer = new JournalWriter();
  writer.add(runStarted);
  for (const event of events) writer.add(event, ann);
  const path = join(folder, name);
  writeFileSync(path, writer.text);
  writeFileSync(path.replace(/jsonl$/, 'md'), '# Release log\n');
  return path;
}
