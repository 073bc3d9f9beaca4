import type { Node, Parser } from 'web-tree-sitter';
import { endsInQuotes, type HereDocument } from './hereDocument';
import { childrenOf, withSyntaxTree } from './syntaxTree';

/** The fewest whole lines that the shell can read as a piece, the last line included. */
export interface ShellUnit {
  readonly startLine: number;
  readonly endLine: number;
  /** Whether the grammar reads them as something complete. */
  readonly isWhole: boolean;
}

/** Reads a unit while its tree is there. */
export type ReadUnit<T> = (root: Node, unit: ShellUnit) => T;

interface Content<T> {
  readonly content: T;
}

/** A text cut into lines: where each starts, and one place more for the end. */
export interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

export function toLines(text: string): Lines {
  const starts = [0];
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  return { text, starts: [...starts, text.length + 1] };
}

/** The lines' text without the last line break. */
export function sliceLines(lines: Lines, startLine: number, endLine: number): string {
  return lines.text.slice(lines.starts[startLine], (lines.starts[endLine + 1] ?? 0) - 1);
}

/**
 * Reads units one after the other. The grammar is asked for ever more lines until it reads them without an error: asked for the whole text at once, it
 * takes `A=1` and the next line for one command, and lets one error spread over everything that follows.
 */
export class UnitReader {
  readonly #parser: Parser;
  readonly #lines: Lines;
  readonly #lastLineOfHereDocument: ReadonlyMap<number, number>;
  /** How many characters may still be read in vain; bounds the time that a long unreadable text takes. */
  #budget: number;

