import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { makeTokensAtOnce } from './blockTokens';
import type { InlineReader } from './inlineWords';
import { joinPieces, movePiece, readPieces, type MarkdownPiece } from './markdownPieces';
import type { MarkdownNode } from './markdownTree';

/** Its rules alone: it keeps nothing of what it has parsed, and making one costs as much as a short document. */
const markdown = makeTokensAtOnce(
  new MarkdownIt('commonmark', { html: true, maxNesting: 100 })
    .enable(['table', 'strikethrough'])
    .disable(['normalize', 'inline', 'text_join']),
);

/** What is left of the first rule for lines that are joined by `\n`: else each of them would be replaced by itself. */
function parseBlocks(text: string, env: Environment): Token[] {
  return markdown.parse(text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text, env);
}

/**
 * Reads Markdown as a tree of blocks, as GFM has them, with the content of block quotes in their place. Keeps what it
 * has read: of the next text only the pieces around what is different are read anew. The nodes of one text end with the
 * next: those that stand on other lines there are moved.
 */
export class MarkdownReader {
  #lines: readonly string[] = [];
  #pieces: readonly MarkdownPiece[] = [];
  #inline: InlineReader = inlineReader({});

  /** `text` is what the lines are of, where they are joined by nothing but `\n`. */
  read(lines: readonly string[], text?: string): readonly MarkdownNode[] {
    this.#pieces = (this.#pieces.length > 0 ? this.#readEdit(lines) : undefined) ?? this.#readAll(lines, text);
    this.#lines = lines;
    return joinPieces(this.#pieces);
  }

  #readAll(lines: readonly string[], text = lines.join('\n')): readonly MarkdownPiece[] {
    const env: Environment = {};
    const tokens = parseBlocks(text, env);
    this.#inline = inlineReader(env);
    return readPieces({ tokens, at: 0, line: 0, inline: this.#inline }, lines);
  }

  /** `undefined` when what was edited may change the meaning of what stands around it. */
  #readEdit(lines: readonly string[]): readonly MarkdownPiece[] | undefined {
    const edit = findEdit(this.#lines, lines);
    if (!edit) return this.#pieces;
    const first = Math.max(
      0,
      this.#pieces.findLastIndex(({ line }) => line < edit.start),
    );
    const after = this.#pieces.findIndex(({ line }, i) => i > first && line >= edit.oldEnd);
    return this.#readBetween(first, after, lines, edit);
  }

  /** Reads the pieces from `first` to `after` anew; to the end of the text where `after` is -1. */
  #readBetween(first: number, after: number, lines: readonly string[], edit: Edit): MarkdownPiece[] | undefined {
    const start = this.#pieces[first];
    const next = this.#pieces[after];
    if (!start) return undefined;
    const by = lines.length - this.#lines.length;
    const end = next === undefined ? lines.length : next.line + by;
    // With what the next piece begins with, which shows whether it still does: a heading of a table takes two lines.
    const region = lines.slice(start.line, end + 2);
    if (mayDefineLink(region) || mayDefineLink(this.#lines.slice(edit.start, edit.oldEnd))) return undefined;
    const tokens = parseBlocks(region.join('\n'), {});
    const pieces = readPieces({ tokens, at: 0, line: start.line, inline: this.#inline }, region, end);
    const [opening] = pieces;
    if (first > 0 && opening?.isOpened !== true) return undefined;
    if (opening && first > 0) opening.continuesList = start.continuesList;
    if (!next) return [...this.#pieces.slice(0, first), ...pieces];
    const seam = pieces.findIndex(({ line }) => line === end);
    const found = pieces[seam];
    // What was edited takes in what stands below, as an opened fence does: some of it, or all.
    if (!found) return this.#readBetween(first, this.#furtherThan(after, first), lines, edit);
    const behind = this.#pieces.slice(after);
    next.continuesList = found.continuesList;
    for (const piece of behind) movePiece(piece, by);
    return [...this.#pieces.slice(0, first), ...pieces.slice(0, seam), ...behind];
  }

  /** A piece several times as far from the first one; -1 behind the last. */
  #furtherThan(after: number, first: number): number {
    const further = first + (after - first) * 8;
    return further < this.#pieces.length ? further : -1;
  }
}

type Environment = NonNullable<Parameters<typeof markdown.parse>[1]>;

/** The lines that differ, in the text as it was. */
interface Edit {
  readonly start: number;
  /** Exclusive. */
  readonly oldEnd: number;
}

function findEdit(before: readonly string[], now: readonly string[]): Edit | undefined {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  if (start === before.length && start === now.length) return undefined;
  let kept = 0;
  while (kept < shorter - start && before[before.length - 1 - kept] === now[now.length - 1 - kept]) kept++;
  return { start, oldEnd: before.length - kept };
}

/** `[label]: address` gives a meaning to `[label]` in all of the document. */
function mayDefineLink(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes(']:'));
}

function inlineReader(env: Environment): InlineReader {
  return {
    hasReferences: env.references !== undefined && Object.keys(env.references).length > 0,
    read: (text) => {
      const tokens: Token[] = [];
      markdown.inline.parse(text, markdown, env, tokens);
      return tokens;
    },
  };
}
