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
  /** How many characters may still be parsed in vain; bounds the time that a long unreadable text takes. */
  #budget: number;

  constructor(parser: Parser, lines: Lines, hereDocuments: readonly HereDocument[]) {
    this.#parser = parser;
    this.#lines = lines;
    this.#lastLineOfHereDocument = new Map(
      hereDocuments.map((document) => [lineAt(lines, document.operatorStart), lineAt(lines, document.end)]),
    );
    this.#budget = 20_000 + 16 * lines.text.length;
  }

  /** The unit that starts with a line. */
  read(startLine: number): ShellUnit {
    const first = this.#throughHereDocuments(startLine, startLine);
    if (this.#reads(startLine, first)) return { startLine, endLine: first, isWhole: true };
    if (mayGoOn(sliceLines(this.#lines, startLine, first))) {
      const grown = this.#grow(startLine, first);
      if (grown !== undefined) return { startLine, endLine: grown, isWhole: true };
    }
    return { startLine, endLine: this.#endOfContinuation(startLine, first), isWhole: false };
  }

  #grow(startLine: number, first: number): number | undefined {
    let endLine = first;
    while (endLine < this.#lastLine && this.#budget > 0) {
      endLine = this.#throughHereDocuments(endLine + 1, endLine + 1);
      if (this.#reads(startLine, endLine)) return endLine;
    }
    return undefined;
  }

  #reads(startLine: number, endLine: number): boolean {
    const text = sliceLines(this.#lines, startLine, endLine);
    const reads = withSyntaxTree(this.#parser, text, (root) => !root.hasError || isClosedCompound(root));
    if (!reads) this.#budget -= text.length;
    return reads;
  }

  #throughHereDocuments(startLine: number, endLine: number): number {
    let last = endLine;
    for (let line = startLine; line <= last; line++) last = Math.max(last, this.#lastLineOfHereDocument.get(line) ?? 0);
    return Math.min(last, this.#lastLine);
  }

  #endOfContinuation(startLine: number, first: number): number {
    let endLine = first;
    while (endLine < this.#lastLine && /(?<!\\)(?:\\\\)*\\[ \t]*$/.test(sliceLines(this.#lines, startLine, endLine)))
      endLine = this.#throughHereDocuments(endLine + 1, endLine + 1);
    return endLine;
  }

  get #lastLine(): number {
    return this.#lines.starts.length - 2;
  }
}

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

/** Whether a unit that cannot be read may only be lacking its next lines. */
function mayGoOn(text: string): boolean {
  return opening.test(text) || endsInQuotes(text) || text.includes('"');
}
