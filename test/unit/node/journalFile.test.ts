import { appendFileSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRedactor } from '../../../src/log/redact';
import { readJournal } from '../../../src/log/journal';
import { JournalFile, type JournalFileOptions } from '../../../src/node/journalFile';
import type { RunEvent, RunEventData } from '../../../src/run/runEvent';
import { UserFacingError } from '../../../src/util/userFacingError';
import { ann, ben, runStarted, stepId } from '../log/sampleEvents';
import { mountSmallDisk } from './smallDisk';
import { temporaryFolder } from './temporaryFolder';

const attested: RunEventData = { type: 'step-attested', step: stepId('one') };
const note = (text: string): RunEventData => ({ type: 'note-added', text });
const read = (path: string): ReturnType<typeof readJournal> => readJournal(readFileSync(path, 'utf8'));

async function createJournal(path: string, options: Partial<JournalFileOptions> = {}): Promise<JournalFile> {
  const journal = await JournalFile.create(path, { by: ann, ...options });
  onTestFinished(() => journal.close());
  return journal;
}

async function openJournal(path: string, options: Partial<JournalFileOptions> = {}): Promise<JournalFile> {
  const journal = await JournalFile.open(path, { by: ben, ...options });
  onTestFinished(() => journal.close());
  return journal;
}

function newPath(): string {
  return join(temporaryFolder(), 'releases', 'log.jsonl');
}

async function startedJournal(): Promise<{ path: string; journal: JournalFile; start: RunEvent }> {
  const path = newPath();
  const journal = await createJournal(path);
  return { path, journal, start: await journal.append(runStarted) };
}

describe('JournalFile', () => {
  it('writes a line for each event before it resolves, each following the one before', async () => {
    const path = newPath();
    const journal = await createJournal(path, { now: () => new Date('2026-11-21T08:00:00Z') });
    const start = await journal.append(runStarted);
    expect(read(path).events).toEqual([start]);
    const next = await journal.append(attested);
    expect(next).toMatchObject({ ...attested, parents: [start.id], at: '2026-11-21T08:00:00.000Z', by: ann });
    expect(read(path)).toEqual({ events: [start, next], heads: [next.id], problems: [] });
    expect(journal.events).toEqual([start, next]);
  });

  it('keeps the order of appends that nobody waited for', async () => {
    const { path, journal } = await startedJournal();
    const texts = Array.from({ length: 20 }, (_, index) => `note ${index}`);
    await Promise.all(texts.map((text) => journal.append(note(text))));
    const { events, problems, heads } = read(path);
    expect(problems).toEqual([]);
    expect(heads).toHaveLength(1);
    expect(events.flatMap((event) => (event.type === 'note-added' ? [event.text] : []))).toEqual(texts);
  });

  it('goes on where it was opened again', async () => {
    const { path, journal, start } = await startedJournal();
    await journal.close();
    const reopened = await openJournal(path);
    expect(reopened.events).toEqual([start]);
    expect(await reopened.append(attested)).toMatchObject({ parents: [start.id], by: ben });
  });

  it('takes secrets out before anything reaches the disk', async () => {
    const path = newPath();
    const journal = await createJournal(path, { redactor: createRedactor(['hunter2']) });
    await journal.append({ ...runStarted, inputs: { step: 'hunter2' } });
    const event = await journal.append(note('it is hunter2'));
    expect(event).toMatchObject({ text: 'it is ‹redacted: secret input›' });
    expect(readFileSync(path, 'utf8')).not.toContain('hunter2');
  });

  it('does not write over a file that is there', async () => {
    const path = join(temporaryFolder(), 'log.jsonl');
    writeFileSync(path, 'mine\n');
    await expect(JournalFile.create(path, { by: ann })).rejects.toThrow(UserFacingError);
    expect(readFileSync(path, 'utf8')).toBe('mine\n');
  });

  it.each([
    ['no such file', (folder: string) => join(folder, 'none.jsonl'), 'is not there any more'],
    ['a folder', (folder: string) => folder, 'a folder of this name'],
  ])('says that it cannot open %s', async (_, pathIn, message) => {
    const opening = JournalFile.open(pathIn(temporaryFolder()), { by: ann });
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toThrow(UserFacingError);
  });

  it('refuses to append when closed', async () => {
    const { journal } = await startedJournal();
    await Promise.all([journal.append(attested), journal.close()]);
    await expect(journal.append(attested)).rejects.toThrow(UserFacingError);
    expect(journal.events).toHaveLength(2);
  });
});

