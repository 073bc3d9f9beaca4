import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutLinks } from '../../../src/util/withoutLinks';

/** What VS Code takes for a link, from `parseLinkedText` in its sources. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

test('a link is words', () => {
  expect(withoutLinks('See [here](command:rm "now") or [there](https://example.com).')).toBe(
    'See [here] (command:rm "now") or [there] (https://example.com).',
  );
});

test('no text has a link, and no other is changed', () => {
  const parts = fc.constantFrom('[', ']', '(', ')', 'a', ' ', '\n', '"', 'command:', 'https://', 'file:');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), (texts) => {
      const text = texts.join('');
      expect(withoutLinks(text)).not.toMatch(link);
      if (!text.includes('](')) expect(withoutLinks(text)).toBe(text);
    }),
  );
});
