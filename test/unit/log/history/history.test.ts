import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChecklist } from '../../../../src/checklist/parseChecklist';
import { buildHistory, type PastRun, type StepHistory } from '../../../../src/log/history/history';
import { median } from '../../../../src/log/history/median';
import { readJournal } from '../../../../src/log/journal';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';
import { fold } from '../../../../src/run/fold';
import { runStarted, stepId, JournalWriter } from '../sampleEvents';

const shellParser = await loadShellParserFromDisk();

function pastRun(journal: string, text: string): PastRun {
  const state = fold(readJournal(text).events);
  if (!state) throw new Error(`${journal} holds no run`);
  return { journal, state, checklist: parseChecklist(state.started.checklist.text, shellParser) };
}

function fixtureRun(name: string): PastRun {
  const path = join(import.meta.dirname, '../../../fixtures/log', `${name}.jsonl`);
  return pastRun(name, readFileSync(path, 'utf8'));
}

/** The counts that are not zero. */
function shown({ title, isCurrent, ...counts }: StepHistory): readonly unknown[] {
  const some = Object.entries(counts).filter(([, value]) => typeof value === 'number' && value !== 0);
  return [title, ...(isCurrent ? [] : ['gone']), Object.fromEntries(some)];
}

it('counts what happened to each step, and how long it took', () => {
  const [history, ...others] = buildHistory(['rolled-back', 'deviations', 'all-well'].map(fixtureRun));
  expect(others).toEqual([]);
  expect(history?.steps.map(shown)).toEqual([
    [
      'Run the tests',
      { asked: 3, settled: 3, run: 3, verified: 3, failed: 1, retried: 1, medianMs: 1200, worstMs: 41300 },
    ],
    ['Look at the diff', { asked: 2, settled: 2, attested: 2 }],
    ['The title says the version', { asked: 2, settled: 2, attested: 1, skipped: 1 }],
    ['The breaking changes stand first', { asked: 2, settled: 2, attested: 1, notApplicable: 1 }],
    [
      'Ask the service for its health',
      { asked: 3, settled: 3, run: 3, verified: 1, failed: 2, overridden: 2, medianMs: 1287, worstMs: 2400 },
    ],
    [
      'Read the release notes aloud',
      { asked: 2, settled: 2, run: 1, attested: 2, compared: 1, medianMs: 1200, worstMs: 1200 },
    ],
    ['Put the former version back', { asked: 1, settled: 1, run: 1, verified: 1, medianMs: 12000, worstMs: 12000 }],
    ['Tell the team', { asked: 1, settled: 1, attested: 1 }],
    ['Release manager', { asked: 2, settled: 2 }],
    ['Security', { asked: 2, settled: 2 }],
  ]);
});

it('lists the releases in time, with their deviations', () => {
  const [history] = buildHistory(['rolled-back', 'deviations', 'all-well', 'interrupted'].map(fixtureRun));
  expect(history?.runs.map(({ journal, outcome, deviations }) => [journal, outcome, deviations])).toEqual(
    expect.arrayContaining([
      ['all-well', 'successful', 0],
      ['deviations', 'completed-with-deviations', 2],
      ['interrupted', undefined, 2],
    ]),
  );
});

describe('when the checklist has changed', () => {
  const run = (path: string, day: number, text: string): PastRun => {
    const writer = new JournalWriter();
    writer.add({ ...runStarted, checklist: { path, text } });
    writer.add({ type: 'step-skipped', step: stepId('r/one'), reason: 'no time' });
    const past = pastRun(`${day}`, writer.text);
    return { ...past, state: { ...past.state, startedAt: `2026-11-${day}T08:00:00.000Z` } };
  };

  it('the latest one gives the order; what it has no more comes last; what was never done is there', () => {
    const [history] = buildHistory([
      run('R.md', 20, '# R\n\n- [ ] Two\n- [ ] Three\n'),
      run('R.md', 10, '# R\n\n- [ ] One\n- [ ] Two\n'),
    ]);
    expect(history?.runs.map(({ journal }) => journal)).toEqual(['10', '20']);
    expect(history?.steps.map(shown)).toEqual([
      ['Two', { asked: 2 }],
      ['Three', { asked: 1 }],
      ['One', 'gone', { asked: 1, settled: 1, skipped: 1 }],
    ]);
  });

  it('each path is a checklist of its own', () => {
    const histories = buildHistory([run('b.md', 1, '- [ ] One\n'), run('a.md', 2, '- [ ] One\n')]);
    expect(histories.map(({ path }) => path)).toEqual(['a.md', 'b.md']);
  });
});

it.each([
  [[], undefined],
  [[7], 7],
  [[9, 1, 5], 5],
  [[4, 1, 10, 2], 3],
])('the median of %j is %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});
