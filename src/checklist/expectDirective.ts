import { nearest } from '../util/spelling';
import { languageKind } from './languages';

/** What the body of an HTML comment, or a word of ours, says is expected. */
export type ExpectDirective =
  /** `expect: http 200`; the grammar is what stands behind the colon. */
  | { readonly kind: 'read'; readonly grammar: string }
  /** `exepct: http 200`, `expect http 200`: nearly so. The word stands at the offset. */
  | { readonly kind: 'misspelt'; readonly word: string; readonly offset: number };

/** Reads what begins like `expect:`, in whatever letters. `undefined` for what is plainly something else. */
export function readExpectDirective(body: string): ExpectDirective | undefined {
  const grammar = /^\s*@?expect(?:s|ed)?\s*:(.*)$/is.exec(body)?.[1];
  if (grammar !== undefined) return { kind: 'read', grammar };
  const [, before = '', word = ''] = /^(\s*@?)([a-z]{4,12})(?:\s*:|(?<=expect)\s+\S)/i.exec(body) ?? [];
  return isNearlyExpect(word) ? { kind: 'misspelt', word, offset: before.length } : undefined;
}

/** `exepct`, `expectation`; but not `except`, which is a word of its own. */
export function isNearlyExpect(word: string): boolean {
  if (/^expect(?:s|ed|ations?)?$/i.test(word)) return true;
  return nearest(word, ['expect']) !== undefined && !others.test(word);
}

/** The word of a fence's info string that is nearly its language `expect`: `expects`, `{.expected-output}`. */
export function misspeltLanguage(info: string, language: string): string | undefined {
  const word = language === '' ? (/^\{\s*\.?([\w-]+)/.exec(info)?.[1] ?? '').toLowerCase() : language;
  // Every block is asked: what has neither letter is not near.
  if (word === 'expect' || !/[xp]/.test(word)) return undefined;
  const isNear = languageKind(word).kind === 'code' && isNearlyExpect(word);
  return isNear || namesExpected.test(word) ? word : undefined;
}

const namesExpected = /^(?:expect(?:ed|ations?)?(?:[-_](?:outputs?|results?))?|outputs?[-_]expected)$/;

const others =
  /^(?:except|exempt|extent|export|expert|expel|exec|exact|extract|extend|aspect|respect|suspect|inspect|reject|eject|object|excerpt|accept|event|expand|expose|expire|expiry)(?:s|ed)?$/i;
