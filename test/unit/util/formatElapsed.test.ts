import { expect, test } from 'vitest';
import { formatElapsed } from '../../../src/util/formatElapsed';

test.each([
  [0, '0 ms'],
  [340.4, '340 ms'],
  [999.6, '1 s'],
  [1000, '1 s'],
  [4_230, '4.2 s'],
  [9_960, '10 s'],
  [41_000, '41 s'],
  [59_700, '1 min'],
  [125_000, '2 min 5 s'],
  [3_599_900, '1 h'],
  [3_780_000, '1 h 3 min'],
])('%d ms is %s', (milliseconds, words) => {
  expect(formatElapsed(milliseconds)).toBe(words);
});
