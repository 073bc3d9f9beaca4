import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { findPreviousRun, findStarts } from '../../../src/node/previousRun';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import type { RunOutcome } from '../../../src/run/runEvent';
import { ann, JournalWriter, runStarted } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

const shellParser = await loadShellParserFromDisk();
const path = 'docs/RELEASE.md';

interface Past {
  readonly file: string;
  readonly release: string;
  readonly command: string;
  readonly day: number;
  readonly outcome?: RunOutcome;
  readonly path?: string;
}

function checklistOf(command: string): string {
  return `- [ ] Build\n  \`\`\`bash\n  ${command}\n  \`\`\`\n`;
}

function write(folder: string, past: Past): void {
  const writer = new JournalWriter(Date.UTC(2026, 9, past.day));
  const checklist = { path: past.path ?? path, text: checklistOf(past.command) };
  writer.add({ ...runStarted, release: past.release, checklist });
  if (past.outcome) writer.add({ type: 'run-finished', outcome: past.outcome, reason: 'r' }, ann);
  mkdirSync(dirname(join(folder, past.file)), { recursive: true });
  writeFileSync(join(folder, past.file), writer.text);
}

async function find(folder: string, logPattern = 'releases/{date}-{version}.md'): Promise<unknown> {
  const checklist = parseChecklist(checklistOf('make b'), shellParser);
  const found = await findPreviousRun(folder, await findStarts(folder, { path, logPattern }), {
    checklist,
    shellParser,
  });
  return found && [found.journal, found.release, found.differing.length];
}

const a = { file: 'releases/a.jsonl', release: 'v1', command: 'make a', day: 1, outcome: 'successful' } as const;

test.each<readonly [string, readonly Past[], unknown]>([
  ['no folder', [], undefined],
  ['one', [a], ['releases/a.jsonl', 'v1', 1]],
  ['one with the same commands', [{ ...a, command: 'make b' }], ['releases/a.jsonl', 'v1', 0]],
  [
    'the latest by its start, not by its name',
    [
      { ...a, day: 5 },
      { ...a, file: 'releases/z.jsonl', release: 'v0' },
    ],
    ['releases/a.jsonl', 'v1', 1],
  ],
  ['of another checklist', [{ ...a, path: 'RELEASE.md' }], undefined],
  [
    'aborted after one that was not',
    [a, { ...a, file: 'releases/b.jsonl', release: 'v2', day: 2, outcome: 'aborted', command: 'make b' }],
    ['releases/a.jsonl', 'v1', 1],
  ],
  ['nothing but aborted', [{ ...a, outcome: 'aborted' }], ['releases/a.jsonl', 'v1', 1]],
  [
    'still open',
    [{ file: 'releases/a.jsonl', release: 'v1', command: 'make b', day: 1 }],
    ['releases/a.jsonl', 'v1', 0],
  ],
  ['rolled back', [{ ...a, outcome: 'rolled-back' }], ['releases/a.jsonl', 'v1', 1]],
  ['in a folder below', [{ ...a, file: 'releases/old/a.jsonl' }], undefined],
])('%s', async (_, past, expected) => {
  const folder = temporaryFolder();
  for (const each of past) write(folder, each);
  expect(await find(folder)).toEqual(expected);
});

test('a pattern with values in its folders', async () => {
  const folder = temporaryFolder();
  write(folder, { ...a, file: 'logs/staging/2026/v1.jsonl' });
  expect(await find(folder, 'logs/{environment}/2026/{version}.md')).toEqual(['logs/staging/2026/v1.jsonl', 'v1', 1]);
});

test('files that are no journals, and journals that were altered, are passed over', async () => {
  const folder = temporaryFolder();
  write(folder, a);
  write(folder, { ...a, file: 'releases/b.jsonl', release: 'v2', day: 2 });
  const altered = new JournalWriter(Date.UTC(2026, 9, 3));
  altered.add({ ...runStarted, release: 'v3', checklist: { path, text: checklistOf('make a') } });
  writeFileSync(join(folder, 'releases/c.jsonl'), altered.text.replace('make a', 'make b'));
  writeFileSync(join(folder, 'releases/d.jsonl'), '');
  writeFileSync(join(folder, 'releases/e.jsonl'), 'x'.repeat(100_000));
  mkdirSync(join(folder, 'releases/f.jsonl'));
  expect(await find(folder)).toEqual(['releases/b.jsonl', 'v2', 1]);
});
