import type { Node, Parser } from 'web-tree-sitter';
import { kindOf, sessionLanguageOf } from './commandKind';
import { addDone, nothingAbove } from './doneAbove';
import { findAllCalls, findDangers, findTypedDangers } from './danger';
import type { DangerRule } from './dangerRule';
import { findHereDocuments, type HereDocument } from './hereDocument';
import { maskText } from './maskText';
import { findPlaceholders, type FoundPlaceholder } from './placeholder';
import { contextOf } from './placeholderContext';
import { readPlainLine } from './plainLine';
import { programsOf } from './prefixCommand';
import { findCalls, guessCalls, type ProgramCall, type ReadTree } from './programCall';
import { printsSecret } from './printsSecret';
import type { ProgramRules } from './programRules';
import type {
  CommandKind,
  Danger,
  Placeholder,
  ShellCommand,
  ShellComment,
  ShellScript,
  ShellSyntaxError,
  TypedDestination,
} from './shellScript';
import { lineAt, sliceLines, toLines, UnitReader, type Lines, type ShellUnit } from './splitUnits';
import { findSyntaxFault } from './syntaxFault';
import { isTooLarge } from './syntaxTree';
import { hasReplPrompt, isExit, readTypedUnit, type Destination } from './typedText';
import { isTextForEditor } from './editorText';

export interface ShellTextOptions {
  readonly declared: ProgramRules<DangerRule>;
  /** Whether every command stood behind a prompt: then nothing in the text is for an editor. */
  readonly isPrompted: boolean;
}

