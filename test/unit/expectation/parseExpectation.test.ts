import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeMatcher } from '../../../src/expectation/describeMatcher';
import type { Matcher } from '../../../src/expectation/expectation';
import { formatExpectation } from '../../../src/expectation/formatExpectation';
import { inferExpectation } from '../../../src/expectation/inferExpectation';
import { parseExpectation } from '../../../src/expectation/parseExpectation';

const regex = { ignoreCase: false, negated: false };

/** The line, the matcher that it is, and how a person reads it. A line in its shortest form is also what is written. */
const lines: readonly (readonly [string, Matcher, string])[] = [
  ['85 passed', { kind: 'contains', text: '85 passed', literal: false }, 'contains "85 passed"'],
  ['build [..] done', { kind: 'contains', text: 'build [..] done', literal: false }, 'contains "build [..] done"'],
  [
    '=== 85 passed ===',
    { kind: 'contains', text: '=== 85 passed ===', literal: false },
    'contains "=== 85 passed ==="',
  ],
  [
    'http://localhost up',
    { kind: 'contains', text: 'http://localhost up', literal: false },
    'contains "http://localhost up"',
  ],
  ['exited well', { kind: 'contains', text: 'exited well', literal: false }, 'contains "exited well"'],
  ['HTTP/1.1 200 OK', { kind: 'contains', text: 'HTTP/1.1 200 OK', literal: false }, 'contains "HTTP/1.1 200 OK"'],
  ['contains "exit 0"', { kind: 'contains', text: 'exit 0', literal: true }, 'contains "exit 0"'],
  ['contains "say "hi" \\n"', { kind: 'contains', text: 'say "hi" \\n', literal: true }, 'contains "say "hi" \\n"'],
  ['each "Up"', { kind: 'contains', text: 'Up', literal: true, each: true }, 'every line contains "Up"'],
  [
    'json has {"items":["a","..."]}',
    { kind: 'json-subset', value: { items: ['a', '...'] } },
    'JSON with {"items":["a","..."]}',
  ],
  ['= PONG', { kind: 'equals', text: 'PONG' }, 'has the line "PONG"'],
  ['! ERROR', { kind: 'not-contains', text: 'ERROR', literal: false }, 'does not contain "ERROR"'],
  ['! contains "empty"', { kind: 'not-contains', text: 'empty', literal: true }, 'does not contain "empty"'],
  [
    '! ERROR|FATAL',
    { kind: 'not-contains', text: 'ERROR|FATAL', literal: false, orMeant: ['ERROR', 'FATAL'] },
    'does not contain "ERROR|FATAL"',
  ],
  ['/a\\/b/', { kind: 'regex', pattern: 'a/b', ...regex }, 'matches /a/b/'],
  ['/up/i', { kind: 'regex', pattern: 'up', ignoreCase: true, negated: false }, 'matches /up/'],
  [
    '! /fail(ed)?/',
    { kind: 'regex', pattern: 'fail(ed)?', ignoreCase: false, negated: true },
    'does not match /fail(ed)?/',
  ],
  ['empty', { kind: 'empty' }, 'prints nothing'],
  ['not empty', { kind: 'non-empty' }, 'prints something'],
  ['exit 0', { kind: 'exit', codes: [0], negated: false }, 'exit 0'],
  ['exit 0,1', { kind: 'exit', codes: [0, 1], negated: false }, 'exit 0 or 1'],
  ['exit !0', { kind: 'exit', codes: [0], negated: true }, 'exit not 0'],
  ['http 200', { kind: 'http', statuses: [200] }, 'HTTP 200'],
  ['http 200,202', { kind: 'http', statuses: [200, 202] }, 'HTTP 200 or 202'],
  ['lines >= 3', { kind: 'lines', comparison: '>=', value: 3 }, '≥ 3 lines'],
  ['lines = 1', { kind: 'lines', comparison: '=', value: 1 }, '1 line'],
  [
    'number /(\\d+) passed/ >= 82',
    { kind: 'number', pattern: '(\\d+) passed', ignoreCase: false, comparison: '>=', value: 82 },
    '≥ 82 passed',
  ],
  [
    'number /total (\\S+)/i < 200ms',
    { kind: 'number', pattern: 'total (\\S+)', ignoreCase: true, comparison: '<', value: 200, unit: 'ms' },
    '< 200 ms',
  ],
  [
    'number /cover (\\d+)/ != 80.5%',
    { kind: 'number', pattern: 'cover (\\d+)', ignoreCase: false, comparison: '!=', value: 80.5, unit: '%' },
    'not 80.5 %',
  ],
  [
    'number /(\\d+)/ <= -1',
    { kind: 'number', pattern: '(\\d+)', ignoreCase: false, comparison: '<=', value: -1 },
    'number ≤ -1',
  ],
  [
    'json $.status = "healthy"',
    { kind: 'json', path: '$.status', comparison: '=', value: 'healthy' },
    '$.status = "healthy"',
  ],
  ['json $["a b"][0].c >= 2', { kind: 'json', path: '$["a b"][0].c', comparison: '>=', value: 2 }, '$["a b"][0].c ≥ 2'],
  ['json $.error', { kind: 'json', path: '$.error' }, 'has $.error'],
  ['json $ != null', { kind: 'json', path: '$', comparison: '!=', value: null }, '$ not null'],
  ['duration < 500ms', { kind: 'duration', comparison: '<', milliseconds: 500 }, 'takes < 500ms'],
  ['duration <= 2m', { kind: 'duration', comparison: '<=', milliseconds: 120_000 }, 'takes ≤ 2m'],
  [
    'capture VERSION /v(\\S+)/',
    { kind: 'capture', name: 'VERSION', pattern: 'v(\\S+)', ignoreCase: false },
    'gives VERSION',
  ],
];

