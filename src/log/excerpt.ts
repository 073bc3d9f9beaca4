import { countOf } from './formatTime';
import { cutLine } from './markdownText';

/** How much of a text is shown. */
export interface ExcerptLimits {
  readonly lines: number;
  readonly characters: number;
  /** Longer lines are cut. */
  readonly lineLength: number;
}

/**
 * The lines of a text, or its first and its last ones with a line between them that says what is left out. A text may come
 * as two parts between which an unknown number of lines is missing.
 */
export function excerptOf([head = '', tail]: readonly string[], limits: ExcerptLimits): readonly string[] {
  const headLines = toLines(head, limits);
  if (tail === undefined && fits(headLines, limits)) return headLines;
  const half = { ...limits, lines: Math.ceil(limits.lines / 2), characters: Math.ceil(limits.characters / 2) };
  const first = takeWhileItFits(headLines, half);
  const rest = tail === undefined ? headLines.slice(first.length) : toLines(tail, limits);
  const last = [...takeWhileItFits([...rest].reverse(), half)].reverse();
  const omitted = tail === undefined ? countOf(rest.length - last.length, 'line') : 'part';
  return [...first, `… ${omitted} left out …`, ...last];
}

function toLines(text: string, { lineLength }: ExcerptLimits): readonly string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => cutLine(line, lineLength));
}

function fits(lines: readonly string[], limits: ExcerptLimits): boolean {
  return takeWhileItFits(lines, limits).length === lines.length;
}

function takeWhileItFits(lines: readonly string[], { lines: count, characters }: ExcerptLimits): readonly string[] {
  let left = characters;
  const end = lines.slice(0, count).findIndex((line) => (left -= line.length + 1) < 0);
  return lines.slice(0, end === -1 ? count : end);
}
