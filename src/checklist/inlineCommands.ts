import { findCodeSpans, type CodeSpan } from './codeSpans';
import { commandLabel, commandLikeness, isCommandItem, type Likeness } from './commandText';
import { isForFailure } from './onlyIf';
import { noOwnPrograms, type OwnPrograms } from './ownPrograms';
import { invitationOf, isCondition, joins, parts, partsClause, type SpanContext, type SpanPlace } from './spanContext';

/** A command that stands in the words of an item, a paragraph or a table cell. Offsets are UTF-16 in those words. */
export interface InlineCommand {
  /** What the shell gets. */
  readonly text: string;
  /** The span with its backticks; all of the words where there are none. */
  readonly start: number;
  readonly end: number;
  /** Where the text itself stands. */
  readonly textStart: number;
  readonly textEnd: number;
  /** One of several to choose from, and not the first; or for some cases alone (``if it fails, run `x` ``, ``run `x` if not``). */
  readonly isAlternative: boolean;
}

/** The commands among an author's words: code spans that plainly are commands where the words ask to run them. */
export function findInlineCommands(
  markdown: string,
  place: SpanPlace,
  own: OwnPrograms = noOwnPrograms,
): readonly InlineCommand[] {
  const spans = findCodeSpans(markdown);
  if (spans.length === 0) return place === 'item' ? commandItem(markdown) : [];
  const commands: InlineCommand[] = [];
  for (const [i, span] of spans.entries()) {
    // What goes over a line's end is left to the person.
    if (markdown.slice(span.start, span.end).includes('\n')) continue;
    const likeness = commandLikeness(span.text.replaceAll('\\|', '|'), own);
    if (likeness === 'none') continue;
    const previous = commands.at(-1);
    const isRightBehind = previous !== undefined && previous.end === spans[i - 1]?.end;
    const between = isRightBehind ? markdown.slice(previous.end, span.start) : undefined;
    const isAlternative = between !== undefined && parts.test(between);
    const continues = isAlternative || (between !== undefined && joins.test(between));
    const context = {
      place,
      text: span.text,
      before: markdown.slice(0, span.start),
      after: markdown.slice(span.end),
      continues,
      follows: previous !== undefined && !isRightBehind,
    };
    if (!isOffered(likeness, context)) continue;
    commands.push(
      toInlineCommand(
        markdown,
        span,
        isAlternative || isCondition.test(context.after) || isForFailure(clauseBefore(context.before)),
      ),
    );
  }
  return commands;
}

/** Where the words behind a command turn to another span and its result; the end of the words where they do not. */
export function endOfClause(words: string, from: number): number {
  const next = findCodeSpans(words).find(
    ({ start, end }) =>
      start > from && /\S/.test(words.slice(from, start)) && partsClause(words.slice(0, start), words.slice(end)),
  );
  return next?.start ?? words.length;
}

/** The words between the last full stop, semicolon or dash and the end. */
function clauseBefore(before: string): string {
  return (
    before
      .replace(/^\s*\[[ xX~-]\]\s*/, '')
      .split(/(?<=[.;!?])\s+|\s+[–—-]\s+|\s*\(/)
      .at(-1) ?? ''
  );
}

function isOffered(likeness: Likeness, context: SpanContext): boolean {
  const invitation = invitationOf(context);
  if (invitation === 'none') return false;
  if (likeness === 'certain') return true;
  return invitation === 'order' || (invitation === 'place' && likeness === 'likely');
}

function toInlineCommand(markdown: string, { text, start, end }: CodeSpan, isAlternative: boolean): InlineCommand {
  const textStart = start + Math.max(1, markdown.slice(start, end).indexOf(text.trim()));
  return { text: text.trim(), start, end, textStart, textEnd: textStart + text.trim().length, isAlternative };
}

function commandItem(markdown: string): readonly InlineCommand[] {
  const text = markdown.trim().replace(commandLabel, '');
  if (text.includes('\n') || !isCommandItem(text)) return [];
  const start = markdown.indexOf(text);
  const end = start + text.length;
  return [{ text, start, end, textStart: start, textEnd: end, isAlternative: false }];
}
