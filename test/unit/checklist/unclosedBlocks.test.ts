import { expect, test } from 'vitest';
import { parse } from './parser';

test.each<[string, readonly number[]]>([
  ['- [ ] a\n\n```bash\nmake\n\n## B\n\n```bash\nmake\n```', [2]],
  ['- [ ] a\n\n~~~sh\nmake\n\n~~~ expect\nok\n~~~', [2]],
  ['- [ ] a\n\n```bash\nmake\n```\n\n```bash\nmake\n```', []],
  ['- [ ] a\n\n````bash\ncat <<E\n```bash\nmake\n```\nE\n````', []],
  ['- [ ] a\n\n~~~bash\ncat <<E\n```bash\nmake\n```\nE\n~~~', []],
  ['- [ ] a\n\n```text\nmake\n\n```bash\nmake\n```', []],
  ['- [ ] a\n\n```bash\necho ```x```\n```', []],
])('%j is not closed on lines %j', (text, lines) => {
  const found = parse(text).problems.filter(({ code }) => code === 'unclosed-block');
  expect(found.map(({ range }) => range.start.line)).toEqual(lines);
});
