import { describe, expect, test } from 'vitest';
import { ChecklistParser } from '../../../src/checklist/parseChecklist';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import type { Checklist } from '../../../src/checklist/checklist';
import { describeMatcher } from '../../../src/expectation/describeMatcher';
import { parse, shell } from './parser';

/** `line command: what is declared of it` for each command; then `line:column code` for each problem. Lines from 0. */
function read(checklist: Checklist): readonly string[] {
  const commands = allSteps(checklist).flatMap(allCommands);
  return [
    ...commands.map(({ text, expectations }) => {
      const declared = expectations.filter(({ source }) => source === 'declared');
      return `${text}: ${declared.map(({ line, matcher }) => `${line} ${describeMatcher(matcher)}`).join(', ')}`;
    }),
    ...checklist.problems.map(({ code, range: { start } }) => `${start.line}:${start.column} ${code}`),
  ];
}

describe('expectations behind a code span', () => {
  test.each<[string, string, readonly string[]]>([
    ['one', '- [ ] Run `make` <!-- expect: http 200 -->', ['make: 0 HTTP 200']],
    [
      'several, each in its comment or in a line',
      '- [ ] Run `make` <!-- expect: http 200 --><!-- expect:\n  empty\n  exit 0 -->',
      ['make: 0 HTTP 200, 1 prints nothing, 2 exit 0'],
    ],
    [
      'each of its own command',
      '- [ ] Run `make a` <!-- expect: empty --> and then `make b` <!-- expect: not empty -->',
      ['make a: 0 prints nothing', 'make b: 0 prints something'],
    ],
    ['in a table', '| Run | Why |\n|---|---|\n| `make` <!-- expect: http 200 --> | so |', ['make: 2 HTTP 200']],
    ['not what is code itself', "- [ ] Run `echo '<!-- expect: empty -->'`", ["echo '<!-- expect: empty -->': "]],
    [
      'that cannot be read',
      '- [ ] Run `make` <!-- expect: http ok -->',
      ['make: 0 by eye: http ok', '0:35 invalid-http'],
    ],
    ['with no command', '- [ ] Look at `this` <!-- expect: http 200 -->', ['0:0 expect-without-command']],
    [
      'in a line of its own',
      '- [ ] Run `make`\n  <!-- expect: http 200 -->',
      ['make: 1 by eye: expect: http 200', '1:2 expect-without-command'],
    ],
    [
      'in a fence below',
      '- [ ] Run `make`\n\n```expect\nhttp 200\n```',
      ['make: 3 by eye: http 200', '2:0 expect-without-command'],
    ],
    [
      'in capitals',
      '- [ ] Run `make` <!-- Expect: http 200 --><!-- EXPECT: empty -->',
      ['make: 0 HTTP 200, 0 prints nothing'],
    ],
    ['with a space', '- [ ] Run `make` <!-- expect : http 200 -->', ['make: 0 HTTP 200']],
    [
      'in other forms',
      'Run `make` <!-- expects: empty --><!-- Expected: exit 1 -->',
      ['make: 0 prints nothing, 0 exit 1'],
    ],
    [
      'misspelt',
      '- [ ] Run `make` <!-- exepct: http 200 -->',
      ['make: 0 by eye: exepct: http 200', '0:22 unknown-directive'],
    ],
    [
      'without a colon',
      '- [ ] Run `make` <!-- expect http 200 -->',
      ['make: 0 by eye: expect http 200', '0:22 unknown-directive'],
    ],
    [
      'not words of somebody else',
      'Run `make` <!-- except: on Mondays --><!-- expected output is long -->',
      ['make: '],
    ],
    [
      'in another cell of the row',
      '| Run | Why |\n|---|---|\n| `make` | so <!-- expect: http 200 --> |',
      ['make: 2 HTTP 200'],
    ],
    [
      'in another cell, of several commands',
      '| Run | Why |\n|---|---|\n| `make a`, `make b` | so <!-- expect: http 200 --> |',
      ['make a: 2 by eye: http 200', 'make b: 2 by eye: http 200', '2:0 expect-without-command'],
    ],
    [
      'in a row of no command',
      '| Run | Why |\n|---|---|\n| it | so <!-- expect: http 200 --> |',
      ['2:0 expect-without-command'],
    ],
    [
      'in a table of no commands',
      '| A | B |\n|---|---|\n| it | so <!-- expect: http 200 --> |',
      ['2:0 expect-without-command'],
    ],
  ])('%s', (_, text, wanted) => {
    expect(read(parse(text))).toEqual(wanted);
  });

  test('move with their command, and so do their problems', () => {
    const parser = new ChecklistParser(shell);
    const text = '# A\n\n- [ ] Run `make` <!-- expect: http ok -->\n';
    parser.parse(text);
    const moved = `# A\n\nWords.\n\n- [ ] Run \`make\` <!-- expect: http ok -->\n`;
    expect(read(parser.parse(moved))).toEqual(read(parse(moved)));
    expect(read(parser.parse(text))).toEqual(['make: 2 by eye: http ok', '2:35 invalid-http']);
  });
});
