import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/expectation/evaluate';
import type { Evaluation, Matcher } from '../../../src/expectation/expectation';
import { inferExpectation } from '../../../src/expectation/inferExpectation';
import { parseExpectation } from '../../../src/expectation/parseExpectation';
import { withImpliedExpectations } from '../../../src/expectation/withImpliedExpectations';

describe('evaluate says', () => {
  test('which line was looked for, after which, and what is nearest', () => {
    const [first, second] = judge(['first step', 'second step done'], 'first step\nsecond step failed').verdicts;
    expect(first).toMatchObject({ kind: 'matched', foundLine: 0, found: 'first step' });
    expect(second).toMatchObject({ kind: 'mismatched', foundLine: 1, found: 'second step failed' });
    expect(second?.message).toBe(
      'No line after line 1 contains "second step done"; the nearest is line 2: "second step failed".',
    );
  });

  test('the number that was found', () => {
    expect(judge(['number /(\\d+) passed/ >= 82'], 'x\n=== 85 passed in 3s').verdicts[0]).toMatchObject({
      kind: 'matched',
      found: '85 passed',
      foundLine: 1,
    });
  });

  test('where the JSON differs', () => {
    const matcher: Matcher = { kind: 'json-subset', value: { db: { status: 'up' } } };
    const expectation = { matcher, source: 'inferred', text: '', line: 0 } as const;
    const { verdicts } = evaluate([expectation], {
      ...observation,
      output: 'HTTP/1.1 200 OK\n\n{"db":{"status":"down"}}',
    });
    expect(verdicts[0]).toMatchObject({ kind: 'mismatched', found: '"down"', foundLine: 2 });
    expect(verdicts[0]?.message).toContain('$.db.status is "down"');
  });

  test('what it captured, the last one when there are several', () => {
    const { captures } = judge(['capture VERSION /v(\\S+)/', 'capture NONE /x(y)/'], 'v1.0\nv2.0 v2.1');
    expect(captures).toEqual({ VERSION: '2.1' });
  });

  test('that a pattern cannot be read, where one came from elsewhere', () => {
    const matcher: Matcher = { kind: 'regex', pattern: '(', ignoreCase: false, negated: true };
    const { verdicts } = evaluate([{ matcher, source: 'declared', text: '', line: 0 }], observation);
    expect(verdicts[0]?.kind).toBe('review');
  });
});

describe('while a program that was started earlier runs', () => {
  const alongside = ['kubectl', 'sh'];
  const output = 'v1.0 is up';
  const kinds = ({ verdicts }: Evaluation): readonly string[] => verdicts.map(({ kind }) => kind);

  test('what is found may be its own: a person decides', () => {
    const lines = ['is up', '= v1.0 is up', '/up/', 'not empty', 'lines = 1', 'capture VERSION /v(\\S+)/'];
    const evaluation = judge(lines, output, alongside);
    expect(kinds(evaluation)).toEqual(lines.map(() => 'review'));
    expect(evaluation.verdicts[0]?.message).toMatch(
      / But kubectl, sh, left running by an earlier command, may have printed it\.$/,
    );
    expect(evaluation.captures).toEqual({ VERSION: '1.0' });
    const matcher: Matcher = { kind: 'contains', text: 'is up', literal: true };
    const inferred = { matcher, source: 'inferred', text: '', line: 0 } as const;
    expect(kinds(evaluate([inferred], { ...observation, output }))).toEqual(['matched']);
    expect(kinds(evaluate([inferred], { ...observation, output, alongside }))).toEqual(['review']);
  });

  test('what is missing, and the exit code, are as certain as ever', () => {
    expect(kinds(judge(['exit 0', '! down', 'duration < 10m'], output, alongside))).toEqual(Array(3).fill('matched'));
    expect(kinds(judge(['empty'], '', alongside))).toEqual(['matched']);
    expect(kinds(judge(['is down', 'exit 1', '! up'], output, alongside))).toEqual(Array(3).fill('mismatched'));
  });
});

