import { expect, test } from 'vitest';
import { parse } from './parser';

test.each<[string, readonly number[]]>([
  ['- [ ] a\n      ```bash\n      make build\n      ```', [1]],
  ['- [ ] a\n      ```\n      make build\n      ```\n- [ ] b\n      ~~~ sh\n      make build\n      ~~~', [1, 5]],
  ['1. [ ] a\n       ```bash\n       make build\n       ```', [1]],
  ['- [ ] a\n\n<details>\n```bash\nmake build\n```\n</details>', [3]],
  ['- [ ] a\n\n<details>\n\n```bash\nmake build\n```\n\n</details>', []],
  ['- [ ] a\n  ```bash\n  make build\n  ```', []],
  ['- [ ] a\n\n      ```bash\n      make build\n      ```', []],
  ['- [ ] a\n\n```bash\nmake', []],
  ['- [ ] a\n\n<!--\n```bash\nmake build\n```\n-->\n', []],
  ['- [ ] a\n\n<!-- ```bash\nmake build\n``` -->\n', []],
  ['- [ ] a\n\n````text\n```bash\nmake build\n```\n````', []],
  ['- [ ] a ```make``` b\n- [ ] c\n  ```make``` d', []],
  ['- [ ] a\n      ```\n      ## Upcoming\n      ```\n- [ ] b\n      ```\n      git push\n      ```', [5]],
])('%j has fences that open no block on lines %j', (text, lines) => {
  const found = parse(text).problems.filter(({ code }) => code === 'stray-fence');
  expect(found.map(({ range }) => range.start.line)).toEqual(lines);
});
