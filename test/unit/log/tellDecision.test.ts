import { describe, expect, test } from 'vitest';
import { decisionWord } from '../../../src/log/describeDecision';
import { inOrderOfTime, tellDecision } from '../../../src/log/tellDecision';
import type { StepState } from '../../../src/run/runState';
import { ada } from '../../releases/golden/goldenRelease';
import { commandId } from './sampleEvents';

const startedAt = '2026-11-21T08:00:00.000Z';
const told = { finishedAt: '2026-11-21T08:44:22.000Z', by: ada };

describe('what somebody has made of a step', () => {
  test.each<[StepState, string]>([
    [{ kind: 'pending' }, 'opened again'],
    [{ kind: 'running', startedAt: told.finishedAt, command: commandId('c') }, '08:44:22: running'],
    [{ kind: 'review', ...told }, 'Ada Tester, 08:44:22: to be compared'],
    [{ kind: 'passed', how: 'verified', ...told }, 'Ada Tester, 08:44:22: verified'],
    [{ kind: 'passed', how: 'attested', note: 'Seen', ...told }, 'Ada Tester, 08:44:22: attested, “Seen”'],
    [{ kind: 'signed', role: 'QA', name: 'Ada Tester', ...told }, 'Ada Tester, 08:44:22: signed'],
    [{ kind: 'signed', role: 'QA', name: 'A. T.', ...told }, 'Ada Tester, 08:44:22: signed, as A. T.'],
    [{ kind: 'failed', message: 'exit 1', ...told }, 'Ada Tester, 08:44:22: failed, exit 1'],
    [{ kind: 'failed', message: '', rejection: 'No', ...told }, 'Ada Tester, 08:44:22: failed, “No”'],
    [{ kind: 'errored', reason: 'It was ended', ...told }, 'Ada Tester, 08:44:22: result unknown, It was ended'],
    [{ kind: 'skipped', reason: 'Late', ...told }, 'Ada Tester, 08:44:22: skipped, “Late”'],
    [{ kind: 'notApplicable', reason: '', ...told }, 'Ada Tester, 08:44:22: not applicable'],
    [{ kind: 'overridden', reason: 'Known', over: '', ...told }, 'Ada Tester, 08:44:22: overridden, “Known”'],
  ])('%o', (step, words) => {
    expect(tellDecision(step, { startedAt }).plain).toBe(words);
    expect(words).toContain(decisionWord(step));
  });
});

test('another day is named', () => {
  const step: StepState = { kind: 'passed', how: 'attested', by: ada, finishedAt: '2026-11-22T08:00:00.000Z' };
  expect(tellDecision(step, { startedAt }).plain).toBe('Ada Tester, 2026-11-22 08:00:00: attested');
});

test('the earliest stands first, what has no time last', () => {
  const opened: StepState = { kind: 'pending' };
  const first: StepState = { kind: 'skipped', reason: '', by: ada, finishedAt: startedAt };
  const second: StepState = { kind: 'review', ...told };
  expect(inOrderOfTime([opened, second, first])).toEqual([first, second, opened]);
});