/** Splits a shell text. What stands on the same lines is one command, so `a && b; c` is one. */
export function parseShell(parser: Parser, text: string, options: ShellTextOptions): ShellScript {
  return new ScriptReader(parser, text, options).read();
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What was found in one unit: its command, unless it holds nothing but comments and blanks, and its comments. */
interface UnitContent {
  readonly span: Span;
  /** The last line of the unit. */
  readonly endLine: number;
  readonly comments: readonly Span[];
  readonly calls: readonly ProgramCall[];
  readonly placeholders: readonly Placeholder[];
  readonly hasError: boolean;
}

class ScriptReader {
  readonly #declared: ProgramRules<DangerRule>;
  readonly #isPrompted: boolean;
  readonly #lines: Lines;
  readonly #masked: Lines;
  readonly #hereDocuments: readonly HereDocument[];
  readonly #placeholders: readonly FoundPlaceholder[];
  readonly #units: UnitReader;
  readonly #commands: ShellCommand[] = [];
  readonly #comments: ShellComment[] = [];
  readonly #errors: ShellSyntaxError[] = [];
  /** Sessions and editors that are open, the innermost last. */
  readonly #opened: Destination[] = [];
  #done = nothingAbove;

  constructor(parser: Parser, text: string, { declared, isPrompted }: ShellTextOptions) {
    this.#declared = declared;
    this.#isPrompted = isPrompted;
    this.#lines = toLines(text);
    this.#hereDocuments = findHereDocuments(text);
    this.#placeholders = findPlaceholders(text);
    this.#masked = toLines(maskText(text, this.#hereDocuments, this.#placeholders));
    this.#units = new UnitReader(parser, this.#masked, this.#hereDocuments);
  }

  read(): ShellScript {
    let line = 0;
    while (line < this.#lines.starts.length - 1) {
      this.#openPrompted(line);
      const destination = this.#opened.at(-1) ?? 'local';
      const endLine =
        destination === 'local' || destination === 'shell'
          ? this.#readShell(line, destination)
          : this.#readTyped(line, destination);
      line = endLine + 1;
    }
    const script = { commands: this.#commands, comments: this.#comments, errors: this.#errors };
    // Where no line ends a here-document, it may hide anything.
    const isWhole = this.#hereDocuments.every(({ terminated }) => terminated);
    const fault = isWhole ? findSyntaxFault(this.#masked.text, script) : undefined;
    return fault ? { ...script, fault } : script;
  }

  /** A prompt of a session shows that the command above has opened one, whatever its name. */
  #openPrompted(line: number): void {
    const isLocal = this.#opened.length === 0 || this.#opened.at(-1) === 'shell';
    if (!isLocal || !hasReplPrompt(sliceLines(this.#lines, line, line))) return;
    this.#opened.push('other');
    const above = this.#commands.at(-1);
    if (above?.kind === 'command') this.#commands[this.#commands.length - 1] = { ...above, kind: 'session' };
  }

  #readShell(line: number, destination: Destination): number {
    const content = this.#readPlain(line) ?? this.#units.read(line, (root, unit) => this.#readUnit(root, unit));
    this.#addComments(content.comments);
    const { span, endLine, calls, placeholders } = content;
    if (span.start === span.end) return endLine;
    const text = this.#slice(span);
    // Behind white space that is none to a shell, such as a no-break space, an author's comment is one all the same.
    if (text.startsWith('#') && !text.includes('\n')) {
      this.#addComments([span]);
      return endLine;
    }
    const kind = kindOf(calls);
    const all = findAllCalls(calls);
    this.#addCommand(span, {
      ...(destination === 'local' ? { kind } : { kind: 'typed', destination: 'session' }),
      programs: calls.flatMap(programsOf),
      dangers: findDangers(all, text, this.#declared, this.#done),
      printsSecret: printsSecret(all, text) ? true : undefined,
      placeholders: destination === 'local' ? placeholders : placeholders.map(toOpaque),
    });
    this.#done = addDone(this.#done, all);
    if (content.hasError) this.#errors.push({ line: lineAt(this.#lines, span.start), ...span });
    if (kind === 'session') this.#opened.push(sessionLanguageOf(calls));
    else if (kind === 'editor' && this.#isForEditor(endLine + 1, calls)) this.#opened.push('editor');
    else if (destination === 'shell' && isExit(text)) this.#opened.pop();
    return endLine;
  }

  #isForEditor(line: number, calls: readonly ProgramCall[]): boolean {
    return !this.#isPrompted && isTextForEditor(this.#lines, line, calls);
  }

  #readTyped(line: number, destination: Destination): number {
    const unit = readTypedUnit(this.#lines, line, destination);
    const offset = this.#lines.starts[line] ?? 0;
    const written = sliceLines(this.#lines, line, unit.endLine);
    const typed = written.slice(0, unit.commentStart);
    if (unit.commentStart !== undefined)
      this.#addComments([{ start: offset + unit.commentStart, end: offset + written.length }]);
    if (typed.trim() === '') return unit.endLine;
    const span = {
      start: offset + typed.length - typed.trimStart().length,
      end: offset + typed.trimEnd().length,
    };
    this.#addCommand(span, {
      kind: 'typed',
      destination: destination === 'editor' ? 'editor' : 'session',
      programs: [],
      dangers: destination === 'editor' ? [] : findTypedDangers(typed),
      placeholders: this.#placeholdersIn(span).map(toOpaque),
    });
    if (destination !== 'editor' && isExit(typed)) this.#opened.pop();
    return unit.endLine;
  }

  /** What the grammar would give for a line that it need not be asked for. */
  #readPlain(line: number): UnitContent | undefined {
    const offset = this.#lines.starts[line] ?? 0;
    const written = sliceLines(this.#lines, line, line);
    const isFilled = this.#placeholdersIn({ start: offset, end: offset + written.length }).length === 0;
    const plain = isFilled ? readPlainLine(written) : undefined;
    if (!plain) return undefined;
    const { calls, commentStart } = plain;
    const code = written.slice(0, commentStart);
    const start = offset + code.length - code.trimStart().length;
    const comments = [{ start: offset + commentStart, end: offset + written.length }];
    return {
      span: { start, end: Math.max(start, offset + code.trimEnd().length) },
      endLine: line,
      comments: commentStart < written.length ? comments : [],
      calls,
      placeholders: [],
      hasError: false,
    };
  }

  #readUnit(root: Node, unit: ShellUnit): UnitContent {
    const { text } = this.#lines;
    const offset = this.#lines.starts[unit.startLine] ?? 0;
    const written = sliceLines(this.#lines, unit.startLine, unit.endLine);
    const tree: ReadTree = {
      root,
      written: (node) => text.slice(offset + node.startIndex, offset + node.endIndex),
      isHereDocument: (node) =>
        this.#hereDocuments.some(({ operatorStart }) => operatorStart === offset + node.startIndex),
    };
    const isReadable = unit.isWhole && !isTooLarge(root);
    const hasError = root.hasError || (unit.isWhole && !isReadable);
    const comments = (isReadable ? findComments(root, written) : findTrailingComment(written)).map((span) =>
      shift(span, offset),
    );
    const span = shift(findCommand(written, comments.at(-1), offset), offset);
    const slice = this.#slice(span);
    // Where brackets are past counting, what stands in them is still looked at.
    const flat = unit.isWhole ? slice.replace(/[(){}]/g, ';') : slice;
    const calls = isReadable ? findCalls(tree) : guessCalls(flat);
    const scope = { text, offset, tree, calls, hereDocuments: this.#hereDocuments };
    const placeholders = this.#placeholdersIn(span)
      .filter(({ start }) => !comments.some((comment) => start >= comment.start && start < comment.end))
      .map((found) => ({ ...found, context: hasError ? ('opaque' as const) : contextOf(found, scope) }));
    return { span, endLine: unit.endLine, comments, calls, placeholders, hasError };
  }

  #placeholdersIn({ start, end }: Span): FoundPlaceholder[] {
    return this.#placeholders.filter((placeholder) => placeholder.start >= start && placeholder.end <= end);
  }

  #addCommand(span: Span, facts: CommandFacts): void {
    const { kind, destination, programs, dangers, printsSecret: mayPrintSecret, placeholders } = facts;
    const startLine = lineAt(this.#lines, span.start);
    const endLine = lineAt(this.#lines, span.end - 1);
    this.#commands.push({
      text: this.#slice(span),
      start: span.start,
      end: span.end,
      startLine,
      endLine,
      kind,
      destination,
      programs,
      dangers,
      printsSecret: mayPrintSecret,
      placeholders,
    });
  }

  #addComments(spans: readonly Span[]): void {
    for (const span of spans) {
      const line = lineAt(this.#lines, span.start);
      const written = this.#slice(span).trimEnd();
      this.#comments.push({
        text: written.replace(/^(?:#+|--)/, '').trim(),
        start: span.start,
        end: span.start + written.length,
        line,
        trailing: this.#lines.text.slice(this.#lines.starts[line], span.start).trim() !== '',
      });
    }
  }

  #slice({ start, end }: Span): string {
    return this.#lines.text.slice(start, end);
  }
}

