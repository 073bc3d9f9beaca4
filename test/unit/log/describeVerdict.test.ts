import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/expectation/evaluate';
import { inferExpectation } from '../../../src/expectation/inferExpectation';
import { parseExpectation } from '../../../src/expectation/parseExpectation';
import type { Expectation } from '../../../src/expectation/expectation';
import { describeVerdict } from '../../../src/log/describeVerdict';

function verdictOn(expectation: Expectation, output: string, exitCode = 0): ReturnType<typeof describeVerdict> {
  const observation = { exitCode, output, outputComplete: true, durationMs: 4200, programs: [] };
  const [verdict] = evaluate([expectation], observation).verdicts;
  if (!verdict) throw new Error('no verdict');
  return describeVerdict(verdict);
}

function declared(line: string): Expectation {
  const parsed = parseExpectation(line);
  if (!('matcher' in parsed)) throw new Error(`${line} is no expectation`);
  return { matcher: parsed.matcher, source: 'declared', text: line, line: 0 };
}

describe('a verdict in one notation', () => {
  test.each([
    ['http 200', 'HTTP/2 503\n', 'found `HTTP 503`, wanted `HTTP 200`'],
    ['http 200', 'HTTP/2 200\n', 'found `HTTP 200`, wanted `HTTP 200`'],
    ['number /error rate: ([0-9.]+) %/ < 1', 'error rate: 0.04 %\n', 'found `0.04 %`, wanted `error rate < 1 %`'],
    ['json $.status = "healthy"', '{"status": "starting"}', 'found `"starting"`, wanted `$.status = "healthy"`'],
    ['json $.status = "healthy"', '{}', 'found no `$.status`, wanted `$.status = "healthy"`'],
    ['json $.status = "healthy"', 'oops', 'found no JSON, wanted `$.status = "healthy"`'],
    ['json $.status', '{}', 'found no `$.status`'],
    ['json $.status', '{"status": 1}', '`has $.status`: found `1`'],
    ['lines >= 3', 'one\ntwo', 'found `2 lines`, wanted `≥ 3 lines`'],
    ['duration < 2s', '', 'found `4200ms`, wanted `< 2s`'],
    ['exit 0', '', 'found `exit 1`, wanted `exit 0`', 1],
    ['PONG', 'PANG\n', 'No line contains "PONG"'],
    ['PONG', '+PONG\n', '`contains "PONG"`: found `+PONG`'],
    ['empty', '', '`prints nothing`'],
    ['number /(\\d+) passed/ >= 82', 'nothing', 'No line matches /(\\\\d+) passed/. Wanted `≥ 82 passed`'],
  ])('%s of %j reads %s', (line, output, words, exitCode = 0) => {
    expect(verdictOn(declared(line), output, exitCode).markdown).toBe(words);
  });

  test('what an author has written stands beside what was made of it', () => {
    const text = 'Expected: 82+ tests passing';
    const [matcher] = inferExpectation(text) ?? [];
    if (!matcher) throw new Error('nothing was inferred');
    const { markdown, plain } = verdictOn({ matcher, source: 'inferred', text, line: 0 }, '85 passed in 3.20s\n');
    expect(markdown).toBe('found `85 passed`, wanted `≥ 82 passed` (the checklist: `Expected: 82+ tests passing`)');
    expect(plain).toBe('found 85 passed, wanted ≥ 82 passed (the checklist: Expected: 82+ tests passing)');
  });

  test('what only a person can compare is left to them', () => {
    const expectation = { matcher: { kind: 'review', sentence: 'looks good' }, source: 'inferred' } as const;
    const { markdown } = verdictOn({ ...expectation, text: 'Should look good', line: 0 }, 'well\n');
    expect(markdown).toBe('`Should look good`: for a person to compare');
  });
});
