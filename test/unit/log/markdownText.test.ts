import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, it } from 'vitest';
import { escapeText, isPlain } from '../../../src/log/markdownText';
import { toVisible } from '../../../src/util/toVisible';

const anyLine = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.stringMatching(/^[A-Za-z0-9,.:;()'"%/=+@<>&_*`~![\]#\\ -]{0,30}$/),
  fc.stringMatching(/^[A-Za-z0-9,.:;()'"%/=+@ -]{1,30}$/),
);

it('a plain text is one text to Markdown, and is shown as it is', () => {
  const markdownIt = new MarkdownIt({ html: true });
  let plain = 0;
  fc.assert(
    fc.property(anyLine, (text) => {
      if (!isPlain(text)) return;
      plain += 1;
      const [inline] = markdownIt.parseInline(text, {});
      expect(inline?.children?.map(({ type, content }) => [type, content])).toEqual([['text', text]]);
      expect(toVisible(text.replace(/\s+/g, ' ').trim())).toBe(text);
      // The sign makes it go the long way.
      expect(escapeText(`${text}Ä`)).toBe(`${text}Ä`);
    }),
    { numRuns: 2000 },
  );
  expect(plain).toBeGreaterThan(300);
});

it('no two dollar signs are left that a preview would take a formula from', () => {
  expect(escapeText('$.a is "b", wanted $.a = "c"')).toBe('\\$.a is "b", wanted \\$.a = "c"');
  expect(new MarkdownIt().renderInline(escapeText('$$ x $$ and $y$'))).toBe('$$ x $$ and $y$');
});

it.each([
  ['Tell @ops, and @example/ops', 'Tell @<!-- -->ops, and @<!-- -->example/ops'],
  ['Closes #12, GH-13, shop#14', 'Closes #<!-- -->12, GH-<!-- -->13, shop#<!-- -->14'],
  [':tada: done :+1::100:', ':<!-- -->tada: done :<!-- -->+1::<!-- -->100:'],
  ['ada@example.org at 08:00:03, 1:100 of # 3', 'ada@example.org at 08:00:03, 1:100 of # 3'],
  ['https://x.org/a@b/@ops#12 www.x.org/#3', 'https://x.org/a@b/@ops#12 www.x.org/#3'],
])('no git host sees a person, an issue or an emoji in %s', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
  expect(new MarkdownIt({ html: true }).renderInline(escaped).replaceAll('<!-- -->', '')).toBe(text);
});
