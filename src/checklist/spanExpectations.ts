import type { Expectation, Matcher } from '../expectation/expectation';
import { inferAround, type WordsAround } from '../expectation/inferAround';
import { inferCell, isExpectedColumn } from '../expectation/inferCell';
import { splitValues } from '../expectation/valuePhrase';
import { isCommandColumn } from './tableRow';

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
  const cases = heads.filter((head) => isOfCase.test(head) && isExpectedColumn(head));
  return cells.flatMap((cell, column) => {
    const head = heads[column] ?? '';
    const read = inferCell(head, cell, command);
    // `Expected (staging)` beside `Expected (prod)`: one of them holds.
    const isOneOfCases = cases.length > 1 && cases.includes(head) && read !== undefined;
    const matchers = isOneOfCases ? [{ kind: 'review', sentence: `${head}: ${cell}` } as const] : read;
    return matchers === undefined ? [] : toExpectations(matchers, cell, line);
  });
}

const isOfCase =
  /[(（][^()（）]+[)）]\W*$|(?:\b(?:in|on|for)\s+\S+|\b(?:staging|prod(?:uction)?|dev(?:elopment)?|test|qa|local|canary|blue|green|before|after))\W*$/iu;

/** The value of one of several commands in a row's cell, when it has as many values; else the cell. */
export function cellOfCommand(head: string, cell: string, place: number, count: number): string {
  if (count < 2 || isCommandColumn(head)) return cell;
  const parts = splitValues(cell.replace(/\s*<br\s*\/?>\s*/gi, ', '));
  return parts?.join === 'each' && parts.values.length === count ? (parts.values[place] ?? cell) : cell;
}

/** What an arrow behind a command in its own cell points to: `` `x` → "ready" ``. */
export function readPointedExpectations(after: string, command: string, line: number): readonly Expectation[] {
  return /^\s*(?:→|⇒|->|=>)/u.test(after) ? readSpanExpectations({ before: '', after }, command, line) : [];
}

function toExpectations(matchers: readonly Matcher[], text: string, line: number): readonly Expectation[] {
  return matchers.map((matcher): Expectation => ({ matcher, source: 'inferred', text, line }));
}
