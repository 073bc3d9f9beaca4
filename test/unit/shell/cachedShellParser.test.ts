import { expect, test } from 'vitest';
import { createCachedShellParser } from '../../../src/shell/cachedShellParser';
import type { ShellParser } from '../../../src/shell/shellScript';

function counting(): ShellParser & { readonly parsed: string[] } {
  const parsed: string[] = [];
  return {
    parsed,
    parse: (text) => {
      parsed.push(text);
      return { commands: [], comments: [], errors: [] };
    },
    readExit: () => ({ parts: [], pipefail: false }),
  };
}

test('a text is parsed once', () => {
  const inner = counting();
  const parser = createCachedShellParser(inner);
  expect(parser.parse('a')).toBe(parser.parse('a'));
  parser.parse('b');
  expect(inner.parsed).toEqual(['a', 'b']);
});

test('what is kept is bounded', () => {
  const inner = counting();
  const parser = createCachedShellParser(inner);
  const long = 'x'.repeat(1_500_000);
  for (const text of ['a', `${long}1`, `${long}2`, `${long}3`, 'a']) parser.parse(text);
  expect(inner.parsed).toHaveLength(5);
});