describe('JournalFile and a torn line', () => {
  it('cuts it off on opening, and tells of it', async () => {
    const { path, journal, start } = await startedJournal();
    await journal.append(attested);
    await journal.close();
    truncateSync(path, statSync(path).size - 30);
    const reopened = await openJournal(path);
    expect(reopened.problems).toMatchObject([{ code: 'torn-line', line: 1 }]);
    expect(reopened.events).toEqual([start]);
    await reopened.append(note('after'));
    expect(read(path).problems).toEqual([]);
    expect(reopened.problems).toHaveLength(1);
  });

  it('keeps a last line that only lacks its line break', async () => {
    const { path, journal, start } = await startedJournal();
    const last = await journal.append(attested);
    await journal.close();
    truncateSync(path, statSync(path).size - 1);
    const reopened = await openJournal(path);
    expect(reopened.events).toEqual([start, last]);
    const next = await reopened.append(note('after'));
    expect(read(path)).toEqual({ events: [start, last, next], heads: [next.id], problems: [] });
  });

  it('cuts off what another window left half written', async () => {
    const { path, journal, start } = await startedJournal();
    appendFileSync(path, '{"id":"0123');
    const next = await journal.append(attested);
    expect(read(path)).toEqual({ events: [start, next], heads: [next.id], problems: [] });
    expect(journal.problems).toMatchObject([{ code: 'torn-line' }]);
  });
});

describe('JournalFile and other writers', () => {
  it('follows events that another window wrote, and tells of them first', async () => {
    const { path, journal } = await startedJournal();
    const seen: string[] = [];
    journal.onDidReadForeign((events) => seen.push(...events.map(({ id }) => id)));
    const foreign = await (await openJournal(path)).append(note('from the other window'));
    const next = await journal.append(attested);
    expect(seen).toEqual([foreign.id]);
    expect(next.parents).toEqual([foreign.id]);
    expect(journal.events).toEqual(read(path).events);
  });

  it('loses nothing when two write at the same time', async () => {
    const { path, journal } = await startedJournal();
    const other = await openJournal(path);
    const writes = Array.from({ length: 30 }, (_, index) =>
      (index % 2 ? journal : other).append(note(`note ${index}`)),
    );
    const written = await Promise.all(writes);
    const { events, problems } = read(path);
    expect(problems).toEqual([]);
    expect(new Set(events.slice(1).map(({ id }) => id))).toEqual(new Set(written.map(({ id }) => id)));
    await journal.append(attested);
    await other.refresh();
    expect(journal.events).toEqual(read(path).events);
    expect(other.events).toEqual(journal.events);
    expect(read(path).heads).toHaveLength(1);
  });

  it('goes on in the file that a merge has put in its place, after both branches', async () => {
    const { path, journal, start } = await startedJournal();
    const ours = await journal.append(attested);
    const branch = `${path}.branch`;
    writeFileSync(branch, readFileSync(path, 'utf8').split('\n').slice(0, 1).join('\n') + '\n');
    const theirs = await (await openJournal(branch)).append(note('on a branch'));
    appendFileSync(branch, readFileSync(path, 'utf8').split('\n').slice(1).join('\n'));
    renameSync(branch, path);
    const next = await journal.append(note('after the merge'));
    expect(next.parents).toEqual([ours.id, theirs.id].sort());
    expect(read(path)).toMatchObject({ heads: [next.id], problems: [] });
    expect(read(path).events[0]).toEqual(start);
    expect(journal.events).toEqual(read(path).events);
  });

  it.each<[string, (path: string) => void, string]>([
    ['deleted', (path) => rmSync(path), 'is not there any more'],
    ['replaced by one without its events', replaceByOlder, '1 recorded event is no longer in it'],
    ['cut', (path) => truncateSync(path, 0), '2 recorded events are no longer in it'],
  ])('refuses to write on when its file was %s, until it is back', async (_, damage, message) => {
    const { path, journal } = await startedJournal();
    await journal.append(attested);
    const content = readFileSync(path);
    damage(path);
    const appending = journal.append(note('lost?'));
    await expect(appending).rejects.toThrow(message);
    await expect(appending).rejects.toThrow(UserFacingError);
    writeFileSync(path, content);
    await journal.append(note('back'));
    expect(read(path).problems).toEqual([]);
    expect(read(path).events).toEqual(journal.events);
    expect(journal.events).toHaveLength(3);
  });
});

function replaceByOlder(path: string): void {
  const [first = ''] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(`${path}.older`, `${first}\n`);
  renameSync(`${path}.older`, path);
}

describe('JournalFile and a bad disk', () => {
  it('keeps the file whole when the disk is full, and goes on once there is room', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('This user may not mount a file system.');
    const path = join(disk.folder, 'log.jsonl');
    const journal = await createJournal(path);
    const start = await journal.append(runStarted);
    const appending = journal.append(note('x'.repeat(100_000)));
    await expect(appending).rejects.toThrow('the disk is full');
    await expect(appending).rejects.toThrow(UserFacingError);
    expect(read(path)).toEqual({ events: [start], heads: [start.id], problems: [] });
    const next = await journal.append(note('small'));
    expect(read(path)).toEqual({ events: [start, next], heads: [next.id], problems: [] });
  });

  it('says so when the file system is read-only', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('This user may not mount a file system.');
    const path = join(disk.folder, 'log.jsonl');
    const journal = await createJournal(path);
    await journal.append(runStarted);
    await journal.close();
    disk.setReadOnly();
    await expect(JournalFile.open(path, { by: ann })).rejects.toThrow('read-only');
    await expect(JournalFile.create(join(disk.folder, 'b.jsonl'), { by: ann })).rejects.toThrow(UserFacingError);
  });
});
