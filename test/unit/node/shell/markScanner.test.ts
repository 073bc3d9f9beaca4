import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MarkScanner } from '../../../../src/node/shell/markScanner';
import { anyText } from './anyText';

const token = '0123456789abcdef0123456789abcdef';
const begin = `\x1b]7711;${token};begin\x07`;
const end = `\x1b]7711;${token};exit 3 - - 0\x07`;

function scan(chunks: readonly string[]): { output: string; scanner: MarkScanner } {
  const scanner = new MarkScanner(token);
  const output = chunks.map((chunk) => scanner.push(chunk)).join('') + scanner.finish();
  return { output, scanner };
}

/** Text with much in it that looks like the beginning of a mark. */
const trickyText = fc
  .array(
    fc.oneof(
      anyText,
      fc.constantFrom('\x1b', '\x1b]', '\x1b]7711;', `\x1b]7711;${token}`, end.slice(0, 20), '\x07', '\r\n', '🚀'),
      fc.constantFrom('\x1b]633;D;0\x07', `\x1b]7711;${token.replace('0', '1')};exit 0 - - 0\x07`),
    ),
  )
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes(`${token};`));

/** The text, cut at random places. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, index) => text.slice(start, at[index] ?? text.length));
}

describe('MarkScanner', () => {
  test('finds exactly what stands between the marks, wherever the stream is cut', () => {
    fc.assert(
      fc.property(trickyText, trickyText, trickyText, fc.array(fc.nat()), (before, output, after, places) => {
        const found = scan(cut(before + begin + output + end + after, places));
        expect(found.output).toBe(output);
        expect(found.scanner.end).toMatchObject({ kind: 'exited', exitCode: 3 });
      }),
    );
  });

  test('without an end mark all after the begin mark is output', () => {
    fc.assert(
      fc.property(trickyText, fc.array(fc.nat()), (output, places) => {
        const found = scan(cut(begin + output, places));
        expect(found.output).toBe(output);
        expect(found.scanner.hasBegun).toBe(true);
        expect(found.scanner.end).toBeUndefined();
      }),
    );
  });

  test('without a begin mark nothing is output', () => {
    const found = scan(['noise\r\n', begin.slice(0, -1)]);
    expect(found.output).toBe('');
    expect(found.scanner.hasBegun).toBe(false);
  });

  test('gives output on before the end is known', () => {
    const scanner = new MarkScanner(token);
    scanner.push(begin);
    expect(scanner.push('abc\x1b')).toBe('abc');
    expect(scanner.push('[0m')).toBe('\x1b[0m');
  });

  test('a step that was refused shows its end mark alone', () => {
    const found = scan(['x', `\x1b]7711;${token};refused env UID\x07`]);
    expect(found.scanner.end).toEqual({ kind: 'refused', reason: { kind: 'env', name: 'UID' } });
    expect(found.scanner.hasBegun).toBe(false);
  });

  test.each([
    ['no code', `\x1b]7711;${token};exit\x07`],
    ['a word that is none of ours', `\x1b]7711;${token};passed 0\x07`],
    ['a payload without end', `\x1b]7711;${token};exit ${'0'.repeat(500)}`],
  ])('with our token but no end: %s', (_, text) => {
    const found = scan([begin, text, 'more', end]);
    expect(found.output).toBe(`${text}more`);
    expect(found.scanner.end).toBeDefined();
  });
});
