import { expect, test } from 'vitest';
import { matchCommand, matchSection, matchSteps } from '../../../src/checklist/matchSteps';
import { allCommands, allSections, allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

const text =
  '## A\n\n- [ ] one\n- [ ] two\n\n  ```bash\n  make\n  make test\n  ```\n\n## B\n\n- [ ] one\n- [ ] three\n';

/** For each step of the text above, the line that it has after the edit. */
function lines(edited: string): readonly (number | undefined)[] {
  const [before, after] = [parse(text), parse(edited)];
  const matches = matchSteps(before, after);
  return allSteps(before).map(({ id }) => matches.get(id)?.line);
}

test.each<[string, string, readonly (number | undefined)[]]>([
  ['nothing', text, [2, 3, 12, 13]],
  ['a line above', `Words.\n\n${text}`, [4, 5, 14, 15]],
  ['a heading that is renamed', text.replace('## A', '## A, today'), [2, 3, 12, 13]],
  [
    'both headings: the same words twice are not guessed',
    text.replace('## A', '## C').replace('## B', '## D'),
    [undefined, 3, undefined, 13],
  ],
  ['a step that is deleted', text.replace('- [ ] three\n', ''), [2, 3, 12, undefined]],
  ['other words', text.replace('three', 'four'), [2, 3, 12, undefined]],
  [
    'a renamed heading and another command',
    text.replace('## A', '## C').replace('make test', 'make it'),
    [2, undefined, 12, 13],
  ],
  ['everything', '# Other', [undefined, undefined, undefined, undefined]],
])('%s', (_, edited, wanted) => {
  expect(lines(edited)).toEqual(wanted);
});

test('a section is found by its steps, a command by its words', () => {
  const [before, after] = [
    parse(text),
    parse(`\n${text.replace('## A', '## Z').replace('make\n', 'make\n  make lint\n')}`),
  ];
  const section = allSections(before).find(({ title }) => title === 'B');
  const renamed = allSections(before).find(({ title }) => title === 'A');
  const matches = matchSteps(before, after);
  expect(section && matchSection(section, matches, after)?.range.start.line).toBe(12);
  expect(renamed && matchSection(renamed, matches, after)?.title).toBe('Z');
  const [, test] = allCommands(allSteps(before)[1] ?? fail());
  const step = allSteps(after)[1] ?? fail();
  expect(test && matchCommand(test, step)?.range.start.line).toBe(9);
});

function fail(): never {
  throw new Error('There is no such step.');
}
