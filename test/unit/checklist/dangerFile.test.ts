import { expect, test } from 'vitest';
import { readDangerFile } from '../../../src/checklist/dangerFile';

const whole = `dangerous:
  - program: acme
    subcommands: [promote, region move]
    flags: --live
    reason: moves customers
  - program: ./switch.sh
`;

test('reads a list', () => {
  expect(readDangerFile(whole)).toEqual({
    dangers: [
      { program: 'acme', subcommands: ['promote', 'region move'], flags: ['--live'], reason: 'moves customers' },
      { program: './switch.sh', subcommands: [], flags: [], reason: 'is called dangerous in this workspace' },
    ],
    problems: [],
  });
});

/** The text, `line code` of each problem (0-based), and the programs that count all the same. */
test.each<readonly [string, readonly string[], readonly string[]]>([
  ['', [], []],
  ['# nothing\n', [], []],
  ['dangerous:\n', [], []],
  ['dangerous: []\n', [], []],
  ['- program: a\n', ['0 invalid-danger'], []],
  ['dangerous: acme\n', ['0 invalid-danger'], []],
  ['dangerous:\n  - acme\n  - program: b\n', ['1 invalid-danger'], ['b']],
  ['dangerous:\n  - program: a b\n  - program: c\n', ['1 invalid-danger'], ['c']],
  ['dangerous:\n  - subcommands: [x]\n', ['1 invalid-danger'], []],
  ['dangerous:\n  - program: a\n    flags: [live]\n', ['2 invalid-danger'], []],
  ['dangerous:\n  - program: a\n    flags:\n      x: 1\n', ['3 invalid-danger'], []],
  ['dangerous:\n  - program: a\n    flag: --live\n', ['2 unknown-danger-key'], ['a']],
  ['safe:\n  - rm\ndangerous:\n  - program: a\n', ['0 unknown-danger-key'], ['a']],
  ['dangerous:\n  - program: [\n', ['2 invalid-danger', '1 invalid-danger'], []],
  [
    'a: &a [x, x]\nb: &b [*a, *a]\ndangerous:\n  - program: *b\n',
    ['0 unknown-danger-key', '1 unknown-danger-key', '1 invalid-danger'],
    [],
  ],
])('%j', (text, problems, programs) => {
  const read = readDangerFile(text);
  expect(read.problems.map(({ code, range }) => `${range.start.line} ${code}`)).toEqual(problems);
  expect(read.dangers.map(({ program }) => program)).toEqual(programs);
});
