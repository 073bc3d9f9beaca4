import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { allSteps } from '../../../src/checklist/steps';
import { readJournal } from '../../../src/log/journal';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { isError } from '../../../src/log/verify/finding';
import { verifyRelease } from '../../../src/log/verify/verifyRelease';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { stateOf } from '../../../src/run/demands';
import { fold } from '../../../src/run/fold';
import type { RunState, StepState } from '../../../src/run/runState';
import { stories } from '../../releases/golden/stories';

const shellParser = await loadShellParserFromDisk();
const root = join(import.meta.dirname, '../../..');
const logs = join(root, 'docs/logs');
const read = (file: string): string => readFileSync(join(logs, file), 'utf8');
const names = Object.keys(stories);

const states = names.map((name): RunState => {
  const state = fold(readJournal(read(`${name}.jsonl`)).events);
  if (!state) throw new Error(`${name}.jsonl holds no run`);
  return state;
});

describe.each(Object.entries(stories))('the golden log %s', (name, story) => {
  const journal = read(`${name}.jsonl`);

  it('is what its journal renders to', async () => {
    expect(readJournal(journal).problems).toEqual([]);
    await expect(rebuildReleaseLog(journal, shellParser)).toMatchFileSnapshot(join(logs, `${name}.md`));
  });

  it('has the journal of its story: else write it again with node test/releases/golden/write.mjs', async () => {
    expect(await story(join(root, 'test/releases/golden'), shellParser)).toBe(journal);
  });

  it('is whole, says verify', () => {
    const { findings } = verifyRelease({ journal, log: read(`${name}.md`) }, shellParser);
    expect(findings.filter(isError)).toEqual([]);
  });

  it('is drawn in less than 150 kB, as both show it, and named in the README', () => {
    for (const picture of [`${name}.png`, `${name}.preview.png`]) {
      expect(statSync(join(logs, picture)).size).toBeLessThan(150_000);
      expect(read('README.md')).toContain(`](${picture})`);
    }
    expect(read('README.md')).toContain(`[${name}](${name}.md)`);
  });
});

it('the folder holds these logs and no more', () => {
  const files = names.flatMap((name) =>
    ['jsonl', 'md', 'png', 'preview.png'].map((extension) => `${name}.${extension}`),
  );
  expect(readdirSync(logs).sort()).toEqual(['README.md', ...files].sort());
});

it('all outcomes are among them', () => {
  const outcomes = states.map(({ finished }) => finished?.outcome ?? 'open');
  expect([...new Set(outcomes)].sort()).toEqual([
    'aborted',
    'completed-with-deviations',
    'open',
    'rolled-back',
    'successful',
  ]);
});

it('all states of a step are among them', () => {
  const kinds = states.flatMap((state) => {
    const { sections } = parseChecklist(state.started.checklist.text, shellParser);
    return allSteps({ sections }).map((step) => stateOf(step, state).kind);
  });
  const every: Readonly<Record<StepState['kind'], true>> = {
    ...{ pending: true, running: true, review: true, passed: true, signed: true, failed: true, errored: true },
    ...{ incomplete: true, skipped: true, notApplicable: true, overridden: true },
  };
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(every).sort());
});
