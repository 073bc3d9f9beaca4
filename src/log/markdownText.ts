import { toVisible } from '../util/toVisible';

/**
 * In what git hosts see a person, an issue or an emoji: the sign before the word. They look for it in the text that Markdown
 * has become, so that a backslash is no help: an empty comment parts the two. An address is left as it is.
 */
const reference =
  /((?:https?:\/\/|www\.)[^\s<>]+)|(?<![\w/])@(?=\w)|#(?=\d)|\bGH-(?=\d)|:(?=[\w+-]*[a-z+-][\w+-]*:|1(?:00|234):)/gi;

/**
 * Text of others, made so that Markdown shows it as it is and nothing after it is touched: on one line, for a place in
 * which a line does not begin. Only what would mean something is escaped, so that the source reads well too.
 */
export function escapeText(text: string): string {
  if (isPlain(text)) return text;
  return (
    toVisible(text.replace(/\s+/g, ' ').trim())
      // Between two dollar signs previews and git hosts see a formula.
      .replace(/[\\`*|$]/g, '\\$&')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/<(?=[a-z/!?])/gi, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/\](?=[([:])/g, '\\]')
      .replace(/!(?=\[)/g, '\\!')
      // One on each side is enough for some hosts to strike out what stands between.
      .replace(/~/g, text.indexOf('~') === text.lastIndexOf('~') ? '~' : '\\~')
      .replace(reference, (found, address?: string) => address ?? `${found}<!-- -->`)
  );
}

/** Whether nothing in a text means anything in Markdown. Most words of a log do not: it is written again and again. */
export function isPlain(text: string): boolean {
  return text.search(reference) < 0 && /^[A-Za-z0-9,.:;()'"%/=+@-]+(?: [A-Za-z0-9,.:;()'"%/=+@-]+)*$/.test(text);
}

/** {@link escapeText} of a text of several lines, each on its own, at a place where a line does begin. */
export function escapeLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => escapeStart(escapeText(line)))
    .filter((line) => line !== '');
}

/** Escaped text at a place where a line begins, or where some hosts let one begin: behind the box of a task list item. */
export function escapeStart(line: string): string {
  return line.replace(/^(?:[#>=]|[+-](?=[\s+-]|$)|\d+(?=[.)](?:\s|$)))/, (start) =>
    /^\d/.test(start) ? `${start}\\` : `\\${start}`,
  );
}

/** A code span that holds the text whatever backticks it has; line breaks are spaces, and it is cut when long. */
export function codeSpan(text: string, longest = 200): string {
  const line = cutLine(toVisible(text.trim().replace(/\s+/g, ' ')), longest);
  if (line === '') return '(empty)';
  const fence = '`'.repeat(longestRun(line) + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return fence + padding + line + padding + fence;
}

/** A link to a file beside, shown by its path. Whatever the path holds, the link leads to a file. */
export function fileLink(path: string): string {
  const encoded = path.split('/').map((name) => encodeURIComponent(name).replace(/[!'()*]/g, percentEncoded));
  return `[${codeSpan(path)}](${encoded.join('/')})`;
}

/** A fenced code block that no line of the text can end. */
export function fencedBlock(text: string, language: string): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [fence + language, ...text.split('\n').map(toVisible), fence];
}

/** Moves lines into a list item; empty ones stay empty. */
export function indent(lines: readonly string[], columns: number): readonly string[] {
  const margin = ' '.repeat(columns);
  return lines.map((line) => (line === '' ? '' : margin + line));
}

/** Lines as one block. Empty ones at its ends go; those inside stay, as in an output. */
export function toBlock(lines: readonly string[]): string {
  const text = lines.join('\n');
  let [start, end] = [0, text.length];
  while (text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return text.slice(start, end);
}

/** Blocks with one empty line between them; empty ones are left out. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

export function cutLine(line: string, longest: number): string {
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
