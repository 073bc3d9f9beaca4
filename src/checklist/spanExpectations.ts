import type { Expectation, Matcher } from '../expectation/expectation';
import { inferAround, type WordsAround } from '../expectation/inferAround';
import { inferCell } from '../expectation/inferCell';

/** What the words around a command in a code span expect of it. The line is 0-based, that of the command. */
export function readSpanExpectations(words: WordsAround, command: string, line: number): readonly Expectation[] {
  const read = inferAround(words, command);
  if (read === undefined) return [];
  const [first = ''] = read.text.split(' ');
  const start = words.after.indexOf(first);
  const below = start < 0 ? 0 : words.after.slice(0, start).split('\n').length - 1;
  return toExpectations(read.matchers, read.text, line + below);
}

/** What the cells of a row expect of the command in it, in columns such as `Expected`. */
export function readCellExpectations(
  heads: readonly string[],
  cells: readonly string[],
  command: string,
  line: number,
): readonly Expectation[] {
  return cells.flatMap((cell, column) => {
    const matchers = inferCell(heads[column] ?? '', cell, command);
    return matchers === undefined ? [] : toExpectations(matchers, cell, line);
  });
}

/** What an arrow behind a command in its own cell points to: `` `x` → "ready" ``. */
export function readPointedExpectations(after: string, command: string, line: number): readonly Expectation[] {
  return /^\s*(?:→|⇒|->|=>)/u.test(after) ? readSpanExpectations({ before: '', after }, command, line) : [];
}

function toExpectations(matchers: readonly Matcher[], text: string, line: number): readonly Expectation[] {
  return matchers.map((matcher): Expectation => ({ matcher, source: 'inferred', text, line }));
}
