import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/expectation/evaluate';
import type { Expectation } from '../../../src/expectation/expectation';
import { judge, readVerdictCases, worst, type VerdictCase } from './verdictCases';

const cases = [...readVerdictCases('declared'), ...readVerdictCases('inferred'), ...readVerdictCases('prose')];

describe('evaluate', () => {
  test('has cases enough, and as many that must not pass as that must', () => {
    expect(cases.length).toBeGreaterThan(400);
    const passing = cases.filter(({ verdict }) => verdict === 'matched').length;
    expect(passing).toBeLessThan(cases.length / 2);
  });

  test.each(cases)('$name', (verdictCase) => {
    const verdicts = judge(verdictCase);
    expect(worst(verdicts), JSON.stringify(verdicts, null, 1)).toBe(verdictCase.verdict);
    for (const { message, foundLine, found } of verdicts) {
      expect(message).toMatch(/^\S.*[.]$/s);
      expect(message).not.toContain('undefined');
      if (foundLine !== undefined) expect(verdictCase.output.split('\n').length).toBeGreaterThan(foundLine);
      if (found !== undefined) expect(found.length).toBeLessThanOrEqual(80);
    }
  });

  test('never passes a command that left with an exit code nobody spoke of', () => {
    for (const verdictCase of cases) {
      const isSpokenOf = verdictCase.expectations.some(({ matcher }) => matcher.kind === 'exit');
      if (!isSpokenOf) expect(worst(judge({ ...verdictCase, exitCode: 3 })), verdictCase.name).not.toBe('matched');
    }
  });

  test('never lets missing output turn a case that does not pass into one that does', () => {
    for (const verdictCase of cases.filter(({ verdict }) => verdict !== 'matched')) {
      expect(worst(judge({ ...verdictCase, outputComplete: false })), verdictCase.name).not.toBe('matched');
    }
  });

  test('does not pass what was inferred when the line takes it back', () => {
    const isLine = ({ output, verdict }: VerdictCase): boolean =>
      verdict === 'matched' && /^[^\n]+$/.test(output.trim());
    const isOfOutput = ({ matcher, source }: Expectation): boolean =>
      source === 'inferred' && !['exit', 'non-empty', 'not-contains'].includes(matcher.kind);
    const lines = cases.filter((one) => isLine(one) && one.expectations.some(isOfOutput));
    expect(lines.length).toBeGreaterThan(20);
    for (const one of lines) {
      const { output: own } = one;
      const taken = [`not ${own}`, `failed: ${own}`, `waiting, expected ${own}`];
      // An answer that is to be an error may say so.
      const wantsError = one.expectations.some(
        ({ matcher }) => matcher.kind === 'http' && matcher.statuses.some((status) => status >= 400),
      );
      if (!wantsError) taken.push(`${own.trimEnd()}\nERROR: rolled back`, `Traceback (most recent call last):\n${own}`);
      for (const output of taken) {
        expect(worst(judge({ ...one, output })), `${one.name} -> ${output}`).not.toBe('matched');
      }
    }
  });

  test('never throws, and gives a verdict for each expectation', () => {
    const all = [...new Map(cases.flatMap(({ expectations }) => expectations).map((one) => [one.text, one])).values()];
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat(255),
        fc.boolean(),
        (output, exitCode, outputComplete) => {
          const observation = { output, exitCode, outputComplete, durationMs: 1, programs: [] };
          expect(evaluate(all, observation).verdicts).toHaveLength(all.length);
        },
      ),
      { numRuns: 30, seed: 3 },
    );
  });
});
