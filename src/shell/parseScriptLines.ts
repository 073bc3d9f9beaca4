import { kindOf } from './commandKind';
import { findAllCalls, findDangers, noRules } from './danger';
import { findPlaceholders } from './placeholder';
import { lookThrough } from './prefixCommand';
import { guessCalls } from './programCall';
import type { DangerRule } from './dangerRule';
import { printsSecret } from './printsSecret';
import type { ProgramRules } from './programRules';
import type { LineShell, ShellCommand, ShellComment, ShellScript } from './shellScript';
import { lineAt, sliceLines, toLines, type Lines } from './splitUnits';

/** Splits a text of PowerShell or fish into its commands. What goes over several lines stays whole. */
export function parseScriptLines(
  text: string,
  shell: LineShell,
  declared: ProgramRules<DangerRule> = noRules,
): ShellScript {
  const lines = toLines(text);
  const notes = shell === 'pwsh' ? findBlockComments(text) : [];
  const bare = toLines(withoutSpans(text, notes));
  const commands: ShellCommand[] = [];
  const comments = notes.flatMap((note) => toLineComments(lines, note));
  const state: OpenState = { depth: 0, goesOn: false };
  let start: number | undefined;
  for (let line = 0; line < lines.starts.length - 1; line++) {
    const written = sliceLines(bare, line, line);
    const code = readLine(written, state, shell);
    const offset = lines.starts[line] ?? 0;
    if (code.length < written.length) comments.push(toComment(written, code.length, offset, line));
    if (code.trim() !== '') start ??= offset + code.length - code.trimStart().length;
    if (start === undefined || isOpen(state)) continue;
    commands.push(toCommand(lines, declared, start, offset + code.trimEnd().length));
    start = undefined;
  }
  if (start !== undefined) commands.push(toCommand(lines, declared, start, text.trimEnd().length));
  return { commands, comments: comments.sort((a, b) => a.start - b.start), errors: [] };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** `<# … #>` */
function findBlockComments(text: string): readonly Span[] {
  return Array.from(text.matchAll(/<#[^]*?#>/g), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  const blank = (span: Span): string => text.slice(span.start, span.end).replace(/[^\n]/g, ' ');
  return spans.reduce((bare, span) => bare.slice(0, span.start) + blank(span) + bare.slice(span.end), text);
}

/** A comment over several lines as one for each. */
function toLineComments(lines: Lines, { start, end }: Span): readonly ShellComment[] {
  const first = lineAt(lines, start);
  return Array.from({ length: lineAt(lines, end - 1) - first + 1 }, (_, i): ShellComment => {
    const from = Math.max(start, lines.starts[first + i] ?? 0);
    const to = Math.min(end, (lines.starts[first + i + 1] ?? 0) - 1);
    const text = lines.text
      .slice(from, to)
      .replace(/^\s*(?:<#+)?|#>\s*$/g, '')
      .trim();
    const trailing = lines.text.slice(lines.starts[first + i], from).trim() !== '';
    return { text, start: from, end: to, line: first + i, trailing };
  });
}

interface OpenState {
  /** Brackets, or blocks up to their `end`. */
  depth: number;
  quote?: string | undefined;
  /** The line ends in a way that the next one belongs to it. */
  goesOn: boolean;
}

function isOpen({ depth, quote, goesOn }: OpenState): boolean {
  return depth > 0 || quote !== undefined || goesOn;
}

/** The line without its comment; the state is that of the line's end. */
function readLine(line: string, state: OpenState, shell: LineShell): string {
  let bare = '';
  let end = line.length;
  for (let i = 0; i < line.length; i++) {
    if (state.quote !== undefined) {
      if (line.startsWith(state.quote, i)) {
        i += state.quote.length - 1;
        state.quote = undefined;
      } else if (line[i] === escapes[shell]) i++;
      continue;
    }
    const quote = openQuote(line, i, shell);
    if (quote !== undefined) {
      state.quote = quote;
      i += quote.length - 1;
      bare += '_';
    } else if (line[i] === '#' && /(?:^|\s)$/.test(line.slice(0, i))) {
      end = i;
      break;
    } else bare += line[i] ?? '';
  }
  state.depth = Math.max(0, state.depth + depthOf(bare, shell));
  state.goesOn = bare.trim() !== '' && goesOn[shell].test(bare);
  return line.slice(0, end);
}

const escapes: Readonly<Record<LineShell, string>> = { pwsh: '`', fish: '\\' };
const goesOn: Readonly<Record<LineShell, RegExp>> = { pwsh: /(?:`|\||,|&&)\s*$/, fish: /(?:\\|\||&&)\s*$/ };

/** What ends the quote that starts here. */
function openQuote(line: string, at: number, shell: LineShell): string | undefined {
  if (line[at - 1] === escapes[shell]) return undefined;
  const rest = line.slice(at);
  if (shell === 'pwsh' && /^@["']\s*$/.test(rest)) return `${rest.charAt(1)}@`;
  return line[at] === '"' || line[at] === "'" ? line[at] : undefined;
}

function depthOf(bare: string, shell: LineShell): number {
  if (shell === 'pwsh') return count(bare, /[{(]/g) - count(bare, /[})]/g);
  const opened = count(bare, /(?:^|[;&|]|\b(?:and|or|not|then)\s)\s*(?:begin|if|for|while|switch|function)\b/g);
  return opened - count(bare, /(?:^|;)\s*end\b/g);
}

function count(text: string, form: RegExp): number {
  return text.match(form)?.length ?? 0;
}

function toCommand(lines: Lines, declared: ProgramRules<DangerRule>, start: number, end: number): ShellCommand {
  const text = lines.text.slice(start, end);
  const calls = guessCalls(text);
  const all = findAllCalls(calls);
  return {
    text,
    start,
    end,
    startLine: lineAt(lines, start),
    endLine: lineAt(lines, Math.max(start, end - 1)),
    kind: kindOf(calls),
    programs: calls.map((call) => lookThrough(call).program),
    dangers: findDangers(all, text, declared),
    ...(printsSecret(all, text) && { printsSecret: true }),
    placeholders: findPlaceholders(text).map((found) => ({
      ...found,
      start: start + found.start,
      end: start + found.end,
      context: 'opaque',
    })),
  };
}

function toComment(line: string, column: number, offset: number, at: number): ShellComment {
  const written = line.slice(column).trimEnd();
  return {
    text: written.replace(/^#+/, '').trim(),
    start: offset + column,
    end: offset + column + written.length,
    line: at,
    trailing: line.slice(0, column).trim() !== '',
  };
}
