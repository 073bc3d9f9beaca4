import type { Token } from 'markdown-it';
import { moveNodes, type ListItemNode, type ListNode, type MarkdownNode } from './markdownTree';
import { isListOpen, readBlock, readItems, type TokenCursor } from './readTokens';

/**
 * A stretch of a document that begins with a heading (`## …`) or with an item of a list, in the first column and inside
 * nothing else: whatever is edited before such a line, what comes from it on reads the same as long as it begins so.
 */
export interface MarkdownPiece {
  line: number;
  /** False for what a text begins with when that is neither. */
  readonly isOpened: boolean;
  /** What stands before ends in a list, and the piece begins with the next item of it. */
  continuesList: boolean;
  readonly nodes: readonly MarkdownNode[];
}

/** Reads all the tokens of a text that has these lines. At the line of the seam, if it can be, a piece begins. */
export function readPieces(cursor: TokenCursor, lines: readonly string[], seam?: number): MarkdownPiece[] {
  const reader = new PieceReader(cursor, lines, seam);
  reader.read();
  return reader.pieces;
}

/** The nodes of pieces that stand one after the other. */
export function joinPieces(pieces: readonly MarkdownPiece[]): readonly MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let growing: { readonly list: ListNode; readonly items: ListItemNode[] } | undefined;
  for (const { continuesList, nodes: own } of pieces) {
    const [first] = own;
    const above = nodes.at(-1);
    if (!continuesList || first?.kind !== 'list' || above?.kind !== 'list') {
      for (const node of own) nodes.push(node);
      continue;
    }
    if (growing?.list !== above) {
      const items = [...above.items];
      growing = { list: { ...above, items }, items };
      nodes[nodes.length - 1] = growing.list;
    }
    for (const item of first.items) growing.items.push(item);
    growing.list.endLine = first.endLine;
    for (const node of own.slice(1)) nodes.push(node);
  }
  return nodes;
}

export function movePiece(piece: MarkdownPiece, by: number): void {
  if (by === 0) return;
  piece.line += by;
  moveNodes(piece.nodes, by);
}

const itemsOfPiece = 8;

class PieceReader {
  readonly pieces: MarkdownPiece[] = [];
  readonly #cursor: TokenCursor;
  readonly #lines: readonly string[];
  readonly #seam: number | undefined;
  #nodes: MarkdownNode[];

  constructor(cursor: TokenCursor, lines: readonly string[], seam: number | undefined) {
    this.#cursor = cursor;
    this.#lines = lines;
    this.#seam = seam;
    this.#nodes = this.#open(0, { isOpened: false, continuesList: false });
  }

  read(): void {
    const { tokens } = this.#cursor;
    for (let token = tokens[this.#cursor.at]; token; token = tokens[this.#cursor.at]) {
      if (isListOpen(token)) this.#readList(token);
      else {
        if (token.type === 'heading_open' && token.markup.startsWith('#')) this.#openAt(token.map?.[0] ?? 0, false);
        for (const node of readBlock(this.#cursor, token)) this.#nodes.push(node);
      }
    }
  }

  /** Of the items that stand in the first column, one of every few begins a piece: a piece for each would take too much memory. */
  #readList(token: Token): void {
    const { line: start } = this.#cursor;
    const ordered = token.type === 'ordered_list_open';
    this.#cursor.at++;
    let list: { readonly node: ListNode; readonly items: ListItemNode[] } | undefined;
    for (const item of readItems(this.#cursor, ordered)) {
      const mayOpen = !list || list.items.length >= itemsOfPiece || item.line === this.#seam;
      const isOpened = mayOpen && this.#openAt(item.line - start, list !== undefined);
      if (isOpened || !list) {
        const items: ListItemNode[] = [];
        list = { items, node: { kind: 'list', ordered, items, line: item.line, endLine: item.endLine } };
        this.#nodes.push(list.node);
      }
      list.items.push(item);
      list.node.endLine = item.endLine;
    }
  }

  /** Begins a piece at a line where a heading or an item begins, if that stands in the first column. */
  #openAt(line: number, continuesList: boolean): boolean {
    const isOpened = /^(?:#|[-*+][ \t]|\d{1,9}[.)][ \t])/.test(this.#lines[line] ?? '');
    if (isOpened) this.#nodes = this.#open(line, { isOpened, continuesList });
    return isOpened;
  }

  #open(line: number, how: Pick<MarkdownPiece, 'isOpened' | 'continuesList'>): MarkdownNode[] {
    const nodes: MarkdownNode[] = [];
    if (line === 0) this.pieces.length = 0;
    this.pieces.push({ line: this.#cursor.line + line, ...how, nodes });
    return nodes;
  }
}
