import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScriptLines } from '../../../src/shell/parseScriptLines';
import type { LineShell } from '../../../src/shell/shellScript';

const cases: readonly [shell: LineShell, text: string, ...commands: string[]][] = [
  ['pwsh', 'git status   # clean\ngit log', 'git status', 'git log'],
  ['pwsh', 'New-Item `\n  -Path a `\n  -Force\nGet-Item a', 'New-Item `\n  -Path a `\n  -Force', 'Get-Item a'],
  ['pwsh', 'Get-Process |\n  Sort-Object CPU', 'Get-Process |\n  Sort-Object CPU'],
  ['pwsh', 'if ($a) {\n  b\n}\nc', 'if ($a) {\n  b\n}', 'c'],
  ['pwsh', '$x = @"\n# text\n{\n"@\nnext', '$x = @"\n# text\n{\n"@', 'next'],
  ['pwsh', '<# a\nb #>\nnext', 'next'],
  ['pwsh', 'echo "a # b" \'{\'\nnext', 'echo "a # b" \'{\'', 'next'],
  ['fish', 'for f in *\n  echo $f\nend\nls', 'for f in *\n  echo $f\nend', 'ls'],
  ['fish', 'if test -f a\n  if true; b; end\nend\nls', 'if test -f a\n  if true; b; end\nend', 'ls'],
  ['fish', 'a \\\n  b\n# note\nc; and d', 'a \\\n  b', 'c; and d'],
  ['fish', 'echo "never closed\nls', 'echo "never closed\nls'],
];

describe('splits at line ends where nothing is open', () => {
  test.each(cases)('%s: %j', (shell, text, ...commands) => {
    expect(parseScriptLines(text, shell).commands.map((command) => command.text)).toEqual(commands);
  });
});

test('comments, programs, dangers and placeholders', () => {
  const { commands, comments } = parseScriptLines('# Expected: 200\nRemove-Item <file> -Force # gone\n', 'pwsh');
  expect(comments.map(({ text, line, trailing }) => [text, line, trailing])).toEqual([
    ['Expected: 200', 0, false],
    ['gone', 1, true],
  ]);
  expect(commands).toMatchObject([
    { text: 'Remove-Item <file> -Force', programs: ['Remove-Item'], placeholders: [{ text: '<file>' }] },
  ]);
  expect(commands[0]?.dangers.map(({ rule }) => rule)).toEqual(['remove-item']);
});

test('every command lies in the text and holds what it names; nothing but blanks and comments is left out', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '"',
    "'",
    '#',
    '`',
    '\\',
    '{',
    '}',
    '|',
    'if ',
    'end',
    '@"',
    '"@',
    '<#',
    '#>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom<LineShell>('pwsh', 'fish'), (pieces, shell) => {
      const text = pieces.join('');
      const { commands, comments } = parseScriptLines(text, shell);
      for (const { start, end, text: written } of commands) expect(text.slice(start, end)).toBe(written);
      const covered = [...commands, ...comments].map(({ start, end }) => [start, end] as const);
      const rest = Array.from(text).filter((_, at) => !covered.some(([start, end]) => at >= start && at < end));
      expect(rest.join('').trim()).toBe('');
    }),
    { numRuns: 3000, seed: 1 },
  );
});
