import { addsFact, and, andInScript, explains, or, orInScript } from './valueWords';

/** Values with the words between and behind them: `` `a`, `b` and c (see below) ``. */
export interface ValuePhrase {
  /** As written, quotes included. */
  readonly values: readonly string[];
  /** Whether each of them must be there, or one of them. */
  readonly join: 'each' | 'any';
}

/** A text and what an author says behind it. */
export interface Remarked {
  readonly text: string;
  /** Whether the words behind it say more of the result, and do not only explain it. */
  readonly isPart: boolean;
}

/** The values of a list; one alone is a list of one. `undefined` where some hold together and some instead of another. */
export function splitValues(text: string): ValuePhrase | undefined {
  const masked = maskQuoted(text);
  if (text.length > longest) return undefined;
  const isAny = someOf.test(masked);
  if (isAny && allOf.test(masked)) return undefined;
  const values: string[] = [];
  let start = 0;
  for (const { index, 0: gap } of masked.matchAll(separator)) {
    values.push(text.slice(start, index));
    start = index + gap.length;
  }
  values.push(text.slice(start));
  const trimmed = values.map((value) => value.trim()).filter((value) => value !== '');
  return trimmed.length <= mostValues ? { values: trimmed, join: isAny ? 'any' : 'each' } : undefined;
}

const longest = 400;
const mostValues = 20;

const allOf = new RegExp(`\\s(?:${and})\\s|(?:${andInScript})`, 'iu');
const someOf = new RegExp(`\\s(?:${or})\\s|(?:${orInScript})`, 'iu');
const separator = new RegExp(
  `\\s*(?:[,;](?=\\s)|[，；、])\\s*(?:(?:${and}|${or})\\s+)?|\\s+(?:${and}|${or})\\s+|\\s*(?:${andInScript}|${orInScript})\\s*`,
  'giu',
);

/**
 * The text without what is said behind it: `401` of `401, which confirms that the guard is on`, `prw-rw----` of
 * `prw-rw---- (p = pipe)`, `ok` of `ok — the service answers`. `undefined` where nothing is said behind it.
 */
export function withoutRemark(text: string): Remarked | undefined {
  const [, explained] = explains.exec(text) ?? [];
  if (explained !== undefined) return { text: explained, isPart: false };
  const [, bracketed, gloss = ''] = inBrackets.exec(text) ?? [];
  if (bracketed !== undefined) return { text: bracketed, isPart: addsFact.test(gloss) };
  const [, before, remark = ''] = behindDash.exec(text) ?? [];
  const isPart = addsFact.test(remark) || !givesReason.test(remark);
  return before === undefined ? undefined : { text: before, isPart };
}

/** Words behind a dash that explain; others may tell more of the result. */
const givesReason =
  /^(?:because|since|as (?:the|it|this|we)|so (?:that|the|it)|i\.e\.|that is|this is|it is|the default|default|porque|ya que|pois|parce que|car|weil|da|denn|perché|потому что|因为|なぜなら)(?!\p{L})/iu;
const inBrackets = /^(.*\S)\s*[(（]([^()（）]{1,120})[)）]$/u;
const behindDash = /^(.{1,160}?\S)\s+(?:[—–]|--?)\s+([^-].{0,200})$/u;

/** Quotes of all kinds as straight double ones; what stands in code spans and straight quotes stays. */
export function plainQuotes(text: string): string {
  return text
    .split(/(`[^`]*`|"[^"]*"|\{[^{}]*\})/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(otherQuotes, replaceQuotes)))
    .join('');
}

const otherQuotes =
  /(?<![\p{L}\p{N}])'([^'"`\n]{1,160})'(?![\p{L}\p{N}])|[„“]([^„“”"`\n]{1,160})[“”]|«\s?([^«»"`\n]{1,160}?)\s?»|‘([^‘’"`\n]{1,160})’(?!\p{L})|「([^「」"`\n]{1,160})」|『([^『』"`\n]{1,160})』/gu;

function replaceQuotes(quoted: string, ...groups: readonly unknown[]): string {
  const inner = groups.slice(0, 6).find((group) => typeof group === 'string');
  return inner === undefined ? quoted : `"${inner}"`;
}

/** What is quoted or stands in brackets, as underscores of the same length. */
export function maskQuoted(text: string): string {
  return text.replace(/`[^`]*`|"[^"]*"|“[^”]*”|\{[^{}]*\}|\([^()]*\)/g, (quoted) => '_'.repeat(quoted.length));
}
