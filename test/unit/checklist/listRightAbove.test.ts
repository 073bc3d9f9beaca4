import { expect, test } from 'vitest';
import { allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

/** `title: its commands` of every step that has some. */
function commandsOf(text: string): readonly string[] {
  return allSteps(parse(text)).flatMap(({ title, blocks }) => {
    const commands = blocks.flatMap((block) => block.commands.map((command) => command.text));
    return commands.length === 0 ? [] : [`${title}: ${commands.join(', ')}`];
  });
}

const block = '  ```bash\n  make all\n  ```\n';

test.each<[string, string, readonly string[]]>([
  ['right below an inner item', `- [ ] Outer\n  - [ ] Inner\n${block}`, ['Inner: make all']],
  ['below an empty line', `- [ ] Outer\n  - [ ] Inner\n\n${block}`, ['Outer: make all']],
  ['below words', `- [ ] Outer\n  - [ ] Inner\n\n  Then:\n${block}`, ['Outer: make all']],
  ['below an inner bullet', `- [ ] Outer\n  - a note\n${block}`, ['Outer: make all']],
  [
    'below the first block',
    `- [ ] Outer\n  - [ ] Inner\n${block}${block.replace('all', 'more')}`,
    ['Inner: make all, make more'],
  ],
  ['right below the deepest', `- [ ] A\n  - [ ] B\n    - [ ] C\n${block}`, ['C: make all']],
  ['in the outer item itself', `- [ ] Outer\n${block}  - [ ] Inner\n`, ['Outer: make all']],
])("a block at the column of an outer item's words, %s", (_, text, wanted) => {
  expect(commandsOf(text)).toEqual(wanted);
});
