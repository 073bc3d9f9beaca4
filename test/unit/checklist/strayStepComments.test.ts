import { expect, test } from 'vitest';
import { parse } from './parser';

/** `line:column` of every stray comment, from 0. */
function strayIn(text: string): readonly string[] {
  const { problems } = parse(text);
  return problems
    .filter(({ code }) => code === 'stray-step-comment')
    .map(({ range: { start } }) => `${start.line}:${start.column}`);
}

test.each<[string, string, readonly string[]]>([
  ['above its item', '# A\n\n<!-- step: approvals=2 -->\n- [ ] One\n', ['2:0']],
  ['between two items', '- [ ] One\n\n<!-- step: id=two -->\n- [ ] Two\n', ['2:0']],
  ['under a heading', '# A\n\n  <!-- step: confirm -->\n\n```bash\nmake\n```\n', ['2:2']],
  ['at the end of the line', '- [ ] One <!-- step: id=one -->\n', []],
  ['below the words of its item', '- [ ] One\n  <!-- step: id=one -->\n', []],
  ['below an empty line, in its item', '- [ ] One\n\n  <!-- step: id=one -->\n', []],
  ['in a block of code', '# A\n\n- [ ] One\n\n```markdown\n<!-- step: id=one -->\n```\n', []],
  ['of another kind', '<!-- steps: one, two -->\n- [ ] One\n', []],
])('a step comment %s', (_, text, wanted) => {
  expect(strayIn(text)).toEqual(wanted);
});
