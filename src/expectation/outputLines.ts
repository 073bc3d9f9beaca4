/** The lines of a normalised output. Empty output has none. */
export function toLines(output: string): readonly string[] {
  return output === '' ? [] : output.split('\n');
}

/** Fits a text into a row, on one line. */
export function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/**
 * The line that shares most words with the text, or nothing when none shares any. For messages only: what is near is
 * not a match.
 */
export function findNearestLine(lines: readonly string[], text: string): number | undefined {
  const wanted = new Set(toWords(text));
  let nearest: { line: number; shared: number } | undefined;
  for (const [line, content] of lines.slice(0, nearestLimit).entries()) {
    const shared = new Set(toWords(content).filter((word) => wanted.has(word))).size;
    if (shared > (nearest?.shared ?? 0)) nearest = { line, shared };
  }
  return nearest?.line;
}

/** Bounds the time that a message may take. */
const nearestLimit = 20_000;

function toWords(text: string): readonly string[] {
  return (
    text
      .slice(0, 2000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
