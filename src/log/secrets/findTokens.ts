import type { FoundSecret } from './foundSecret';
import { tokenForms } from './tokenForms';

/** Finds tokens that are known by their form. */
export type FindTokens = (text: string) => readonly FoundSecret[];

export function createTokenFinder(): FindTokens {
  const groups = tokenForms.map(({ forms }) => `(${forms.join('|')})`).join('|');
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${groups})`, 'g');
  return (text) =>
    Array.from(text.matchAll(pattern), (match) => {
      // The group of the form that fits has all of it.
      const group = match.indexOf(match[0], 1) - 1;
      const value = match[0].replace(/[.-]+$/, '');
      const start = match.index;
      return { kind: tokenForms[group]?.kind ?? 'token', value, from: start, start, end: start + value.length };
    });
}
