/**
 * The first line behind the one at `found` which says that it went wrong after all: `Server stopped`, `Rolling back …`,
 * `exited with code 1`. -1 when none does.
 */
export function findLaterTrouble(lines: readonly string[], found: number): number {
  return lines.findIndex((line, i) => i > found && wentWrong.test(line) && !isNone.test(line));
}

const wentWrong =
  /(?<![\p{L}\p{N}-])(?:exited with (?:code |status )?[1-9]|failed|failure|fatal|panic|crash(?:ed|ing)|aborted|stopped|shutting down|roll(?:ing|ed) back|reverting|dead|refused|denied|unhandled\p{L}*|killed|terminated|unhealthy|unreachable)(?![\p{L}\p{N}-])/iu;
const isNone = /(?<![\p{L}\p{N}.,])(?:0|no|none|never|without|zero)(?![\p{L}\p{N}])/iu;

/**
 * The first line that names the same thing as the line at `found`, up to the text, and says something else of it:
 * `Status: degraded` beside `Status: healthy`. -1 when none does.
 */
export function findOtherValue(lines: readonly string[], found: number, text: string): number {
  const line = lines[found] ?? '';
  const name = keyOf(line);
  if (name === undefined || !line.includes(text)) return -1;
  return lines.findIndex((other) => keyOf(other) === name && !other.includes(text));
}

/** `   Active: running` → `Active`. */
function keyOf(line: string): string | undefined {
  return /^\s{0,40}(\p{L}[\p{L}\p{N} _-]{1,40}?)\s{0,20}[:=](?=\s)/u.exec(line)?.[1];
}
