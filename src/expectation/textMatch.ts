/** Stands for anything within a line. */
const wildcard = '[..]';

/** Whether the line contains the text, in which `[..]` stands for anything. */
export function lineContains(line: string, text: string): boolean {
  let position = 0;
  for (const part of text.split(wildcard)) {
    const start = line.indexOf(part, position);
    if (start < 0) return false;
    position = start + part.length;
  }
  return true;
}

/**
 * Whether the line contains the text, and neither of its ends within a longer word or number: `healthy` is not in
 * `unhealthy`, `0 failed` not in `10 failed`. `[..]` stands for anything, unless `literal`.
 */
export function lineContainsWhole(line: string, text: string, literal: boolean): boolean {
  const [first = '', ...others] = literal ? [text] : text.split(wildcard);
  const last = others.pop();
  for (let start = line.indexOf(first); start >= 0; start = line.indexOf(first, start + 1)) {
    if (goesOn(line, start)) continue;
    const end = start + first.length;
    if (last !== undefined) return endsWhole(line.slice(end), others, last);
    if (!goesOn(line, end)) return true;
    if (first === '') return false;
  }
  return false;
}

/** Whether the parts stand in the line in their order, and the last of them ends with its word. */
function endsWhole(line: string, parts: readonly string[], last: string): boolean {
  let position = 0;
  for (const part of parts) {
    const start = line.indexOf(part, position);
    if (start < 0) return false;
    position = start + part.length;
  }
  if (last === '') return true;
  for (let start = line.indexOf(last, position); start >= 0; start = line.indexOf(last, start + 1)) {
    if (!goesOn(line, start + last.length)) return true;
  }
  return false;
}

/** Whether a word or a number goes on across the place. Scripts without spaces, and a unit behind a number, do not count. */
function goesOn(line: string, place: number): boolean {
  const around = line.slice(Math.max(0, place - 2), place + 2);
  const at = Math.min(2, place);
  const before = around.slice(0, at);
  const after = around.slice(at);
  if (/[\p{Lu}\p{Ll}\p{M}_]$/u.test(before) && /^[\p{Lu}\p{Ll}\p{M}_]/u.test(after)) return true;
  return (/\d$/.test(before) && /^(?:\d|[.,]\d)/.test(after)) || (/\d[.,]$/.test(before) && /^\d/.test(after));
}

/** Whether the line is the text, in which `[..]` stands for anything. White space at both ends does not count. */
export function lineEquals(line: string, text: string): boolean {
  const content = line.trim();
  const [first = '', ...parts] = text.trim().split(wildcard);
  const last = parts.pop();
  if (last === undefined) return content === first;
  if (content.length < first.length + last.length) return false;
  if (!content.startsWith(first) || !content.endsWith(last)) return false;
  return lineContains(content.slice(first.length, content.length - last.length), parts.join(wildcard));
}

/**
 * The places in a line where the text stands as whole words: `healthy` is not in `unhealthy`, `0 errors` not in
 * `10 errors` and not in `1.0 errors`.
 */
export function findWholeWords(line: string, text: string): readonly number[] {
  const places: number[] = [];
  if (text === '') return places;
  for (let start = line.indexOf(text); start >= 0; start = line.indexOf(text, start + 1)) {
    const end = start + text.length;
    const before = line.slice(Math.max(0, start - 2), start);
    if (!continuesBefore(before, text) && !continuesAfter(line.slice(end, end + 2), text)) places.push(start);
  }
  return places;
}

function continuesBefore(before: string, text: string): boolean {
  if (/^\d/.test(text) && /[.,:/]$/.test(before)) return true;
  return /^[\p{L}\p{N}_]/u.test(text) && /[\p{L}\p{N}\p{M}_-]$/u.test(before);
}

function continuesAfter(after: string, text: string): boolean {
  if (/\d$/.test(text) && /^(?:[.,:/]\d|%)/.test(after)) return true;
  return /[\p{L}\p{N}_]$/u.test(text) && /^[\p{L}\p{N}\p{M}_-]/u.test(after);
}
