import { expect, test } from 'vitest';
import { parse } from './parser';

/** The checklist, and each problem as `line:column–column code`, 0-based. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['known', '- [ ] a <!-- step: id=a -->\n- [ ] b <!-- step: requires=a -->\n', []],
  [
    'unknown',
    '- [ ] b <!-- step: requires=a,bc -->\n',
    ['0:28–29 unknown-required-step', '0:30–32 unknown-required-step'],
  ],
  ['unknown, in a block', '- [ ] b\n  ```bash requires=x\n  ls\n  ```\n', ['1:19–20 unknown-required-step']],
  [
    'a letter of the key',
    '- [ ] b <!-- step: requires=x,e -->\n',
    ['0:28–29 unknown-required-step', '0:30–31 unknown-required-step'],
  ],
  ['itself', '- [ ] a <!-- step: id=a requires=a -->\n', ['0:33–34 circular-requirement']],
  [
    'each other',
    '- [ ] a <!-- step: id=a requires=b -->\n- [ ] b <!-- step: id=b requires=a -->\n',
    ['0:33–34 circular-requirement', '1:33–34 circular-requirement'],
  ],
  [
    'the item around it',
    '- [ ] a <!-- step: id=a -->\n  - [ ] b <!-- step: requires=a -->\n',
    ['1:30–31 circular-requirement'],
  ],
  ['a folder inside', '- [ ] b\n  ```bash cwd=x/../y\n  ls\n  ```\n', []],
  ['a folder outside', '- [ ] b\n  ```bash cwd=x/../../y\n  ls\n  ```\n', ['1:2–23 folder-outside']],
  ['a folder elsewhere', '- [ ] b\n  ```bash cwd=/etc\n  ls\n  ```\n', ['1:2–18 folder-outside']],
  ['no form of an id', '- [ ] b <!-- step: requires=a/b -->\n', ['0:19–31 invalid-info-value']],
];

test.each(cases)('%s', (_, text, expected) => {
  const { problems } = parse(text);
  expect(
    problems.map(({ code, range: { start, end } }) => `${start.line}:${start.column}–${end.column} ${code}`),
  ).toEqual(expected);
});
