import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShellScript } from '../../../src/shell/shellScript';
import { propertyRuns } from '../propertyRuns';
import { shellParser } from './parser';

const pieces = [
  'ls',
  'cd a',
  'echo "',
  "'",
  '"',
  '\\',
  '\\\n',
  '\n',
  '\n\n',
  ' ',
  ';',
  '&',
  '&&',
  '||',
  '|',
  '(',
  ')',
  '{',
  '}',
  '$(',
  '`',
  '${a',
  '#',
  '# c',
  'a#b',
  '<<EOF\n',
  "<<'EOF'\n",
  'EOF\n',
  '\nEOF\n',
  '<<<',
  '<',
  '>',
  '<service>',
  '[POD]',
  '{name}',
  'for i in a; do',
  'done',
  'if x; then',
  'fi',
  'case x in',
  'esac',
  ';;',
  'f() {',
  'psql db\n',
  'ssh host\n',
  'nano f\n',
  '\\q\n',
  'exit\n',
  'SELECT 1;',
  '-- c',
  '\r\n',
  '\t',
  '👍',
  'ß',
  '\u0000',
  '$((',
  '))',
  '[[',
  ']]',
  '!',
  'A=1',
  '=(',
  '\u00a0',
];
const shellText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(' ')),
);

describe('splitting any text', () => {
  it('puts every character in its place', () => {
    fc.assert(
      fc.property(shellText, (text) => {
        const script = shellParser.parse(text);
        for (const { start, end, text: written } of script.commands) expect(written).toBe(text.slice(start, end));
        expect(isOrdered(script.commands)).toBe(true);
        expect(isOrdered(script.comments)).toBe(true);
        expect(leftOver(text, script).replace(/[\s;]/g, '')).toBe('');
        for (const { start, end, placeholders } of script.commands)
          for (const placeholder of placeholders) {
            expect(placeholder.start >= start && placeholder.end <= end).toBe(true);
            expect(placeholder.text).toBe(text.slice(placeholder.start, placeholder.end));
          }
      }),
      { numRuns: propertyRuns(800), seed: 1 },
    );
  });

  it('is the same for a command alone as for the command in its text', () => {
    fc.assert(
      fc.property(shellText, (text) => {
        const { commands, errors } = shellParser.parse(text);
        for (const { kind, text: written, startLine, endLine } of commands) {
          // Of what the grammar cannot read, nothing is promised but that it is kept.
          if (kind === 'typed' || errors.some(({ line }) => line >= startLine && line <= endLine)) continue;
          const alone = shellParser.parse(written).commands;
          expect(alone.map((command) => command.text).join('\n')).toContain(written.split('\n')[0]?.trim());
        }
      }),
      { numRuns: propertyRuns(150), seed: 2 },
    );
  });

  const long: readonly (readonly [string, string])[] = [
    ['open quotes', "it's\n".repeat(1000) + '"'],
    ['open parentheses', '('.repeat(5000)],
    ['open substitutions', '$('.repeat(3000)],
    ['unreadable lines', 'SELECT count(*) FROM (a;\n'.repeat(600)],
    ['here-documents', 'cat <<EOF\n'.repeat(3000)],
    ['open loops', 'for i in a; do\n'.repeat(500)],
    ['angle brackets', '<a '.repeat(10000)],
    ['braces and brackets', '{a [A '.repeat(5000)],
    ['backslashes', '\\'.repeat(8000)],
    ['one long line', 'a'.repeat(100000)],
    ['many lines', 'ls -la\n'.repeat(3000)],
    ['white space', ' '.repeat(50000) + '\n'.repeat(5000)],
    ['semicolons', ';'.repeat(8000)],
  ];
  it.each(long)('ends soon for %s', (_, text) => {
    const before = process.cpuUsage();
    shellParser.parse(text);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  });
});

function isOrdered(spans: readonly { start: number; end: number }[]): boolean {
  return spans.every(({ start, end }, index) => start < end && start >= (spans[index - 1]?.end ?? 0));
}

function leftOver(text: string, { commands, comments }: ShellScript): string {
  const covered = [...commands, ...comments];
  return Array.from({ length: text.length }, (_, index) => index)
    .filter((index) => !covered.some(({ start, end }) => index >= start && index < end))
    .map((index) => text[index])
    .join('');
}
