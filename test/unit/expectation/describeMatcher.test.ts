import { expect, test } from 'vitest';
import { describeMatcher } from '../../../src/expectation/describeMatcher';
import { parseExpectation } from '../../../src/expectation/parseExpectation';

test.each([
  ['number /(\\d+) passed/ >= 82', '≥ 82 passed'],
  ['number /(\\d+) messages/ = 0', '= 0 messages'],
  ['number /pass (\\d+)/ >= 14', 'pass ≥ 14'],
  ['number /Total:\\s+(\\d+)/ < 3', 'Total < 3'],
  ['number /^(\\d+)$/ = 3', 'number = 3'],
  ['number /error rate: ([0-9.]+) %/ < 1', 'error rate < 1 %'],
  ['number /\\bwarnings:\\s*(\\d+)/ = 0', 'warnings = 0'],
  ['number /cover([\\d.]+)%/ > 80', 'cover > 80 %'],
  ['number /coverage (\\d+)/ >= 80%', '≥ 80 %'],
])('%s reads %j', (line, words) => {
  const parsed = parseExpectation(line);
  expect('matcher' in parsed && describeMatcher(parsed.matcher)).toBe(words);
});