/** Other ways to write the same. */
const variants: readonly (readonly [string, string])[] = [
  ['  85 passed ', '85 passed'],
  ['=   PONG', '= PONG'],
  ['"Ready"', 'contains "Ready"'],
  ['`Ready [..] now`', 'Ready [..] now'],
  ["'exit 0'", 'contains "exit 0"'],
  ['! "ERROR"', '! contains "ERROR"'],
  ["! 'ERROR in db'", '! contains "ERROR in db"'],
  ['! `ERROR`', '! contains "ERROR"'],
  ['! “ERROR”', '! contains "ERROR"'],
  ['! "ERROR|FATAL"', '! contains "ERROR|FATAL"'],
  ['! "/error/"', '! contains "/error/"'],
  ['exit 0 , 1', 'exit 0,1'],
  ['exit ! 0', 'exit !0'],
  ['lines>=3', 'lines >= 3'],
  ['number/(\\d+)/>=1,000.5', 'number /(\\d+)/ >= 1000.5'],
  ['number /(\\d+)/ < 5 MB', 'number /(\\d+)/ < 5MB'],
  ['json has {"a": [1, ...], "b": {...}, ...}', 'json has {"a":[1,"..."],"b":"..."}'],
  ['json has[...]', 'json has ["..."]'],
  ['json $.a="b"', 'json $.a = "b"'],
  ['json $.a = { "b" : 1 }', 'json $.a = {"b":1}'],
  ['duration < 1.5 s', 'duration < 1500ms'],
  ['duration < 90 s', 'duration < 90s'],
  ['duration < 60min', 'duration < 1h'],
];

/** The line, the code, and the part of it that the problem points at. */
const problems: readonly (readonly [string, string, string])[] = [
  ['', 'empty-expectation', ''],
  ['   ', 'empty-expectation', '   '],
  ['a\nb', 'several-lines', 'a\nb'],
  ['=', 'missing-text', '='],
  ['!', 'missing-text', '!'],
  ['!ERROR', 'missing-space', '!ERROR'],
  ['! exit 0', 'invalid-negation', 'exit 0'],
  ['! empty', 'invalid-negation', 'empty'],
  ['! "FATAL" "ERROR"', 'several-texts', '"FATAL" "ERROR"'],
  ["! 'a', 'b' or 'c'", 'several-texts', "'a', 'b' or 'c'"],
  ['! contains "a" "b"', 'several-texts', 'contains "a" "b"'],
  ['/usr/bin/node', 'invalid-regex', 'bin'],
  ['/usr/1/node', 'invalid-regex', '1/node'],
  ['/usr', 'invalid-regex', '/usr'],
  ['//', 'invalid-regex', '//'],
  ['/(/', 'invalid-regex', '/(/'],
  ['/a{900}b{900}c{900}/', 'invalid-regex', '/a{900}b{900}c{900}/'],
  ['/a/g', 'invalid-regex', 'g'],
  ['/(?=a)b/', 'invalid-regex', '/(?=a)b/'],
  ['/(a)\\1/', 'invalid-regex', '/(a)\\1/'],
  ['/up/ and more', 'invalid-regex', 'and more'],
  ['contains', 'invalid-contains', ''],
  ['contains up', 'invalid-contains', ' up'],
  ['contains ""', 'invalid-contains', ' ""'],
  ['empty directory', 'invalid-empty', 'directory'],
  ['not found', 'invalid-not', 'found'],
  ['exit', 'invalid-exit', ''],
  ['exit: 0', 'invalid-exit', ': 0'],
  ['exit zero', 'invalid-exit', 'zero'],
  ['exit 0 1', 'invalid-exit', '1'],
  ['exit -1', 'invalid-exit', '-1'],
  ['http 2xx', 'invalid-http', '2xx'],
  ['http 700', 'invalid-http', '700'],
  ['http 200 OK', 'invalid-http', 'OK'],
  ['lines 3', 'invalid-comparison', '3'],
  ['lines == 3', 'invalid-comparison', '== 3'],
  ['lines >= three', 'invalid-number', 'three'],
  ['lines >= 1.5', 'invalid-number', '1.5'],
  ['number 82', 'invalid-regex', '82'],
  ['number /\\d+/ >= 82', 'missing-capture-group', '/\\d+/'],
  ['number /(?:\\d+)/ >= 82', 'missing-capture-group', '/(?:\\d+)/'],
  ['number /(\\d+)/', 'invalid-comparison', ''],
  ['number /(\\d+)/ >= many', 'invalid-number', 'many'],
  ['number /(\\d+)/ >= 1,5', 'invalid-number', '1,5'],
  ['number /(\\d+)/ >= 5 apples', 'unknown-unit', 'apples'],
  ['number /(\\d+) >= 5', 'invalid-regex', '/(\\d+) >= 5'],
  ['json status = 1', 'invalid-json-path', 'status = 1'],
  ['json $. = 1', 'invalid-json-path', '$. = 1'],
  ['json $.a = healthy', 'invalid-json', 'healthy'],
  ['json $.a = ', 'invalid-json', ''],
  ['json $.a < "b"', 'invalid-json', '"b"'],
  ['json $.a is 1', 'invalid-comparison', 'is 1'],
  ['duration < 500', 'invalid-duration', '500'],
  ['duration < 5MB', 'invalid-duration', '5MB'],
  ['duration < fast', 'invalid-number', 'fast'],
  ['duration 5s', 'invalid-comparison', '5s'],
  ['capture /v(.)/', 'invalid-capture', '/v(.)/'],
  ['capture 1A /v(.)/', 'invalid-capture', '1A /v(.)/'],
  ['capture V /v/', 'missing-capture-group', '/v/'],
  ['capture V /v(.)/ x', 'invalid-capture', 'x'],
];

