import { findCodeSpans } from './codeSpans';

/** A cell of a table row as it stands in its line. */
export interface TableCell {
  readonly markdown: string;
  /** Column of the cell's first letter in the line. */
  readonly column: number;
}

/**
 * The cells of a row as its author meant them: a `|` in a code span parts no cells, though GFM cuts there. Commands in
 * tables have pipes, and few authors know that they must be escaped.
 */
export function splitTableRow(line: string): readonly TableCell[] {
  const spans = findCodeSpans(line);
  const bars = Array.from(line.matchAll(/(?<!\\)\|/g), ({ index }) => index).filter(
    (index) => !spans.some(({ start, end }) => index >= start && index < end),
  );
  const edges = [-1, ...bars, line.length];
  const cells = edges.slice(1).map((end, i) => toCell(line, (edges[i] ?? -1) + 1, end));
  const first = /^\s*\|/.test(line) ? 1 : 0;
  const last = /(?<!\\)\|\s*$/.test(line) ? -1 : undefined;
  return cells.slice(first, last);
}

function toCell(line: string, start: number, end: number): TableCell {
  const written = line.slice(start, end);
  return { markdown: written.trim(), column: start + written.length - written.trimStart().length };
}

/** Whether a column holds what is to be run, by its head. */
export function isCommandColumn(head: string): boolean {
  return /(?<!\p{L})(?:commands?|cmd|run|how|how to|checks?|verif\p{L}*|tests?|actions?|fix|solution|resolution|remedy|steps?|procedure|do|befehle?|comandos?|comandi|commandes?|команд[аы]?|lệnh|perintah)(?!\p{L})|命令|コマンド/iu.test(
    head,
  );
}
