import { findHereDocuments } from './hereDocument';
import { endsInVariable } from './maskText';
import { findPlaceholders } from './placeholder';
import type { Placeholder, ShellParser, TypedDestination } from './shellScript';

/** A command with its values put in; or the placeholders that have none; or why a value cannot be put in, as a sentence for the person. */
export type FilledCommand =
  { readonly text: string } | { readonly open: readonly string[] } | { readonly refused: string };

/**
 * Puts values in for the placeholders of a command, quoted for the place where each stands, so that the program gets the value byte for byte. The
 * quoting is that of POSIX shells. `values` is keyed by the placeholders' texts. Comments stay as they are.
 */
export function fillPlaceholders(
  parser: ShellParser,
  text: string,
  values: Readonly<Record<string, string>>,
): FilledCommand {
  const { commands } = parser.parse(text);
  const placeholders = commands.flatMap((command) => command.placeholders);
  const open = placeholders.filter((placeholder) => !Object.hasOwn(values, placeholder.text));
  if (open.length > 0) return { open: [...new Set(open.map((placeholder) => placeholder.text))] };

  const edits: Edit[] = [];
  for (const placeholder of placeholders) {
    const quoted = quote(values[placeholder.text] ?? '', placeholder, text);
    if (quoted === undefined) return { refused: refusal(placeholder) };
    edits.push({ start: placeholder.start, end: placeholder.end, quoted });
  }
  const filled = applyEdits(text, edits);
  const [first] = placeholders;
  if (first && !isSameShape(parser, text, filled, edits))
    return { refused: `The value for ${first.text} would change where the command ends.` };
  return { text: filled };
}

/**
 * The same for text that no shell here reads: typed into a session, or pasted into an editor. What quotes there is not
 * known, so a session only takes values that need no quoting anywhere; an editor takes any.
 */
export function fillTypedText(
  text: string,
  destination: TypedDestination,
  values: Readonly<Record<string, string>>,
): FilledCommand {
  const placeholders = findPlaceholders(text);
  const open = placeholders.filter((placeholder) => !Object.hasOwn(values, placeholder.text));
  if (open.length > 0) return { open: [...new Set(open.map((placeholder) => placeholder.text))] };
  const edits: Edit[] = [];
  for (const { start, end, text: name } of placeholders) {
    const placeholder = { text: name, start, end, context: 'opaque' } as const;
    const value = values[name] ?? '';
    const quoted = destination === 'editor' ? value : quote(value, placeholder, text);
    if (quoted === undefined) return { refused: refusal(placeholder) };
    edits.push({ start, end, quoted });
  }
  return { text: applyEdits(text, edits) };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly quoted: string;
}

/** The value as it must be written there; nothing when it cannot be. */
function quote(value: string, placeholder: Placeholder, text: string): string | undefined {
  if (value.includes('\0')) return undefined;
  switch (placeholder.context) {
    case 'word':
      return isPlainWord(value, text[placeholder.start - 1], text[placeholder.end])
        ? value
        : `'${value.replaceAll("'", "'\\''")}'`;
    case 'single-quoted':
      return value.replaceAll("'", "'\\''");
    case 'double-quoted':
      return (endsInVariable(text, placeholder.start) ? '""' : '') + value.replace(/[\\"$`]/g, '\\$&');
    case 'ansi-quoted':
      return value.replace(/[\\']/g, '\\$&');
    case 'literal-here-document':
      return value;
    case 'expanding-here-document':
      return value.replace(/[\\$`]/g, '\\$&');
    case 'opaque':
      return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(value) && !endsInVariable(text, placeholder.start) ? value : undefined;
  }
}

const wordEdge = /^[\s/:.@-]?$/;
const reservedWord = /^(?:if|then|else|elif|fi|do|done|case|esac|while|until|for|in|function|select|time|coproc)$/;

/** Whether a value is the same word with and without quotes, here: `2` before `>` is not, nor is `abc` after `$x`. */
function isPlainWord(value: string, before = '', after = ''): boolean {
  return (
    /^[A-Za-z\d][\w./@:-]*$/.test(value) &&
    !reservedWord.test(value) &&
    wordEdge.test(before.replace('=', '')) &&
    wordEdge.test(after)
  );
}

function refusal({ text, context }: Placeholder): string {
  return context === 'opaque'
    ? `The value for ${text} has characters that cannot be quoted safely where it stands. Use letters, digits and _ @ % + = : , . / - only, or change the checklist.`
    : `The value for ${text} holds a NUL character, which no command can be given.`;
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let filled = '';
  let from = 0;
  for (const { start, end, quoted } of edits) {
    filled += text.slice(from, start) + quoted;
    from = end;
  }
  return filled + text.slice(from);
}

/** Whether commands and here-documents still start and end where they did: no value may end a here-document or open another command. */
function isSameShape(parser: ShellParser, text: string, filled: string, edits: readonly Edit[]): boolean {
  const moved = (offset: number): number =>
    edits.reduce((sum, { start, end, quoted }) => (end <= offset ? sum + quoted.length - (end - start) : sum), offset);
  const expected = findHereDocuments(text).flatMap((document) => [moved(document.bodyStart), moved(document.bodyEnd)]);
  const actual = findHereDocuments(filled).flatMap((document) => [document.bodyStart, document.bodyEnd]);
  return (
    expected.join() === actual.join() && parser.parse(text).commands.length === parser.parse(filled).commands.length
  );
}
