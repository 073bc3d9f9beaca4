import { describeMatcher } from '../expectation/describeMatcher';
import type { Expectation, Matcher, Verdict } from '../expectation/expectation';
import type { BlockCommand } from '../run/outcome';

/** What will be checked, before anything ran: `≥ 82 passed`, `2 commands · exit 0`, `compare: “All services up”`. */
export function describeExpected(commands: readonly BlockCommand[]): string {
  const [first] = commands;
  if (!first) return 'does not apply';
  if (commands.length === 1) return describeCommand(first);
  const checks = distinct(commands.filter(({ command }) => command.kind === 'command').flatMap(checksOf));
  return [`${commands.length} commands`, shortList(checks)].filter(Boolean).join(' · ');
}

/** What will be checked of one command, or what it does with the terminal where no check can see its end. */
export function describeCommand(blockCommand: BlockCommand): string {
  switch (blockCommand.command.kind) {
    case 'command':
      return shortList(distinct(checksOf(blockCommand)));
    case 'session':
      return 'opens a session';
    case 'editor':
      return 'opens an editor';
    case 'follow':
      return 'runs until you stop it';
    case 'typed':
      return blockCommand.command.destination === 'editor'
        ? 'to be pasted into the editor'
        : 'to be typed in the session';
  }
}

/**
 * The value found, with what was wanted where both are numbers to compare: `85 passed (≥ 82)`. Empty when the verdict
 * has found nothing to show.
 */
export function describeFound({ found, expectation: { matcher } }: Verdict): string {
  if (found === undefined || found === '') return '';
  const value = shorten(found);
  // Everybody knows which exit code is wanted.
  const target = comparesValues(matcher) && matcher.kind !== 'exit' ? wanted(matcher, found) : value;
  return target === value ? value : `${value} (${target})`;
}

/** How much of a value that was found a row shows, in UTF-16 code units. */
const longestValue = 48;

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue - 1).trimEnd()}…` : text;
}

/** Whether found and wanted are both short values that say more side by side. */
export function comparesValues(matcher: Matcher): boolean {
  switch (matcher.kind) {
    case 'number':
    case 'tests':
    case 'lines':
    case 'duration':
    case 'http':
    case 'exit':
      return true;
    case 'json':
      return matcher.comparison !== undefined;
    default:
      return false;
  }
}

/** An author's words that a person compares, without the one that only says what they are. */
export function describeComparison(words: string): string {
  return `compare: “${words.replace(/^expected(?: output| result)?:\s*(?=\S)/i, '')}”`;
}

function checksOf({ command }: BlockCommand): readonly string[] {
  return command.expectations.map(describeExpectation);
}

function describeExpectation({ matcher }: Expectation): string {
  return matcher.kind === 'review' ? describeComparison(matcher.sentence) : describeMatcher(matcher);
}

/** What was wanted, without the words that the value found has too: `≥ 82` beside `85 passed`. */
function wanted(matcher: Matcher, found: string): string {
  const words = describeMatcher(matcher)
    .replace(/^(takes|number) /, '')
    .split(' ');
  const foundWords = found.split(' ');
  while (words.length > 1 && /^[a-z]+$/i.test(words.at(-1) ?? '') && words.at(-1) === foundWords.at(-1)) {
    words.pop();
    foundWords.pop();
  }
  return words.join(' ');
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function shortList(texts: readonly string[]): string {
  return texts.length > 2 ? `${texts.slice(0, 2).join(', ')}, …` : texts.join(', ');
}
