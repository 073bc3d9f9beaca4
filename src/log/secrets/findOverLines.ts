import type { FoundSecret } from './foundSecret';
import { joinLines } from './joinedText';

/** Narrower lines were hardly broken by a terminal's or a column's width. */
const narrowest = 40;

/**
 * Secrets that go over the end of a line. Lines that stand under each other by chance are no secret: each line but the
 * last must be a long one, and each but the first must hold nothing else and look like the rest of a token.
 */
export function findOverLines(text: string, find: (text: string) => readonly FoundSecret[]): readonly FoundSecret[] {
  return brokenLines(text).flatMap(({ start, end }) => {
    const joined = joinLines(text.slice(start, end));
    const place = (offset: number): number => start + joined.toOriginal(offset);
    return find(joined.text).map((secret) => ({
      ...secret,
      from: place(secret.from),
      start: place(secret.start),
      end: place(secret.end - 1) + 1,
    }));
  });
}

/** Stretches of lines that may have been one. */
function brokenLines(text: string): readonly { readonly start: number; readonly end: number }[] {
  const broken: { start: number; end: number }[] = [];
  let before = '';
  let beforeStart = 0;
  for (let start = 0; start <= text.length;) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end);
    if (isRestOf(before, line)) {
      const last = broken.at(-1);
      if (last?.end === start - 1) last.end = end;
      else broken.push({ start: beforeStart, end });
    }
    [before, beforeStart, start] = [line, start, end + 1];
  }
  return broken;
}

function isRestOf(before: string, line: string): boolean {
  if (before.length < narrowest || line.length > before.length + 2 || line === '') return false;
  const [, rest = ''] = /^[\s│┃║]*([\w+/.~-]+={0,2})["'`]?[,;)}\]&<\s│┃║]*$/.exec(line) ?? [];
  return /^\w{1,3}$|\d/.test(rest) || /[a-z][A-Z]|[A-Z][a-z]*[A-Z]/.test(rest) || rest.length > 14;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
