import { expect, test } from 'vitest';
import type { StepId } from '../../../src/checklist/checklist';
import { looksLikeChecklist } from '../../../src/checklist/looksLikeChecklist';
import { allSteps, findStep, stepSection } from '../../../src/checklist/steps';
import { parse } from './parser';

const checklist = parse('# A\n\n- [ ] a\n  - [ ] b\n\n## B\n\n- [ ] c\n');

test('steps are in the order of the text', () => {
  expect(allSteps(checklist).map(({ title }) => title)).toEqual(['a', 'b', 'c']);
});

test.each([
  [
    'a heading whose sign lacks the space',
    '##Build\n\nWords.\n\n```bash\nmake\n```\n\n###Test it\n```bash\nmake test\n```\n',
    ['Build', 'Test it'],
  ],
  ['a number or a tag is none', '# Fix\n\n#42\n\n```bash\nmake\n```\n', ['Fix']],
])('%s', (_name, text, titles) => {
  expect(allSteps(parse(text)).map(({ title }) => title)).toEqual(titles);
});

test('a step and its section are found by id', () => {
  expect(findStep(checklist, 'a/a/b' as StepId)?.title).toBe('b');
  expect(stepSection(checklist, 'a/a/b' as StepId)?.title).toBe('A');
  expect(stepSection(checklist, 'b/c' as StepId)?.title).toBe('B');
  expect(findStep(checklist, 'b/x' as StepId)).toBeUndefined();
  expect(stepSection(checklist, 'b/x' as StepId)).toBeUndefined();
});

test.each([
  ['- [ ] a', true],
  ['text\n  12. [x] a', true],
  ['> * [X] a', true],
  ['```bash\nls\n```', true],
  ['- ~~~console\n  $ ls', true],
  ['[ ] a', false],
  ['- [y] a', false],
  ['```json\n{}\n```', false],
  ['the box `- [ ] a` in prose', false],
  ['', false],
])('%j looks like a checklist: %s', (text, expected) => {
  expect(looksLikeChecklist(text)).toBe(expected);
});
