import { RE2JS } from 're2js';

/** One occurrence of a pattern within a line. Offsets are UTF-16, within the line. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  /** The first group that took part in the match; absent when none did. */
  readonly group?: { readonly text: string; readonly start: number; readonly end: number };
}

/** A compiled pattern. Its time is linear in the text, whatever the pattern. */
export interface Pattern {
  readonly groupCount: number;
  test(line: string): boolean;
  matchAll(line: string): PatternMatch[];
}

/** Compiles a pattern with the linear-time engine; `error` says in the engine's words what is wrong with it. */
export function compilePattern(
  pattern: string,
  ignoreCase: boolean,
): { readonly pattern: Pattern } | { readonly error: string } {
  const tooLarge = { error: `it is too large (at most ${sizeLimit} characters, repetitions counted)` };
  if (pattern.length > sizeLimit) return tooLarge;
  try {
    const regex = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return regex.programSize() > sizeLimit ? tooLarge : { pattern: toPattern(regex) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The time that a search takes grows with the length of the output times the size of the pattern. */
const sizeLimit = 2000;

/** A pattern that matches the text and nothing else. */
export function quotePattern(text: string): string {
  return RE2JS.quote(text);
}

function toPattern(regex: RE2JS): Pattern {
  const groupCount = regex.groupCount();
  return {
    groupCount,
    test: (line) => regex.test(line),
    matchAll(line) {
      const matches: PatternMatch[] = [];
      if (!regex.test(line)) return matches;
      const matcher = regex.matcher(line);
      while (matcher.find()) {
        const match = { start: matcher.start(), end: matcher.end() };
        const group = firstGroup(groupCount, (index) => ({
          text: matcher.group(index),
          start: matcher.start(index),
          end: matcher.end(index),
        }));
        matches.push(group === undefined ? match : { ...match, group });
      }
      return matches;
    },
  };
}

function firstGroup(
  groupCount: number,
  read: (index: number) => { text: string | null; start: number; end: number },
): PatternMatch['group'] {
  for (let index = 1; index <= groupCount; index++) {
    const { text, start, end } = read(index);
    if (text !== null) return { text, start, end };
  }
  return undefined;
}
