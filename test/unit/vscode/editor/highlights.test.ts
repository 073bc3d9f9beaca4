import { expect, test } from 'vitest';
import { highlights } from '../../../../src/vscode/editor/highlights';
import { parse } from '../../checklist/parser';

test.each<[string, string, readonly string[]]>([
  [
    'placeholders',
    '- [ ] Tag `vX.Y.Z`\n  ```bash\n  docker logs <service>\n  ```',
    ['placeholder vX.Y.Z', 'placeholder <service>'],
  ],
  [
    'declared expectations',
    '```bash\nmake\n# expect: exit 0,1\n```\n```expect\n! failed\n= done\nnumber /(\\d+) passed/ >= 82\n/ready/i\nplain text\n```',
    [
      'expectation exit',
      'expectation !',
      'expectation =',
      'expectation number',
      'pattern /(\\d+) passed/',
      'pattern /ready/i',
    ],
  ],
  ['nothing in one that cannot be read', '```bash\nmake\n# expect: http ok\n```', []],
  ['nothing in what is inferred', '```bash\nmake\n# Expected: exit 0\n```', []],
  ['lines that end with CR LF', '- [ ] x\r\n\r\n```bash\r\ndocker logs <service>\r\n```', ['placeholder <service>']],
])('%s', (_, text, wanted) => {
  const lines = text.split(/\r\n|\n/);
  const found = highlights(text, parse(text));
  const shown = found.map(
    ({ line, start, length, kind }) => `${kind} ${lines[line]?.slice(start, start + length) ?? ''}`,
  );
  expect(shown).toEqual(wanted);
});
