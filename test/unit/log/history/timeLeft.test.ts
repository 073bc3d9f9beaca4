import { expect, test } from 'vitest';
import type { StepId } from '../../../../src/checklist/checklist';
import { parseChecklist } from '../../../../src/checklist/parseChecklist';
import { estimateTimeLeft, explainTimeLeft, stepTimes, type StepTimes } from '../../../../src/log/history/timeLeft';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';
import { fold } from '../../../../src/run/fold';
import type { RunState } from '../../../../src/run/runState';
import { JournalWriter, runStarted } from '../sampleEvents';

const text =
  '# R\n\n- [ ] One <!-- step: id=one -->\n- [ ] Two <!-- step: id=two -->\n- [ ] Three <!-- step: id=three -->\n';
const checklist = parseChecklist(text, await loadShellParserFromDisk());
const minute = 60_000;
const id = (name: string): StepId => name as StepId;
const times = (minutes: Readonly<Record<string, number>>): StepTimes =>
  new Map(Object.entries(minutes).map(([name, count]) => [id(name), count * minute]));

function stateOf(settled: readonly string[], outcome?: 'successful' | 'aborted'): RunState {
  const writer = new JournalWriter();
  writer.add({ ...runStarted, checklist: { path: 'RELEASE.md', text } });
  for (const step of settled) writer.add({ type: 'step-attested', step: id(step) });
  if (outcome) writer.add({ type: 'run-finished', outcome });
  const state = fold(writer.events);
  if (!state) throw new Error('no run');
  return state;
}

test('a step took the time since what was settled before it', () => {
  // One second between any two events.
  expect([...(stepTimes(stateOf(['two', 'one', 'three'], 'successful')) ?? [])]).toEqual([
    ['two', 1000],
    ['one', 1000],
    ['three', 1000],
  ]);
  expect(stepTimes(stateOf(['one']))).toBeUndefined();
  expect(stepTimes(stateOf(['one'], 'aborted'))).toBeUndefined();
});

test('two releases teach nothing, three do', () => {
  const past = [times({ one: 5, two: 10, three: 20 }), times({ one: 5, two: 12, three: 20 })];
  expect(estimateTimeLeft(checklist, stateOf([]), past)).toBeUndefined();
  expect(estimateTimeLeft(checklist, stateOf(['one']), [...past, times({ one: 5, two: 60, three: 10 })])).toEqual({
    expected: 32 * minute,
    least: 30 * minute,
    most: 70 * minute,
    releases: 3,
    unknown: 0,
  });
});

test('a night in between does not count: the median is what is expected', () => {
  const past = [times({ two: 10 }), times({ two: 11 }), times({ two: 900 })];
  const left = estimateTimeLeft(checklist, stateOf(['one']), past);
  expect(left).toMatchObject({ expected: 11 * minute, unknown: 1 });
  expect(left && explainTimeLeft(left)).toBe(
    'about 11 min left (10 min to 15 h in 3 releases); of 1 open step nothing is known',
  );
});

test('nothing is said when nothing is open, known, or when the release is over', () => {
  const past = [times({ one: 1 }), times({ one: 1 }), times({ one: 1 })];
  expect(estimateTimeLeft(checklist, stateOf(['one']), past)).toBeUndefined();
  expect(estimateTimeLeft(checklist, stateOf(['one', 'two', 'three']), past)).toBeUndefined();
  expect(estimateTimeLeft(checklist, stateOf([], 'aborted'), past)).toBeUndefined();
});
