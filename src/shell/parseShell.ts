import type { Node, Parser } from 'web-tree-sitter';
import { findHereDocuments } from './hereDocument';
import { maskText } from './maskText';
import { findPlaceholders } from './placeholder';
import type { ShellCommand, ShellComment, ShellScript, ShellSyntaxError } from './shellScript';
import { lineAt, sliceLines, toLines, UnitReader, type Lines, type ShellUnit } from './splitUnits';
import { withSyntaxTree } from './syntaxTree';

/** Splits a shell text. One unit of whole lines is one command, so `a && b; c` on a line is one. */
export function parseShell(parser: Parser, text: string): ShellScript {
  const hereDocuments = findHereDocuments(text);
  const placeholders = findPlaceholders(text);
  const lines = toLines(text);
  const masked = toLines(maskText(text, hereDocuments, placeholders));
  const units = new UnitReader(parser, masked, hereDocuments);
  const commands: ShellCommand[] = [];
  const comments: ShellComment[] = [];
  const errors: ShellSyntaxError[] = [];

  let line = 0;
  while (line < masked.starts.length - 1) {
    const unit = units.read(line);
    line = unit.endLine + 1;
    const found = withSyntaxTree(parser, sliceLines(masked, unit.startLine, unit.endLine), (root) =>
      readUnit(root, lines, unit),
    );
    for (const span of found.comments) comments.push(toComment(lines, span));
    if (!found.span) continue;
    const { start, end } = found.span;
    commands.push({
      text: text.slice(start, end),
      start,
      end,
      startLine: lineAt(lines, start),
      endLine: lineAt(lines, end - 1),
      kind: 'command',
      programs: found.programs,
      dangers: [],
      placeholders: placeholders.filter((placeholder) => placeholder.start >= start && placeholder.end <= end),
    });
    if (found.hasError) errors.push({ line: lineAt(lines, start), start, end });
  }
  return { commands, comments, errors };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface UnitContent {
  /** Where the unit's command stands; absent when it holds nothing but comments and blanks. */
  readonly span?: Span;
  readonly comments: readonly Span[];
  readonly programs: readonly string[];
  readonly hasError: boolean;
}

function readUnit(root: Node, lines: Lines, unit: ShellUnit): UnitContent {
  const offset = lines.starts[unit.startLine] ?? 0;
  const text = sliceLines(lines, unit.startLine, unit.endLine);
  const comments = unit.isWhole
    ? root.descendantsOfType('comment').map((node) => ({ start: node.startIndex, end: node.endIndex }))
    : findTrailingComment(text);
  const last = comments.at(-1);
  // What stands after the last comment's line belongs to the command; a comment that ends the unit does not.
  const code = last && text.slice(last.end).trim() === '' ? text.slice(0, last.start) : text;
  const start = /^[\s;]*/.exec(code)?.[0].length ?? 0;
  const end = endOfCommand(code);
  const shift = (span: Span): Span => ({ start: span.start + offset, end: span.end + offset });
  return {
    ...(end > start ? { span: shift({ start, end }) } : {}),
    comments: comments.map(shift),
    programs: root.descendantsOfType('command_name').map((node) => node.text),
    hasError: root.hasError,
  };
}

/** Without the white space and the `;` at the end; but `\;`, and `;;` inside a line, stay. */
function endOfCommand(code: string): number {
  const trimmed = code.trimEnd();
  return /(?<![\\;]);$/.test(trimmed) ? trimmed.slice(0, -1).trimEnd().length : trimmed.length;
}

/** The comment at the end of a line that the grammar cannot read: a `#` after white space, outside quotes. */
function findTrailingComment(text: string): Span[] {
  for (const match of text.matchAll(/(?<=^|\s)#/g)) {
    const before = text.slice(0, match.index);
    if ((before.match(/'/g)?.length ?? 0) % 2 || (before.match(/"/g)?.length ?? 0) % 2) continue;
    if (!text.slice(match.index).includes('\n')) return [{ start: match.index, end: text.length }];
  }
  return [];
}

function toComment(lines: Lines, span: Span): ShellComment {
  const { text } = lines;
  const line = lineAt(lines, span.start);
  const written = text.slice(span.start, span.end);
  return {
    text: written.replace(/^#+/, '').trim(),
    start: span.start,
    end: span.start + written.trimEnd().length,
    line,
    trailing: text.slice(lines.starts[line], span.start).trim() !== '',
  };
}
