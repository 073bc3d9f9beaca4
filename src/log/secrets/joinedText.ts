/**
 * A text as it was before it was broken over lines: without the line breaks, and without the blanks and frames around them.
 */
export interface JoinedText {
  readonly text: string;
  /** The place in the original text of a place in this one. */
  toOriginal(offset: number): number;
}

/** What of a line is kept: from where in the original, and to where in the joined text. */
interface Piece {
  readonly start: number;
  readonly joinedStart: number;
}

/** `glue` is what stood where the text was broken: nothing, or the space that a line break has taken the place of. */
export function joinLines(original: string, glue: '' | ' ' = ''): JoinedText {
  const pieces: Piece[] = [];
  const kept: string[] = [];
  let joinedStart = 0;
  let lineStart = 0;
  for (const line of original.split('\n')) {
    const isLast = lineStart + line.length === original.length;
    const start = lineStart === 0 ? 0 : marginAtStart(line);
    const end = isLast ? line.length : Math.max(start, line.length - marginAtEnd(line));
    kept.push(line.slice(start, end));
    pieces.push({ start: lineStart + start, joinedStart });
    joinedStart += end - start + glue.length;
    lineStart += line.length + 1;
  }
  return {
    text: kept.join(glue),
    toOriginal: (offset) => {
      const piece = pieces[lastIndexWhere(pieces, (each) => each.joinedStart <= offset)];
      return piece ? piece.start + offset - piece.joinedStart : offset;
    },
  };
}

function marginAtStart(line: string): number {
  let width = 0;
  while (width < line.length && isMargin(line.charCodeAt(width))) width++;
  return width;
}

function marginAtEnd(line: string): number {
  let width = 0;
  while (width < line.length && isMargin(line.charCodeAt(line.length - 1 - width))) width++;
  return width;
}

/** Blanks, and the lines that tables and boxes draw at their sides. */
function isMargin(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x2502 || code === 0x2503 || code === 0x2551;
}

/** Of a list that has first those for which it holds, and then the others. */
function lastIndexWhere<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
