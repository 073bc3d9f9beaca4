import { readParts, type LinePart } from './changingParts';
import type { Matcher } from './expectation';
import { asWholeWords } from './inferText';
import { parseJsonSample } from './jsonSample';
import { quotePattern } from './pattern';

/** A line of a sample as it stands among the others. */
export interface LinePlace {
  /** Counted from 0 among the lines that say something; absent where the sample has only one. */
  readonly rank?: number;
  /** The table's head that stands above it in the sample. */
  readonly head?: string | undefined;
}

/** Whether a line says something: it is no rule, no bracket alone and no elision. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !isElision.test(text.trim());
}

/** `(output omitted)`, `[3 more lines]`, `-- snip --`, `... and more`. */
const isElision =
  /^(?:[([<#…]|\.{2,3}|--)[\s.]*(?:\d+ |and |some |many )*(?:snip(?:ped)?|(?:(?:the )?(?:output|lines?|rows?|rest|others?) )?(?:is |are )?(?:omitted|truncated|elided|shortened|snipped)|more(?: (?:lines?|rows?|output|entries|pods|logs?))?)[\s.]*(?:[)\]>…]|\.{2,3}|--)?$/i;

/**
 * Reads one line of an output that the author expects. What comes otherwise each time is left open: a time taken, an age, a
 * process number, a blank to fill in. A hash, a size or a duration that the author wrote is compared; where nothing else
 * differs, a person decides.
 */
export function inferLine(text: string, { rank, head }: LinePlace = {}): Matcher {
  const place = rank === undefined ? {} : { rank };
  const json = parseJsonSample(text);
  if (json !== undefined && typeof json === 'object') return { kind: 'json-subset', value: json, ...place };
  if (/[~≈]\s?\d/.test(text)) return { kind: 'review', sentence: text };
  if (isNumber.test(text)) return { kind: 'equals', text, ...place };
  const words = inferWords(text, head);
  if (words.kind === 'review') return words;
  const isWord = words.kind === 'contains' && words.nearly === undefined && !/\s/.test(words.text);
  return isWord && rank !== undefined ? { kind: 'equals', text: words.text, rank } : { ...words, ...place };
}

/** A number or a letter, which must be a line of its own. */
const isNumber = /^(?:[-+]?\d{1,6}(?:[.,]\d+)?%?|[\p{L}\p{N}])$/u;

type LineMatcher = Extract<Matcher, { kind: 'contains' | 'regex' | 'review' }>;

function inferWords(text: string, head: string | undefined): LineMatcher {
  const unmarked = text.replace(/^(?:[➜✓✔✅•›>*]\s*)+/u, '').trim();
  const mark = saysSomething(unmarked) ? text.slice(0, text.length - unmarked.length).trim() : '';
  if (mark !== '' && /^\S+$/.test(unmarked))
    return { kind: 'contains', text, literal: true, nearly: asWholeWords(quotePattern(unmarked)) };
  const parts = readUnmarked(text, unmarked, head);
  const isOpen = parts.some(({ kind }) => kind === 'open');
  const isWatched = parts.some(({ kind }) => kind === 'watched');
  const nearly = isWatched ? { nearly: bound(patternOf(parts, true)) } : {};
  if (isOpen && !holdsEnough(parts)) return { kind: 'review', sentence: text };
  const pattern = bound(patternOf(parts, false));
  // `✅ Connected`, `* main`: another sign in its place may say another thing.
  if (mark !== '') {
    const marked = `${quotePattern(mark)}\\s*${pattern}`;
    return { kind: 'regex', pattern: marked, ignoreCase: false, negated: false, nearly: bound(patternOf(parts, true)) };
  }
  if (!isOpen && !/\s{2,}|\t/.test(unmarked)) return { kind: 'contains', text: unmarked, literal: true, ...nearly };
  return { kind: 'regex', pattern, ignoreCase: false, negated: false, ...nearly };
}

/** The parts without the sign in front, which says all the same what the line is: `✓ api 12ms` is of a test. */
function readUnmarked(text: string, unmarked: string, head: string | undefined): readonly LinePart[] {
  const [first, ...others] = readParts(text, head);
  const start = text.length - unmarked.length;
  return first?.kind === 'fixed' && first.text.length > start
    ? [{ ...first, text: first.text.slice(start) }, ...others]
    : readParts(unmarked, head);
}

/** Whether what is not left open can tell the line from others. */
function holdsEnough(parts: readonly LinePart[]): boolean {
  const fixed = parts.map(({ kind, text }) => (kind === 'open' ? ' ' : text)).join('');
  const isNarrow = parts.every(({ kind, pattern }) => kind !== 'open' || pattern !== '.+');
  return (isNarrow ? /[\p{L}\p{N}]{2}/u : /[\p{L}\p{N}]{3}|[\p{L}\p{N}]{2}.*[\p{L}\p{N}]{2}/u).test(fixed);
}

function bound(pattern: string): string {
  return asWholeWords(pattern.replace(/^(?:\.\+|\\s\+|\s)+|(?:\s|\.\+)+$/g, ''));
}

function patternOf(parts: readonly LinePart[], leavesWatched: boolean): string {
  return parts
    .map(({ kind, text, pattern }) =>
      kind === 'open' || (kind === 'watched' && leavesWatched) ? pattern : fixed(text),
    )
    .join('');
}

/** Several blanks are as good as any others. */
function fixed(text: string): string {
  return text
    .split(/(\s{2,}|\t)/)
    .map((part, i) => (i % 2 === 0 ? quotePattern(part) : '\\s+'))
    .join('');
}
