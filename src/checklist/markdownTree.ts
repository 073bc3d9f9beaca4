import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

/** The words of a heading, a paragraph or a table cell. */
export interface InlineText {
  /** Without the Markdown, on one line. */
  readonly plain: string;
  /** With the Markdown, line by line as written, without the indentation. */
  readonly markdown: string;
}

/** 0-based lines in the text; the last one included. */
export interface LineSpan {
  readonly line: number;
  readonly endLine: number;
}

export type MarkdownNode = HeadingNode | ParagraphNode | ListNode | CodeNode | HtmlNode | TableNode | OtherNode;

export interface HeadingNode extends LineSpan {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: InlineText;
}

export interface ParagraphNode extends LineSpan {
  readonly kind: 'paragraph';
  readonly text: InlineText;
}

export interface ListNode extends LineSpan {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItemNode[];
}

export interface ListItemNode extends LineSpan {
  readonly kind: 'item';
  readonly ordered: boolean;
  readonly children: readonly MarkdownNode[];
}

export interface CodeNode extends LineSpan {
  readonly kind: 'code';
  readonly fenced: boolean;
  /** The info string; empty for an indented block. */
  readonly info: string;
  readonly text: string;
  /** Line of the content's first line. */
  readonly textLine: number;
}

export interface HtmlNode extends LineSpan {
  readonly kind: 'html';
  readonly html: string;
}

export interface TableNode extends LineSpan {
  readonly kind: 'table';
  /** Without the head. */
  readonly rows: readonly TableRowNode[];
}

export interface TableRowNode {
  readonly line: number;
  /** The cells as GFM has them. */
  readonly cells: readonly InlineText[];
}

/** What holds no steps: a rule. */
export interface OtherNode extends LineSpan {
  readonly kind: 'other';
}

/** Its rules alone: it keeps nothing of what it has parsed, and making one costs as much as a short document. */
const markdown = new MarkdownIt('commonmark', { html: true, maxNesting: 100 }).enable(['table', 'strikethrough']);

/** Markdown as a tree of blocks, as GFM has them. Block quotes are opened: their content stands in their place. */
export function parseMarkdown(text: string): readonly MarkdownNode[] {
  return readNodes({ tokens: markdown.parse(text, {}), at: 0 });
}

/** A walk over the tokens: every reader leaves `at` behind what it has read. */
interface TokenCursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** Reads up to the closing token of the block that is open, which is left unread. */
function readNodes(cursor: TokenCursor): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  for (let token = cursor.tokens[cursor.at]; token && token.nesting >= 0; token = cursor.tokens[cursor.at]) {
    if (token.type === 'blockquote_open') {
      cursor.at++;
      for (const node of readNodes(cursor)) nodes.push(node);
      cursor.at++;
    } else nodes.push(readNode(cursor, token));
  }
  return nodes;
}

function readNode(cursor: TokenCursor, token: Token): MarkdownNode {
  cursor.at++;
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), text: readInline(cursor), ...span(token) };
    case 'paragraph_open':
      return { kind: 'paragraph', text: readInline(cursor), ...span(token) };
    case 'bullet_list_open':
    case 'ordered_list_open':
      return readList(cursor, token);
    case 'table_open':
      return readTable(cursor, token);
    case 'fence':
    case 'code_block':
      return readCode(token);
    case 'html_block':
      return { kind: 'html', html: token.content, ...span(token) };
    default:
      if (token.nesting > 0) skipToClose(cursor);
      return { kind: 'other', ...span(token) };
  }
}

function readList(cursor: TokenCursor, open: Token): ListNode {
  const ordered = open.type === 'ordered_list_open';
  const items: ListItemNode[] = [];
  for (let token = cursor.tokens[cursor.at]; token?.type === 'list_item_open'; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    items.push({ kind: 'item', ordered, children: readNodes(cursor), ...span(token) });
    cursor.at++;
  }
  cursor.at++;
  return { kind: 'list', ordered, items, ...span(open) };
}

function readTable(cursor: TokenCursor, open: Token): TableNode {
  const rows: { line: number; cells: InlineText[] }[] = [];
  for (let token = cursor.tokens[cursor.at]; token && token.type !== 'table_close'; token = cursor.tokens[cursor.at]) {
    cursor.at++;
    if (token.type === 'tr_open') rows.push({ line: span(token).line, cells: [] });
    else if (token.type === 'inline') rows.at(-1)?.cells.push(toInlineText(token));
  }
  cursor.at++;
  return { kind: 'table', rows: rows.slice(1), ...span(open) };
}

function readCode(token: Token): CodeNode {
  const lines = span(token);
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
  return toInlineText(inline);
}

function toInlineText(inline: Token | undefined): InlineText {
  return { plain: plainText(inline?.children ?? []), markdown: inline?.content ?? '' };
}

function skipToClose(cursor: TokenCursor): void {
  for (let depth = 1; depth > 0 && cursor.at < cursor.tokens.length; cursor.at++) {
    depth += cursor.tokens[cursor.at]?.nesting ?? 0;
  }
}

function plainText(tokens: readonly Token[]): string {
  return tokens.map(inlineWords).join('').replace(/\s+/g, ' ').trim();
}

function inlineWords(token: Token): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'html_inline':
      return '';
    default:
      return token.content;
  }
}

function span(token: Token): LineSpan {
  const [line, end] = token.map ?? [0, 1];
  return { line, endLine: Math.max(line, end - 1) };
}
