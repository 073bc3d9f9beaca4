import type { Problem } from '../util/problem';
import type { SourceText } from './sourceText';

/**
 * Keys of front matter that stand at the beginning of the text and are not read as such: its first `---` is missing, does
 * not stand on the first line, or the last one is missing. The inputs would be unknown, and no run would be a production
 * run. `end` is the number of lines that were read as front matter.
 */
export function findLostFrontMatter(source: SourceText, end: number): readonly Problem[] {
  const { lines } = source;
  const isBlank = (line: string): boolean => /^(?:---)?[ \t]*$/.test(line);
  if (!lines.slice(0, end).every(isBlank)) return [];
  let first = end;
  while (first < lines.length && isBlank(lines[first] ?? '')) first++;
  let last = first;
  while (last + 1 < lines.length && isPart(lines[last + 1] ?? '')) last++;
  const text = lines.slice(first, last + 1).join('\n');
  if (!isPart(lines[first] ?? '') || !ownMap.test(text)) return [];
  const message =
    'These lines are not read: front matter begins with --- on the first line of the file, and ends with --- behind its last key.';
  return [{ code: 'invalid-front-matter', severity: 'error', message, range: source.linesRange(first, last) }];
}

/** Whether a line can be one of the YAML that we know: one of our keys, or something inside it. */
function isPart(line: string): boolean {
  return /^(?:(?:title|inputs|log|shell|env|production|sign-off)[ \t]*:|[ \t]+\S|- |[ \t]*$)/.test(line);
}

/** A key of ours with something inside it: words that end in a colon are none. */
const ownMap = /^(?:inputs|production|sign-off)[ \t]*:[ \t]*(?:[[{]|\n(?:[ \t]+|- *)[\w-]+)/m;