describe('parseExpectation', () => {
  test.each(lines)('%s', (line, matcher) => expect(parseExpectation(line)).toEqual({ matcher }));

  test.each(variants)('%s is the same as %s', (line, canonical) => {
    expect(parseExpectation(line)).toEqual(parseExpectation(canonical));
    expect(formatExpectation(parse(line))).toBe(canonical);
  });

  test.each(problems)('%j is a problem: %s', (line, code, place) => {
    const parsed = parseExpectation(line);
    if (!('problem' in parsed)) throw new Error(JSON.stringify(parsed));
    expect(parsed.problem.code).toBe(code);
    expect(line.slice(parsed.problem.start, parsed.problem.end)).toBe(place);
    expect(parsed.problem.message).toMatch(/\S/);
  });

  test('never throws, and every place lies in the text', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const parsed = parseExpectation(line);
        if ('matcher' in parsed) return;
        const { start, end } = parsed.problem;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(line.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formatExpectation', () => {
  test.each(lines)('%s', (line, matcher) => expect(formatExpectation(matcher)).toBe(line));

  test('writes what is read back as the same matcher', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const parsed = parseExpectation(line);
        if ('problem' in parsed) return;
        expect(parseExpectation(formatExpectation(parsed.matcher) ?? '')).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    'Expected: 82+ tests passing',
    'Target: 500+ req/s',
    'Target: <200ms',
    'Expected: PONG',
    'Should see "a b"',
  ])('writes what was inferred from %j', (comment) => {
    for (const matcher of inferExpectation(comment) ?? []) {
      expect(parseExpectation(formatExpectation(matcher) ?? '')).toEqual({ matcher });
    }
  });

  test('gives a text that begins like a keyword its quotes', () => {
    expect(formatExpectation({ kind: 'contains', text: 'exit 0', literal: false })).toBe('contains "exit 0"');
    expect(formatExpectation({ kind: 'not-contains', text: 'lines [..] (3)', literal: false })).toBe(
      '! /lines .* \\(3\\)/',
    );
  });

  test('has no form for what only inference makes', () => {
    expect(formatExpectation({ kind: 'review', sentence: 'All is well' })).toBeUndefined();
  });
});

describe('describeMatcher', () => {
  test.each(lines)('%s', (_line, matcher, words) => expect(describeMatcher(matcher)).toBe(words));

  test('fits into a row', () => {
    const words = describeMatcher({ kind: 'contains', text: 'word '.repeat(100), literal: true });
    expect(words.length).toBeLessThan(100);
    expect(words).toContain('…');
  });
});

const part = fc.oneof(
  fc.constantFrom('exit', 'http', 'lines', 'number', 'json', 'duration', 'capture', 'contains', 'empty', 'not', 'V'),
  fc.constantFrom(
    ' ',
    '=',
    '!',
    '/',
    '"',
    '<',
    '>=',
    '!=',
    ',',
    '[..]',
    '\\',
    '(',
    ')',
    '$',
    '.',
    '[',
    ']',
    'i',
    '%',
    'ms',
    '\n',
  ),
  fc.constantFrom('/(\\d+)/', '/a\\/b/i', '$.a', '"x"', '200', '0', '1.5', '{"a":[1,null]}', 'PONG', 'é', '😀'),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const joined = (parts: readonly string[]): string => parts.join('');
const anyLine = fc.oneof(
  fc.array(part, { maxLength: 10 }).map(joined),
  fc.array(part, { maxLength: 8 }).map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom(...lines.map(([line]) => line)), fc.array(part, { maxLength: 2 }))
    .map(([line, parts]) => line + joined(parts)),
);

function parse(line: string): Matcher {
  const parsed = parseExpectation(line);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  return parsed.matcher;
}
