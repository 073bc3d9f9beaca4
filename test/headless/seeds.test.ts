import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import { rebuildReleaseLog } from '../../src/log/rebuildReleaseLog';
import { createRedactor } from '../../src/log/redact';
import { createOutputExaminer } from '../../src/node/outputExaminer';
import { createHeadlessRunner } from '../../src/node/headless/headlessRunner';
import { JournalFile } from '../../src/node/journalFile';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import { RunSession } from '../../src/run/runSession';
import { seeds, type Seed } from '../seeds/seedAnswers';
import { installStandIns } from '../seeds/standIns';
import { stepThrough, type Walk } from '../seeds/stepThrough';
import { root } from './testRunner';

const folder = resolve(root, '../shared/seeds');
const files = existsSync(folder) ? readdirSync(folder) : [];

// Skipped, and counted so, where the shared checklists are not beside the project.
describe.skipIf(files.length === 0)('a real checklist from its first step to its last, with no editor', () => {
  for (const seed of seeds) {
    test(`${seed.name}: all is well, and nothing is found`, async () => {
      const walk = await walkHeadless(seed, false);
      expect(walk).toMatchObject({ planted: [], found: [], finish: 'ready' });
    });

    test(`${seed.name}: every planted failure is found, and no other`, async () => {
      const walk = await walkHeadless(seed, true);
      console.log(
        `${seed.name}: ${walk.ran} commands ran, ${walk.planted.length} failures planted, ${walk.found.length} found, ${walk.compared} steps compared by a person`,
      );
      expect(walk.found).toEqual(walk.planted);
      expect(walk.planted.length).toBeGreaterThan(5);
    });
  }
});

async function walkHeadless(seed: Seed, plant: boolean): Promise<Walk> {
  const file = files.find((name) => name.startsWith(`${seed.name}_`));
  if (file === undefined) throw new Error(`There is no seed ${seed.name}.`);
  const text = readFileSync(join(folder, file), 'utf8');
  const shellParser = await loadShellParserFromDisk();
  const checklist = parseChecklist(text, shellParser);
  const place = mkdtempSync(join(tmpdir(), 'seed-'));
  const workspaceFolder = join(place, 'work');
  const standIns = installStandIns(checklist, join(root, 'test/seeds/standIn.sh'), workspaceFolder);
  const journal = await JournalFile.create(join(place, 'releases', 'log.jsonl'), {
    by: { name: 'Ada Tester', email: '' },
  });
  const runner = createHeadlessRunner({
    ...{ shell: 'bash', workspaceFolder, storageFolder: place, env: standIns.env },
    ...{ scripts: join(root, 'media', 'shell'), size: { columns: 120, rows: 40 } },
  });
  try {
    const session = await RunSession.start(
      {
        ...{ checklist, journal, shellParser, openRunner: () => runner, delay: () => Promise.resolve() },
        examineOutput: createOutputExaminer(createRedactor([]), undefined),
        prompter: {
          confirm: () => Promise.resolve(true),
          askPlaceholder: () => Promise.resolve(standIns.placeholderValue),
        },
      },
      {
        ...{ title: checklist.title, release: 'v1.0.0', checklist: { path: 'RELEASE.md', text } },
        ...{ inputs: {}, secretInputs: [], production: false },
      },
    );
    const walk = await stepThrough(session, standIns, seed, plant);
    expect(session.state.finished?.outcome).toBe(walk.outcome);
    expect(rebuildReleaseLog(readFileSync(journal.path, 'utf8'), shellParser)).toContain(
      walk.outcome.replace('-', ' '),
    );
    return walk;
  } finally {
    runner.kill();
    runner.dispose();
    await journal.close();
    standIns.dispose();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}