describe('evaluate takes little time for', () => {
  test.each([
    ['a pattern that backtracks', '/(a+)+$/', 'a'.repeat(100_000) + 'b'],
    ['many lines', '/nowhere/', 'a line of a log\n'.repeat(100_000)],
    ['a text that is nowhere', 'a line of another kind', 'a line of a log\n'.repeat(100_000)],
    ['wildcards', 'a[..]a[..]a[..]a[..]b', 'a'.repeat(1_000_000)],
    ['brackets without end', 'json $.a', '{"a":'.repeat(200_000)],
    ['objects', 'json $.a = 1', '{"a":1} '.repeat(50_000)],
    ['quotes without end', 'json $.a', '{"'.repeat(1_000_000)],
  ])('%s', (_name, line, output) => {
    const start = performance.now();
    judge([line], output);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test("a pattern that would backtrack answers in under a second, in the grammar and as the author's words", () => {
  const output = `${'a'.repeat(100_000)}b`;
  const matcher: Matcher = { kind: 'regex', pattern: '(a+)+$', ignoreCase: false, negated: false };
  for (const source of ['declared', 'inferred'] as const) {
    const start = process.cpuUsage();
    const { verdicts } = evaluate([{ matcher, source, text: '', line: 0 }], { ...observation, output });
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
    expect(verdicts[0]?.kind).toBe('mismatched');
  }
});

describe('withImpliedExpectations', () => {
  const implied = { matcher: { kind: 'exit', codes: [0], negated: false }, source: 'implied', text: '', line: 7 };

  test.each<readonly [string, Matcher[], boolean]>([
    ['nothing was written', [], true],
    ['a text was written', [{ kind: 'contains', text: 'exit 1', literal: true }], true],
    ['an exit code was written', [{ kind: 'exit', codes: [3], negated: false }], false],
    ['a sentence says that it fails', [{ kind: 'review', sentence: 'Should fail gracefully' }], false],
    ['a sentence says that nothing fails', [{ kind: 'review', sentence: 'No test should be slow or failing' }], true],
  ])('%s', (_name, matchers, adds) => {
    const expectations = matchers.map((matcher) => ({ matcher, source: 'declared', text: '', line: 0 }) as const);
    expect(withImpliedExpectations(expectations, 7)).toEqual(adds ? [...expectations, implied] : expectations);
  });
});

const observation = { exitCode: 0, output: '', outputComplete: true, durationMs: 1, programs: [] } as const;

function judge(lines: readonly string[], output: string, alongside?: readonly string[]): Evaluation {
  const expectations = lines.map((text) => {
    const parsed = parseExpectation(text);
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    return { matcher: parsed.matcher, source: 'declared', text, line: 0 } as const;
  });
  return evaluate(expectations, { ...observation, output, ...(alongside && { alongside }) });
}

describe('evaluate of what an author wrote comes to an end for', () => {
  test.each([
    ['a long line of white space', 'Expected: 200', '\t '.repeat(500_000) + '200', 'matched'],
    ['a long line of bars', 'Expected: 200', '| '.repeat(500_000) + '\n200', 'review'],
    ['many tables', 'All services should show "Up"', 'web  Up  1/1\n'.repeat(20_000), 'matched'],
    ['many objects', 'Expected: {"a":1}', '{"a":1,"b":{"c":"d"}}\n'.repeat(20_000), 'matched'],
  ] as const)('%s', (_name, comment, output, wanted) => {
    const expectations = (inferExpectation(comment, 'curl x') ?? []).map(
      (matcher) => ({ matcher, source: 'inferred', text: comment, line: 0 }) as const,
    );
    const { verdicts } = evaluate(expectations, { ...observation, output });
    expect(verdicts.map(({ kind }) => kind)).toEqual([wanted]);
  });
});

describe('evaluate does not pass', () => {
  test('what was read as a pattern that holds for any line', () => {
    for (const pattern of ['', '.*', '(?:a)?', '\\s*']) {
      const matcher: Matcher = { kind: 'regex', pattern, ignoreCase: false, negated: false };
      const expectation = { matcher, source: 'inferred', text: 'x', line: 0 } as const;
      expect(evaluate([expectation], { ...observation, output: 'segfault' }).verdicts[0]?.kind).toBe('review');
    }
  });
});
