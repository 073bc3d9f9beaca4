import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

const sections = {
  build: '## 1. Build\n\n- [ ] Compile\n  ```bash\n  make\n  ```\n- [ ] Sign\n  - [ ] Key at hand\n',
  ship: '## 2. Ship\n\n```bash\n./ship.sh\n```\n\n- [ ] Arrived\n',
};
const original = `# Release\n\n${sections.build}\n${sections.ship}`;

/** Ids by the titles of the steps: titles are unique in these texts. */
function ids(text: string): Record<string, string> {
  return Object.fromEntries(allSteps(parse(text)).map(({ title, id }: Step) => [title, id]));
}

test('ids are made of the headings and the words of the items', () => {
  expect(ids(original)).toEqual({
    Compile: 'build/compile',
    Sign: 'build/sign',
    'Key at hand': 'build/sign/key-at-hand',
    '2. Ship': 'ship/ship',
    Arrived: 'ship/arrived',
  });
});

describe('edits elsewhere leave ids as they are', () => {
  test.each([
    ['moving a section', `# Release\n\n${sections.ship}\n${sections.build}`],
    ['renumbering', original.replace('## 1.', '## 3.').replace('## 2.', '## 1.')],
    ['ticking', original.replaceAll('[ ]', '[x]')],
    ['a new section before', original.replace('## 1', '## 0. Plan\n\n- [ ] Planned\n\n## 1')],
    ['an item before', original.replace('- [ ] Compile', '- [ ] Clean\n- [ ] Compile')],
    ['front matter', `---\ntitle: x\n---\n${original}`],
    ['another title', original.replace('# Release', '# Deployment')],
    ['line ends', original.replaceAll('\n', '\r\n')],
  ])('%s', (_name, text) => {
    expect(Object.values(ids(text))).toEqual(expect.arrayContaining(Object.values(ids(original))));
  });

  test('a typo mended changes the ids of its own item', () => {
    expect(ids(original.replace('Compile', 'Compiel'))).toEqual({
      Compiel: 'build/compiel',
      Sign: 'build/sign',
      'Key at hand': 'build/sign/key-at-hand',
      '2. Ship': 'ship/ship',
      Arrived: 'ship/arrived',
    });
  });
});

test('headings that stand twice are named with those around them', () => {
  const text = '# A\n\n## Test\n\n- [ ] x\n\n# B\n\n## Test\n\n- [ ] x\n- [ ] x\n';
  expect(allSteps(parse(text)).map(({ id }) => id)).toEqual(['a/test/x', 'b/test/x', 'b/test/x~2']);
});

test('an id that is given wins, wherever it stands', () => {
  const text =
    '# A\n\n- [ ] b\n- [ ] c <!-- step: id=a-b -->\n- [ ] d\n  ```bash id=a/b\n  x\n  ```\n- [ ] e\n  <!-- step: id=e9 -->\n';
  expect(allSteps(parse(text)).map(({ id }) => id)).toEqual(['a/b', 'a-b', 'a/d', 'e9']);
});

test('commands are counted through all blocks of their step', () => {
  const text = '- [ ] a\n  ```bash\n  x\n  y\n  ```\n  ```bash\n  z\n  ```\n';
  const commands = allSteps(parse(text)).flatMap(({ blocks }) => blocks.flatMap((block) => block.commands));
  expect(commands.map(({ id }) => id)).toEqual(['start/a#1', 'start/a#2', 'start/a#3']);
});