  constructor(parser: Parser, lines: Lines, hereDocuments: readonly HereDocument[]) {
    this.#parser = parser;
    this.#lines = lines;
    this.#lastLineOfHereDocument = new Map(
      hereDocuments.map((document) => [lineAt(lines, document.operatorStart), lineAt(lines, document.end)]),
    );
    this.#budget = 20_000 + 2 * lines.text.length;
  }

  /** What `read` makes of the unit that starts with a line, and of its tree. */
  read<T>(startLine: number, read: ReadUnit<T>): T {
    const first = this.#throughHereDocuments(startLine, startLine);
    const whole =
      this.#readWhole(startLine, first, read) ??
      (mayGoOn(sliceLines(this.#lines, startLine, first)) ? this.#grow(startLine, first, read) : undefined);
    if (whole) return whole.content;
    const unit = { startLine, endLine: this.#endOfUnreadable(startLine, first), isWhole: false };
    const text = sliceLines(this.#lines, startLine, unit.endLine);
    return withSyntaxTree(this.#parser, text, (root) => read(root, unit));
  }

  #grow<T>(startLine: number, first: number, read: ReadUnit<T>): Content<T> | undefined {
    const guess = this.#guessEnd(startLine);
    const guessed = guess !== undefined && guess > first ? this.#readWhole(startLine, guess, read) : undefined;
    if (guessed) return guessed;
    let endLine = first;
    while (endLine < this.#lastLine && this.#budget > 0) {
      const next = this.#throughHereDocuments(endLine + 1, endLine + 1);
      const canEnd = goesOn.test(this.#line(endLine)) || closing.test(sliceLines(this.#lines, endLine + 1, next));
      endLine = next;
      const grown = canEnd ? this.#readWhole(startLine, endLine, read) : undefined;
      if (grown) return grown;
    }
    return undefined;
  }

  /** Where the grammar ends the first statement of the lines that follow: right for long loops and functions, and quickly found. */
  #guessEnd(startLine: number): number | undefined {
    if (this.#budget <= 0) return undefined;
    const text = sliceLines(this.#lines, startLine, Math.min(startLine + longest, this.#lastLine));
    const row = withSyntaxTree(this.#parser, text, (root) => {
      const [statement] = childrenOf(root);
      return statement && !statement.hasError ? statement.endPosition.row : undefined;
    });
    if (row === undefined) this.#budget -= text.length;
    return row === undefined ? undefined : this.#throughHereDocuments(startLine, startLine + row);
  }

  #line(line: number): string {
    return sliceLines(this.#lines, line, line);
  }

  /** `undefined` when the grammar does not read the lines as something complete. */
  #readWhole<T>(startLine: number, endLine: number, read: ReadUnit<T>): Content<T> | undefined {
    const text = sliceLines(this.#lines, startLine, endLine);
    const whole = withSyntaxTree(this.#parser, text, (root) => {
      const isWhole = !root.hasError || isClosedCompound(root);
      return isWhole ? { content: read(root, { startLine, endLine, isWhole }) } : undefined;
    });
    if (!whole) this.#budget -= text.length;
    return whole;
  }

  #throughHereDocuments(startLine: number, endLine: number): number {
    let last = endLine;
    for (let line = startLine; line <= last; line++) last = Math.max(last, this.#lastLineOfHereDocument.get(line) ?? 0);
    return Math.min(last, this.#lastLine);
  }

  /** Keeps what cannot be read together as far as can be told: continued lines, and a loop or condition, whose lines mean nothing alone. */
  #endOfUnreadable(startLine: number, first: number): number {
    let endLine = this.#endOfCompound(startLine) ?? first;
    while (endLine < this.#lastLine && /(?<!\\)(?:\\\\)*\\[ \t]*$/.test(this.#line(endLine)))
      endLine = this.#throughHereDocuments(endLine + 1, endLine + 1);
    return endLine;
  }

  #endOfCompound(startLine: number): number | undefined {
    if (this.#budget <= 0) return undefined;
    let depth = 0;
    const last = Math.min(this.#lastLine, startLine + longest);
    for (let line = startLine; line <= last; line = this.#throughHereDocuments(line, line) + 1) {
      const text = this.#line(line);
      this.#budget -= text.length;
      const closed = /^\s*(?:done|fi|esac)\b/.test(text) || /;\s*(?:done|fi|esac)\b/.test(text);
      if (/^\s*(?:for|while|until|select|if|case)\b/.test(text)) depth++;
      if (closed) depth--;
      if (depth <= 0) return closed && line > startLine ? line : undefined;
    }
    return undefined;
  }

  get #lastLine(): number {
    return this.#lines.starts.length - 2;
  }
}

/** How many lines a loop or function may have to be found at once, and to stay whole when it cannot be read. */
const longest = 200;

/** The 0-based line of an offset. */
export function lineAt(lines: Lines, offset: number): number {
  let low = 0;
  let high = lines.starts.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const compounds = new Set([
  'for_statement',
  'c_style_for_statement',
  'while_statement',
  'if_statement',
  'case_statement',
  'function_definition',
  'compound_statement',
  'subshell',
]);

/** A loop or the like that is closed, with an error inside: it stays whole, since its lines mean nothing alone. */
function isClosedCompound(root: Node): boolean {
  const [only, ...others] = childrenOf(root);
  if (!only || others.length > 0 || !compounds.has(only.type)) return false;
  let last = only.lastChild;
  while (last?.isNamed && !last.isError) last = last.lastChild;
  return last !== null && !last.isMissing && closers.has(last.type);
}

const closers = new Set(['done', 'fi', 'esac', '}', ')']);
const opening = /[({`]|(?:\||&&|\\)[ \t]*$|\b(?:for|while|until|if|case|select|function)\b|\[\[/;

/** What the last line of a unit of several lines holds, and what the line before it ends with if it does not. */
const closing = /["'`)}\]]|\b(?:done|fi|esac)\b/;
const goesOn = /(?:\||&&|\\|\(\))[ \t]*(?:#.*)?$/;

/** Whether a unit that cannot be read may only be lacking its next lines. */
function mayGoOn(text: string): boolean {
  return opening.test(text) || endsInQuotes(text) || text.includes('"');
}
