import type { Placeholder } from './shellScript';

const patterns = [/(?<![<\\?])<[A-Za-z_](?:[\w.:/-]*|[\w.:/ -]*[A-Za-z_])>/g];

/** Finds the texts that a person must replace before the shell text can run, in order. */
export function findPlaceholders(text: string): Placeholder[] {
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start);
}
