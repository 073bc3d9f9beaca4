import type { CheckState } from './checklist';

/** The words of a heading, a paragraph or a table cell. */
export interface InlineText {
  /** Without the Markdown, on one line. */
  readonly plain: string;
  /** With the Markdown, line by line as written, without the indentation. */
  readonly markdown: string;
}

/** 0-based lines in the text; the last one included. They move when lines come or go above. */
export interface LineSpan {
  line: number;
  endLine: number;
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
  /** Of a task list item alone. */
  readonly box: TaskBox | undefined;
  readonly children: readonly MarkdownNode[];
}

/** The box at the start of a list item, and the words after it. `[-]` and `[~]` are ours alone, the others GFM's. */
export interface TaskBox {
  readonly checkState: CheckState;
  readonly text: InlineText;
}

export interface CodeNode extends LineSpan {
  readonly kind: 'code';
  readonly fenced: boolean;
  /** The info string; empty for an indented block. */
  readonly info: string;
  readonly text: string;
  /** Line of the content's first line. */
  textLine: number;
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
  line: number;
  /** The cells as GFM has them. */
  readonly cells: readonly InlineText[];
}

/** What holds no steps: a rule. */
export interface OtherNode extends LineSpan {
  readonly kind: 'other';
}

/** Moves nodes, with all that is in them, down by so many lines. */
export function moveNodes(nodes: readonly (MarkdownNode | ListItemNode)[], by: number): void {
  for (const node of nodes) {
    node.line += by;
    node.endLine += by;
    if (node.kind === 'list') moveNodes(node.items, by);
    else if (node.kind === 'item') moveNodes(node.children, by);
    else if (node.kind === 'code') node.textLine += by;
    else if (node.kind === 'table') for (const row of node.rows) row.line += by;
  }
}
