import type { Token } from 'markdown-it';
import { InlineWords, type InlineReader } from './inlineWords';
import type {
  CodeNode,
  InlineText,
  LineSpan,
  ListItemNode,
  ListNode,
  MarkdownNode,
  ParagraphNode,
  TableNode,
  TableRowNode,
} from './markdownTree';
import { readTaskBox } from './taskItem';

/** A walk over the tokens of a text: every reader leaves `at` behind what it has read. */
export interface TokenCursor {
  readonly tokens: readonly Token[];
  at: number;
  /** The line of the document at which the text begins. */
  readonly line: number;
  readonly inline: InlineReader;
}

/** Reads up to the closing token of the block that is open, which is left unread. Block quotes are opened. */
function readNodes(cursor: TokenCursor): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  for (let token = cursor.tokens[cursor.at]; token && token.nesting >= 0; token = cursor.tokens[cursor.at])
    for (const node of readBlock(cursor, token)) nodes.push(node);
  return nodes;
}

/** Reads the block that this token opens: one node, or all that stands in a block quote. */
export function readBlock(cursor: TokenCursor, token: Token): readonly MarkdownNode[] {
  if (token.type !== 'blockquote_open') return [readNode(cursor, token)];
  cursor.at++;
  const nodes = readNodes(cursor);
  cursor.at++;
  return nodes;
}

/** The items of the list that is open, one after the other, and the closing token. */
export function readItems(cursor: TokenCursor, ordered: boolean): ListItemNode[] {
  const items: ListItemNode[] = [];
  for (let token = cursor.tokens[cursor.at]; token?.type === 'list_item_open'; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    const children = readNodes(cursor);
    const { line, endLine } = span(cursor, token);
    items.push({ kind: 'item', ordered, box: readTaskBox(children), children, line, endLine });
    cursor.at++;
  }
  cursor.at++;
  return items;
}

export function isListOpen({ type }: Token): boolean {
  return type === 'bullet_list_open' || type === 'ordered_list_open';
}

function readNode(cursor: TokenCursor, token: Token): MarkdownNode {
  cursor.at++;
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), text: readInline(cursor), ...span(cursor, token) };
    case 'paragraph_open':
      return readParagraph(cursor, token);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return readList(cursor, token);
    case 'table_open':
      return readTable(cursor, token);
    case 'fence':
    case 'code_block':
      return readCode(cursor, token);
    case 'html_block':
      return { kind: 'html', html: token.content, ...span(cursor, token) };
    default:
      if (token.nesting > 0) skipToClose(cursor);
      return { kind: 'other', ...span(cursor, token) };
  }
}

function readParagraph(cursor: TokenCursor, token: Token): ParagraphNode {
  const { line, endLine } = span(cursor, token);
  return { kind: 'paragraph', text: readInline(cursor), line, endLine };
}

function readList(cursor: TokenCursor, open: Token): ListNode {
  const ordered = open.type === 'ordered_list_open';
  return { kind: 'list', ordered, items: readItems(cursor, ordered), ...span(cursor, open) };
}

function readTable(cursor: TokenCursor, open: Token): TableNode {
  const rows: { line: TableRowNode['line']; cells: InlineText[] }[] = [];
  for (let token = cursor.tokens[cursor.at]; token && token.type !== 'table_close'; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    if (token.type === 'tr_open') rows.push({ line: span(cursor, token).line, cells: [] });
    else if (token.type === 'inline') rows.at(-1)?.cells.push(new InlineWords(token.content, cursor.inline));
  }
  cursor.at++;
  return { kind: 'table', rows: rows.slice(1), ...span(cursor, open) };
}

function readCode(cursor: TokenCursor, token: Token): CodeNode {
  const lines = span(cursor, token);
  const fenced = token.type === 'fence';
  return {
    kind: 'code',
    fenced,
    info: fenced ? token.info.trim() : '',
    text: token.content,
    textLine: fenced ? lines.line + 1 : lines.line,
    ...lines,
  };
}

/** Reads the inline token of a block and the block's closing token. */
function readInline(cursor: TokenCursor): InlineText {
  const inline = cursor.tokens[cursor.at];
  cursor.at += 2;
  return new InlineWords(inline?.content ?? '', cursor.inline);
}

function skipToClose(cursor: TokenCursor): void {
  for (let depth = 1; depth > 0 && cursor.at < cursor.tokens.length; cursor.at++) {
    depth += cursor.tokens[cursor.at]?.nesting ?? 0;
  }
}

function span(cursor: TokenCursor, token: Token): LineSpan {
  const [line, end] = token.map ?? [0, 1];
  return { line: cursor.line + line, endLine: cursor.line + Math.max(line, end - 1) };
}
