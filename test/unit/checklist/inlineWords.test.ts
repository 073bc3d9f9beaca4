import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { InlineWords } from '../../../src/checklist/inlineWords';
import { propertyRuns } from '../propertyRuns';

const markdown = new MarkdownIt('commonmark', { html: true }).enable('strikethrough').disable('text_join');
const read = (text: string): InlineWords =>
  new InlineWords(text, {
    hasReferences: false,
    read: (source) => markdown.parseInline(source, {})[0]?.children ?? [],
  });

/** What Markdown's rules give, with nothing told without them. */
function wordsByTheRules(text: string): string {
  const tokens = markdown.parseInline(text, {})[0]?.children ?? [];
  const words = tokens.map(({ type, content }) =>
    type === 'softbreak' || type === 'hardbreak' ? ' ' : type === 'html_inline' ? '' : content,
  );
  return words.join('').replace(/\s+/g, ' ').trim();
}

test.each([
  ['Run `make test` in **every** shell', 'Run make test in every shell'],
  ['**Note:** it takes ~5 min, < 1 % fail & more', 'Note: it takes ~5 min, < 1 % fail & more'],
  ['**Tag `v1`**, then *wait*', 'Tag v1, then wait'],
  ['snake_case_name and **bold** `a ** b`', 'snake_case_name and bold a ** b'],
  ['[ ] See [the `x` docs](https://example.org/a_b) and [[this](#part)', '[ ] See the x docs and [this'],
  ['![shot](a.png) of [a](b c) and `[x](y)`', 'shot of [a](b c) and [x](y)'],
  ['[docs](https://example.org) and \\*no star\\*', 'docs and *no star*'],
  ['` padded ` and `` ` ``', 'padded and `'],
  ['**open and 2 ** 3', '**open and 2 ** 3'],
])('%s', (text, words) => {
  expect(read(text).plain).toBe(words);
});

test('a text in brackets may be a link that is defined elsewhere', () => {
  const references = { DOCS: { title: '', href: 'https://example.org' } };
  const words = new InlineWords('See `x` in [docs]', {
    hasReferences: true,
    read: (source) => markdown.parseInline(source, { references })[0]?.children ?? [],
  });
  expect(words.plain).toBe('See x in docs');
});

test('the words are those that the rules of Markdown give', () => {
  const parts = fc.constantFrom(
    ...[
      '**',
      '**',
      '`',
      '`',
      '``',
      '*',
      '_',
      '__',
      '~',
      '~~',
      ' ',
      ' ',
      '  ',
      '\n',
      'a',
      'word',
      '1',
      '.',
      ':',
      '(',
      ')',
    ],
    ...['[', ']', '](', '](a)', '!', '<', '<b', '</b>', '&', '&amp;', '\\', '\u00a0', 'é', '🚢', '-', '#', '"', '\t'],
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), (chosen) => {
      const text = chosen.join('').trim();
      expect(read(text).plain).toBe(wordsByTheRules(text));
    }),
    { numRuns: propertyRuns(3000), seed: 11 },
  );
});
