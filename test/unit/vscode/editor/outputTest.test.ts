import { expect, test } from 'vitest';
import type { Expectation, Matcher } from '../../../../src/expectation/expectation';
import { renderOutputTest, summary, testOutput } from '../../../../src/vscode/editor/outputTest';
import { command, exitZero, expectation } from '../tree/fixtures';

const http: Matcher = { kind: 'http', statuses: [200] };
const fast: Matcher = { kind: 'duration', comparison: '<', milliseconds: 500 };
const review: Matcher = { kind: 'review', sentence: 'Looks fine' };

test.each<[string, readonly Expectation[], string, string]>([
  ['matched', [expectation(http), exitZero], 'HTTP/1.1 200 OK\r\n', 'matched untested → Matched.'],
  [
    'mismatched',
    [expectation(http), expectation(review)],
    '\u001b[31mHTTP/1.1 503 X',
    'mismatched review → Mismatched: 1 of 2.',
  ],
  [
    'by eye',
    [expectation(http), expectation(review)],
    'HTTP/1.1 200 OK',
    'matched review → To compare by eye: 1 of 2.',
  ],
  [
    'what no output shows',
    [exitZero, expectation(fast)],
    'x',
    'untested untested → Nothing that an output could show is expected.',
  ],
])('%s', (_, expectations, output, wanted) => {
  const tested = testOutput(command('s#1', 'curl', { expectations }), output);
  expect(`${tested.map(({ verdict }) => verdict).join(' ')} → ${summary(tested)}`).toBe(wanted);
});

test('the report names what was found, and where the author wrote what was wanted', () => {
  const one = command('s#1', 'curl -i x', {
    expectations: [expectation(http, 'inferred', 'Expected: HTTP 200'), exitZero],
  });
  expect(renderOutputTest(one, testOutput(one, 'HTTP/1.1 503 X'), 'the clipboard')).toBe(`curl -i x

Mismatched: 1 of 2.
Tested against the clipboard; nothing was run or recorded.

✘ mismatched  HTTP 200
    The status is 503, wanted 200.
    line 1: Expected: HTTP 200

– not tested  exit 0
    An output alone does not tell.
`);
});
