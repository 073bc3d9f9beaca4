import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChecklistParser, parseChecklist } from '../../../src/checklist/parseChecklist';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { propertyRuns } from '../propertyRuns';

const shell = await loadShellParserFromDisk();
const root = join(import.meta.dirname, '../../..');
const texts = ['checklists', 'test/fixtures/checklist'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8')),
);

/** What can turn the meaning of everything around it, and what cannot. */
const typed = [
  '\n',
  '\n\n',
  ' ',
  'word',
  '- ',
  '- [ ] new\n',
  '  - [x] inner\n',
  '* [ ] star\n',
  '1. one\n',
  '7. seven\n',
  '2) two\n',
  '# Head\n',
  '## Rollback\n',
  '#',
  '===\n',
  '---\n',
  '- - -\n',
  '\r\n',
  '\r',
  '> ',
  '    ',
  '\t',
  '`',
  '`make test`',
  '```\n',
  '\n```\n',
  '```bash\n',
  '~~~\n',
  '```expect\nexit 0\n```\n',
  '```\nIt prints:\n\n```expect\nexit 0\n```\n',
  '<!-- expect: exit 0 -->\n',
  '\n<!-- exepct: exit 0 -->\n',
  '# Expected: 5\n',
  '# expect: exit 0\n',
  'Expected output:\n',
  'curl https://example.org\n',
  '$NAME',
  'A=1\n',
  '| a | b |\n|---|---|\n| 1 | `ls` |\n',
  '|---|---|\n',
  '- a | b\n',
  '[x]: /url\n',
  ']:',
  '<!-- step: id=a -->',
  '<!--',
  '-->',
  '<details>\n',
  '<pre>\n',
  '\\',
  '**',
  '\uFEFF',
  '\0',
  '🚢',
] as const;

/** Takes away so many letters somewhere, or at the start of a line, and writes something there. */
const edits = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  atLineStart: fc.boolean(),
  length: fc.constantFrom(0, 0, 0, 1, 2, 20, 200),
  words: fc.oneof(fc.constantFrom(...typed), fc.constant('')),
  /** What is read of the commands when somebody asks must not depend on when they ask. */
  isLookedAtLater: fc.boolean(),
});

function edit(
  text: string,
  { at, atLineStart, length, words }: typeof edits extends fc.Arbitrary<infer T> ? T : never,
) {
  const place = Math.floor(at * text.length);
  const start = atLineStart ? text.indexOf('\n', place) + 1 : place;
  return text.slice(0, start) + words + text.slice(start + length);
}

test.each([
  [
    'an item that a line below would make the head of a table',
    '- [ ] x\n- [ ] a | b\n',
    '- [ ] x\n- [ ] a | b\n---|---\n',
  ],
  [
    'an item that is the head of a table once its list is gone',
    '- [ ] x\n- [ ] a | b\n---|---\n',
    'x\n- [ ] a | b\n---|---\n',
  ],
  [
    'a list that is cut in two',
    '1. a\n   ```bash\n   ls\n   ```\n2. b\n',
    '1. a\n   ```bash\n   ls\n   ```\n\nText\n\n2. b\n',
  ],
  [
    'two lists that become one',
    '1. a\n\nText\n\n2. b\n   ```sh\n   ls\n   ```\n',
    '1. a\n\n2. b\n   ```sh\n   ls\n   ```\n',
  ],
  ['a fence that swallows the rest', '# A\n\n- [ ] a\n\n# B\n\n- [ ] b\n', '# A\n\n```\n- [ ] a\n\n# B\n\n- [ ] b\n'],
  ['a fence that is closed', '# A\n\n```\n\n# B\n\n- [ ] b\n', '# A\n\n```\n```\n\n# B\n\n- [ ] b\n'],
  ['a comment that swallows the rest', '- [ ] a\n\n- [ ] b\n', '- [ ] a\n\n<!--\n\n- [ ] b\n'],
  ['a link that is defined elsewhere', '- [ ] see [x]\n- [ ] b\n\n', '- [ ] see [x]\n- [ ] b\n\n[x]: /url\n'],
  ['a link that is defined no more', '- [ ] [x]\n- [ ] b\n\n[x]: /url\n', '- [ ] [x]\n- [ ] b\n\n[x] /url\n'],
  ['a byte order mark', '    ls -l\n', '\uFEFF    ls -l\n'],
  [
    'lines above a block and its words',
    '# A\n\n```bash\nls\n```\n\nShould list.\n',
    '\n\n# A\n\n```bash\nls\n```\n\nShould list.\n',
  ],
  [
    'a variable that some block uses now',
    '```\nA=1\nB=2\n```\n\n# B\n\n',
    '```\nA=1\nB=2\n```\n\n# B\n\n```bash\necho $A $B\n```\n',
  ],
  [
    'an item in a long list',
    `${'- [ ] a\n'.repeat(30)}- [ ] b\n`,
    `${'- [ ] a\n'.repeat(13)}- [ ] c\n${'- [ ] a\n'.repeat(17)}- [ ] b\n`,
  ],
  [
    'a long list that is cut in two',
    '1. a\n   ```bash\n   ls\n   ```\n'.repeat(30),
    `${'1. a\n   ```bash\n   ls\n   ```\n'.repeat(11)}\nText\n\n${'1. a\n   ```bash\n   ls\n   ```\n'.repeat(19)}`,
  ],
  ['front matter that begins', '# A\n\n- [ ] a\n---\n', '---\n# A\n\n- [ ] a\n---\n'],
])('%s', (_name, before, after) => {
  for (const [from, to] of [
    [before, after],
    [after, before],
  ] as const) {
    const parser = new ChecklistParser(shell);
    parser.parse(from);
    expect(parser.parse(to)).toEqual(parseChecklist(to, shell));
  }
});

test('what a task’s words hold is read when somebody asks, as the words stood in their reading', () => {
  const asked: string[] = [];
  const parser = new ChecklistParser({
    ...shell,
    parse: (script, readAs) => {
      asked.push(script);
      return shell.parse(script, readAs);
    },
  });
  const before = '# Release\n\n- [ ] Run `make $(cat target)` <!-- expect: nonsense -->\n';
  const after = `An introduction.\n\n${before}`;
  const checklists = [before, after, before].map((text) => ({ text, checklist: parser.parse(text) }));
  expect(asked).toEqual([]);
  for (const { text, checklist } of checklists.reverse()) {
    expect(allSteps(checklist).flatMap(allCommands)).toMatchObject([{ text: 'make $(cat target)' }]);
    expect(checklist).toEqual(parseChecklist(text, shell));
  }
  expect(new Set(asked)).toEqual(new Set(['make $(cat target)']));
});

test('a checklist that is read again after edits is read as if it were new', () => {
  const documents = fc.oneof(
    fc.constantFrom(...texts),
    fc.constantFrom(...texts).map((text) => text.replaceAll('\n', '\r\n')),
    fc.array(fc.constantFrom(...typed), { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(documents, fc.array(edits, { minLength: 1, maxLength: 8 }), (document, changes) => {
      const parser = new ChecklistParser(shell);
      const first = parser.parse(document);
      const readings = [{ text: document, checklist: first }];
      for (const change of changes) {
        const text = edit(readings.at(-1)?.text ?? '', change);
        const checklist = parser.parse(text);
        if (!change.isLookedAtLater) expect(checklist).toEqual(parseChecklist(text, shell));
        readings.push({ text, checklist });
      }
      for (const { text, checklist } of readings) expect(checklist).toEqual(parseChecklist(text, shell));
    }),
    { numRuns: propertyRuns(100), seed: 5 },
  );
});
