import { expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

/** The lines of a block, and for each command the lines of what is expected of it. */
const cases: readonly (readonly [name: string, lines: readonly string[], expected: readonly (readonly number[])[]])[] =
  [
    ['after', ['a', '# expect: x', 'b', '# expect: y'], [[1], [3]]],
    ['before', ['# expect: x', 'a', '# expect: y', 'b'], [[0], [2]]],
    ['before, apart', ['# expect: x', 'a', '', '# expect: y', 'b'], [[0], [3]]],
    ['after, below a blank line', ['a', '', '# expect: x', '', 'b', '', '# expect: y'], [[2], [6]]],
    ['above its own command only', ['a', '', '# expect: x', 'b', '# expect: y'], [[], [2, 4]]],
    ['trailing', ['a # expect: x', 'b # expect: y'], [[0], [1]]],
    ['several', ['a', '# expect: x', '# expect: y', 'b'], [[1, 2], []]],
    ['a comment between says nothing', ['a', '# Look', 'b', '# expect: x'], [[], [3]]],
    [
      'what is next, its result in parentheses',
      ['a', '# Start (should return 503)', 'b', '# Expected: 503'],
      [[], [1, 3]],
    ],
    ['before a command, and after the last', ['# expect: w', 'a', '# expect: x', 'b', '# expect: y'], [[0, 2], [4]]],
    ['within a loop', ['for i in 1 2; do', '  a $i # expect: x', 'done', 'b'], [[1], []]],
    ['a value with no word that marks it, below the last', ['a', 'b', '# under 2 seconds'], [[], [2]]],
    ['the same below another comment', ['a', '# Wait a little', '# all healthy'], [[2]]],
    ['but not before another command', ['a', '# 3 workers', 'b'], [[], []]],
    ['nor apart from the last', ['a', '', '# under 2 seconds'], [[]]],
    ['what is printed, below the last', ['grep "Lag" x', '# Lag: 0'], [[1]]],
    ['a state, below the last', ['a', '# State of all: Success', '# Apply complete! 3 added'], [[1, 2]]],
    ['no order below the last', ['a', '# Open http://localhost:3000', '# Edit .env: PORT=1', '# or use npm'], [[]]],
    ['no note below the last', ['a', '# Note: takes 5 minutes', '# PORT=8001', '# python -m app --reload'], [[]]],
    ['a list under its head', ['a', '# Should show:', '# - one', '# - two', 'b'], [[2, 3], []]],
  ];

test.each(cases)('%s', (_name, lines, expected) => {
  const checklist = parse(['```bash', ...lines, '```'].join('\n'));
  const commands = allSteps(checklist).flatMap(allCommands);
  const written = commands.map(({ expectations }) => expectations.filter(({ source }) => source !== 'implied'));
  expect(written.map((list) => list.map(({ line }) => line - 1))).toEqual(expected);
});

test('the items of a list are left to the person one by one, a sample whole', () => {
  const [step] = allSteps(
    parse('```bash\na\n# Should show:\n# - one\n# - two\n\nb\n# Should show:\n# one\n# two\n```\n'),
  );
  const [a, b] = step?.blocks[0]?.commands ?? [];
  expect(a?.expectations.slice(0, 2)).toMatchObject([
    { matcher: { kind: 'review' }, text: '- one', line: 3 },
    { matcher: { kind: 'review' }, text: '- two', line: 4 },
  ]);
  expect(b?.expectations[0]).toMatchObject({ matcher: { kind: 'review' }, text: 'Should show: one two', line: 8 });
});

test('a line of the grammar that cannot be read is left to the person, never dropped', () => {
  const checklist = parse('```bash\na\n# expect: http many\n```\n');
  const [command] = allSteps(checklist).flatMap(allCommands);
  expect(command?.expectations[0]).toMatchObject({ matcher: { kind: 'review', sentence: 'http many' } });
  expect(checklist.problems).toMatchObject([{ code: 'invalid-http', range: { start: { line: 2, column: 15 } } }]);
});
