import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Deadline } from '../../../../src/node/shell/deadline';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const keys: string[] = [];
const shell = { interrupt: () => void keys.push('Ctrl-C'), close: () => void keys.push('close') };

test('what ends at the Ctrl-C of its time-out has not ended in time, however short it was', () => {
  const deadline = new Deadline(shell, 1_000);
  vi.advanceTimersByTime(1_000);
  expect(keys.splice(0)).toEqual(['Ctrl-C']);
  const pressedAt = Date.now();
  for (const endedAt of [pressedAt, pressedAt + 0.25, undefined])
    expect(deadline.overdue(endedAt)).toBe('It ran for longer than its time-out of 1 s, and was ended.');
  expect(deadline.overdue(pressedAt - 0.25)).toBeUndefined();
  deadline.stop();
});

test('what ends before it has ended in time; what lives on is closed with its shell', () => {
  const deadline = new Deadline(shell, 1_000);
  vi.advanceTimersByTime(999);
  expect(deadline.overdue(undefined)).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(keys.splice(0)).toEqual(['Ctrl-C', 'close']);
});
