import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usesAlternateScreen } from '../../../src/expectation/alternateScreen';
import { normalizeOutput } from '../../../src/expectation/normalizeOutput';

const cases: readonly (readonly [string, string, string])[] = [
  ['plain text', 'a\tb\nc', 'a\tb\nc'],
  ['Windows line ends', 'a\r\nb\r\n', 'a\nb'],
  ['line ends at the end', 'a\n\n\n', 'a'],
  ['only line ends', '\r\n\n', ''],
  ['colours', '\x1b[1;31mred\x1b[0m and \x1b[38;5;200mpink\x1b[m', 'red and pink'],
  ['a title', '\x1b]0;title\x07text\x1b]0;title\x1b\\more', 'textmore'],
  ['marks of shell integration', '\x1b]633;C\x07out\n\x1b]633;D;0\x07', 'out'],
  ['a link', '\x1b]8;;http://x\x07name\x1b]8;;\x07', 'name'],
  ['an unterminated title', 'a\x1b]0;title\nb', 'a\nb'],
  ['an unterminated title before another sequence', 'a\x1b]0;title\x1b[1mb', 'ab'],
  ['a device control string', 'a\x1bP1$r0m\x1b\\b', 'ab'],
  ['a character set', '\x1b(Ba\x1b)0b\x1b#8', 'ab'],
  ['keypad and saved cursor', '\x1b=\x1b>\x1b7a\x1b8', 'a'],
  ['8-bit sequences', '\x9b31mred\x9d0;t\x9c', 'red'],
  ['a progress bar', '10%\r50%\r100%\ndone', '100%\ndone'],
  ['a longer state before a shorter', 'Downloading\rDone', 'Doneloading'],
  ['a state that is erased', 'Downloading\r\x1b[KDone', 'Done'],
  ['a line that is erased', 'Downloading\x1b[2K\rDone', 'Done'],
  ['the start of a line that is erased', 'abcdef\x1b[3D\x1b[1K', '    ef'],
  ['backspaces', 'abc\b\bX', 'aXc'],
  ['a spinner', '|\b/\b-\b\\\bok', 'ok'],
  ['a column', 'abc\x1b[1GX\x1b[5GY', 'Xbc Y'],
  ['lines drawn again', 'web starting\ndb starting\n\x1b[2A\x1b[2Kweb up\n\x1b[2Kdb up\n', 'web up\ndb up'],
  ['everything below erased', 'a\nb\nc\x1b[1A\r\x1b[Jx', 'a\nx'],
  ['a cleared screen loses nothing', 'ERROR\n\x1b[H\x1b[2Jok', 'ERROR\nok'],
  ['a pager', 'before\n\x1b[?1049hpaged\x1b[?1049lafter', 'before\nafter'],
  ['an alternate screen that is never left', 'a\x1b[?1049hb', 'ab'],
  ['an emoji overwritten', '😀x\r✓', '✓x'],
  ['other control characters', 'a\x00\x07\x0b\x0c\x7fb', 'ab'],
  ['a sequence cut off', 'a\x1b[3', 'a'],
  ['an escape cut off', 'a\x1b', 'a'],
];

describe('normalizeOutput', () => {
  test.each(cases)('%s', (_name, raw, text) => {
    expect(normalizeOutput(raw)).toBe(text);
    expect(normalizeOutput(text)).toBe(text);
  });

  test('is idempotent and leaves no control character', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '\r',
        '\n',
        '\b',
        '\x1b',
        '[',
        ']',
        '\x1b[',
        '\x1b]0;',
        '\x07',
        '\x9b',
        '\x1b[2K',
        '\x1b[1A',
        '\x1b[9C',
        '\x1b[J',
        '\x1b[H',
        'h',
        '?1049',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = normalizeOutput(parts.join(''));
        expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
        expect(normalizeOutput(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  const megabyte = 1_000_000;
  test.each([
    ['log lines', 'INFO \x1b[32mall is well\x1b[0m here\r\n', 10 * megabyte],
    ['one line', 'x', 10 * megabyte],
    ['a progress bar', '\r50% \x1b[K', 2 * megabyte],
    ['titles with no end', '\x1b]0;', 2 * megabyte],
    ['screens never left', '\x1b[?1049h', 2 * megabyte],
    ['backspaces in a long line', 'ab\b\x1b[K', 2 * megabyte],
    ['a long line overwritten', `${'x'.repeat(megabyte)}${'\ra\x1b[1K'.repeat(megabyte / 10)}`, 2 * megabyte],
    ['lines drawn again', 'a\n\x1b[1A\x1b[2K', 2 * megabyte],
    ['columns far away', '\x1b[999999Cx\n\x1b[999999B', megabyte],
  ])('takes time in proportion to the text: %s', (_name, piece, size) => {
    const raw = piece.repeat(Math.ceil(size / piece.length));
    const start = performance.now();
    normalizeOutput(raw);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe('usesAlternateScreen', () => {
  test.each([
    ['a\x1b[?1049hb\x1b[?1049lc', true],
    ['a\x1b[?1049hb', false],
    ['a', false],
  ])('%j: %s', (raw, expected) => expect(usesAlternateScreen(raw)).toBe(expected));
});