interface CommandFacts {
  readonly kind: CommandKind;
  readonly destination?: TypedDestination | undefined;
  readonly programs: readonly string[];
  readonly dangers: readonly Danger[];
  readonly printsSecret?: true | undefined;
  readonly placeholders: readonly Placeholder[];
}

function toOpaque(found: FoundPlaceholder): Placeholder {
  return { text: found.text, start: found.start, end: found.end, context: 'opaque' };
}

function shift(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}

function findComments(root: Node, written: string): Span[] {
  if (!written.includes('#')) return [];
  return root.descendantsOfType('comment').map((node) => ({ start: node.startIndex, end: node.endIndex }));
}

/** The comment at the end of a line that the grammar cannot read: a `#` after white space or a `;`, outside quotes. */
function findTrailingComment(text: string): Span[] {
  for (const match of text.matchAll(/(?<=^|[\s;])#/g)) {
    const before = text.slice(0, match.index);
    if ((before.split("'").length - 1) % 2 === 1 || (before.split('"').length - 1) % 2 === 1) continue;
    if (!text.slice(match.index).includes('\n')) return [{ start: match.index, end: text.length }];
  }
  return [];
}

/** Where the unit's command stands: without the last comment when nothing follows it, without white space and `;` around. */
function findCommand(text: string, lastComment: Span | undefined, offset: number): Span {
  const isLast = lastComment && text.slice(lastComment.end - offset).trim() === '';
  const code = isLast ? text.slice(0, lastComment.start - offset) : text;
  const start = /^[\s;]*/.exec(code)?.[0].length ?? 0;
  const trimmed = code.trimEnd();
  const end = /(?<![\\;]);$/.test(trimmed) ? trimmed.slice(0, -1).trimEnd().length : trimmed.length;
  return { start, end: Math.max(start, end) };
}
