import { expect, test } from 'vitest';
import { allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

const text = '# A\n\n- [ ] Run `make`\n\n  ```bash\n  make\n  ```\n';
const ones = parse(text);
const others = parse(text);

/** A getter of its own gives an object a shape of its own, which holds on to the getter and all that it knows. */
test.each([
  ['checklists', ones, others, 'problems'],
  ['steps', allSteps(ones)[0], allSteps(others)[0], 'blocks'],
  ['blocks', allSteps(ones)[0]?.blocks[0], allSteps(others)[0]?.blocks[0], 'commands'],
])('%s share the getter of what is read when asked for', (_name, one, other, key) => {
  const property = Object.getOwnPropertyDescriptor(one, key);
  expect(property).toHaveProperty('get');
  expect(Object.getOwnPropertyDescriptor(other, key)).toEqual(property);
});

test('a copy of a checklist has its problems', () => {
  const odd = parse('# A\n\n```expect\nx\n```\n\n- [ ] a\n');
  expect(odd.problems).not.toEqual([]);
  expect({ ...odd }.problems).toEqual(odd.problems);
});
