import type { SourcePosition, SourceRange } from '../util/sourceRange';

/** A text by its lines, with `\n`, `\r\n` and `\r` as line ends, and without the byte order mark. */
export interface SourceText {
  readonly lines: readonly string[];
  /** Whether HTML comments may stand in it. */
  readonly mayHoldComment: boolean;
  /** Columns are counted in {@link lines}; the position is right for the text as it was given, mark included. */
  position(line: number, column: number): SourcePosition;
  /** From the first line's first letter to the end of the last line, without the empty lines at its end. */
  linesRange(line: number, endLine: number): SourceRange;
}

export function createSourceText(text: string): SourceText {
  const hasMark = text.startsWith('\uFEFF');
  const lines = (hasMark ? text.slice(1) : text).split(text.includes('\r') ? /\r\n|\r|\n/ : '\n');
  const position = (line: number, column: number): SourcePosition => ({
    line,
    column: column + (hasMark && line === 0 ? 1 : 0),
  });
  return {
    lines,
    mayHoldComment: text.includes('<!--'),
    position,
    linesRange(line, endLine) {
      const last = lastFilledLine(lines, line, endLine);
      const first = lines[line] ?? '';
      const start = first.length - first.trimStart().length;
      return { start: position(line, start), end: position(last, lines[last]?.length ?? 0) };
    },
  };
}

/** The last line of a stretch that is not blank; its first line when all are. */
export function lastFilledLine(lines: readonly string[], line: number, endLine: number): number {
  let last = Math.min(endLine, lines.length - 1);
  while (last > line && lines[last]?.trim() === '') last--;
  return Math.max(last, line);
}
