import { findHereDocuments } from './hereDocument';
import { findPlaceholders } from './placeholder';
import { quoteValue, quoteVariable, quotingOf } from './quoteValue';
import type { Placeholder, ShellParser, TypedDestination } from './shellScript';

/** A command with its values put in; or the placeholders that have none; or why a value cannot be put in, as a sentence for the person. */
export type FilledCommand =
  { readonly text: string } | { readonly open: readonly string[] } | { readonly refused: string };

export interface FillOptions {
  /** The shell that reads the text; bash when absent. */
  readonly shell?: string;
  /** Names of variables that hold the value, by the placeholders' texts: put in instead of it where the shell can. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Puts values in for the placeholders of a command, quoted for the place where each stands, so that the program gets the value byte for byte.
 * `values` is keyed by the placeholders' texts. Comments stay as they are.
 */
export function fillPlaceholders(
  parser: ShellParser,
  text: string,
  values: Readonly<Record<string, string>>,
  { shell = 'bash', variables = {} }: FillOptions = {},
): FilledCommand {
  const { commands } = parser.parse(text);
  const placeholders = commands.flatMap((command) => command.placeholders);
  const open = placeholders.filter((placeholder) => !Object.hasOwn(values, placeholder.text));
  if (open.length > 0) return { open: [...new Set(open.map((placeholder) => placeholder.text))] };

  const quoting = quotingOf(shell);
  const edits: Edit[] = [];
  for (const placeholder of placeholders) {
    const value = values[placeholder.text] ?? '';
    const variable = Object.hasOwn(variables, placeholder.text) ? variables[placeholder.text] : undefined;
    const reference = variable === undefined ? undefined : quoteVariable(variable, placeholder, quoting);
    const quoted = (value.includes('\0') ? undefined : reference) ?? quoteValue(value, placeholder, text, quoting);
    if (quoted === undefined) return { refused: refusal(placeholder, value) };
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
    const quoted = destination === 'editor' ? value : quoteValue(value, placeholder, text, 'plain');
    if (quoted === undefined) return { refused: refusal(placeholder, value) };
    edits.push({ start, end, quoted });
  }
  return { text: applyEdits(text, edits) };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly quoted: string;
}

function refusal({ text }: Placeholder, value: string): string {
  return value.includes('\0')
    ? `The value for ${text} holds a NUL character, which no command can be given.`
    : `The value for ${text} has characters that cannot be quoted safely where it stands. Use letters, digits and _ @ % + = : , . / - only, or change the checklist.`;
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
