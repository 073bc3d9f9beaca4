import type { ShellComment } from '../shell/shellScript';
import { isNearlyExpect } from './expectDirective';

/** A comment as its author meant it: one line, a sentence that goes on in the lines below, or a line of a list. */
export interface CommentUnit extends ShellComment {
  /** 0-based line in the script; the last one included. */
  readonly endLine: number;
  /** The line with a colon (`Should show:`) that this one stands under, at its 0-based line. */
  readonly head?: { readonly text: string; readonly line: number };
}

/**
 * Joins comment lines that belong together, their texts with `\n` between: a sentence that goes on in lower case, and
 * the lines of a sample under a line that ends with a colon. Half a sentence read alone could expect what nobody meant.
 * The items of a list under such a line stay apart, and the line itself goes once it has some.
 */
export function joinComments(
  comments: readonly ShellComment[],
  speaksOfResult: (text: string) => boolean,
): readonly CommentUnit[] {
  const units: CommentUnit[] = [];
  for (const comment of comments) {
    const above = units.at(-1);
    const line = { endLine: comment.line, ...comment };
    if (!above || !isNext(above, comment)) units.push(line);
    else if (goesUnder(above, comment, speaksOfResult)) {
      const head = above.head ?? { text: above.text, line: above.line };
      if (above.head === undefined) units.pop();
      if (above.head !== undefined && !isListed(comment.text) && !isListed(above.text))
        units[units.length - 1] = join(above, comment);
      else units.push({ ...line, head });
    } else if (goesOn(above, comment, speaksOfResult)) units[units.length - 1] = join(above, comment);
    else units.push(line);
  }
  return units;
}

function join(above: CommentUnit, comment: ShellComment): CommentUnit {
  return { ...above, text: `${above.text}\n${comment.text}`, end: comment.end, endLine: comment.line };
}

function isNext(above: CommentUnit, comment: ShellComment): boolean {
  if (above.trailing || comment.trailing || above.endLine !== comment.line - 1 || comment.text === '') return false;
  return !isDeclared(above.text) && !isDeclared(comment.text);
}

function goesUnder(above: CommentUnit, comment: ShellComment, speaksOfResult: (text: string) => boolean): boolean {
  if (above.head !== undefined)
    return isListed(comment.text) || (!isItem(above.text) && !isMarked(comment.text, speaksOfResult));
  if (!/[:：]$/.test(above.text) || !speaksOfResult(above.text)) return false;
  return isItem(comment.text) || !isMarked(comment.text, speaksOfResult);
}

/** An expectation of its own, and not only a row with its `(target <200MB)`. */
function isMarked(text: string, speaksOfResult: (text: string) => boolean): boolean {
  return !/\(target\b/i.test(text) && !/^(?:[{["]|HTTP\/\d)/.test(text) && speaksOfResult(text);
}

function goesOn(above: CommentUnit, comment: ShellComment, speaksOfResult: (text: string) => boolean): boolean {
  if (above.head !== undefined || !/^\p{Ll}/u.test(comment.text) || /[.!?]$/.test(above.text)) return false;
  return speaksOfResult(above.text) && !speaksOfResult(comment.text);
}

/** Whether the line is an item of a list, or a row with a target of its own. */
function isItem(text: string): boolean {
  return /\(target\b/i.test(text) || /^(?:[-*•✓✔✅]|\d{1,2}[.)])\s/u.test(text);
}

/** An item, or a name alone: `gemma2:2b`, `order-sync`. */
function isListed(text: string): boolean {
  return isItem(text) || /^(?=.*[A-Za-z])[\w@-]+(?:[-_.:/][\w-]+)+$/.test(text);
}

/** Whether a comment holds a line of our own grammar. */
export function isDeclared(comment: string): boolean {
  return comment.includes('expect:') ? declaredIn(comment).length > 0 : misspeltIn(comment) !== undefined;
}

/** A line of the grammar in a comment, and where it begins there. */
export interface DeclaredLine {
  readonly grammar: string;
  readonly at: number;
}

/** `expect: 0 failed`, also behind other words: `unit tests # expect: 0 failed`, `unit tests; expect: 0 failed`, `(expect: 0 failed)`. */
export function declaredIn(comment: string): readonly DeclaredLine[] {
  const marks = [...comment.matchAll(declaredMark)].filter(
    ({ 0: mark, index }, i, all) => i === 0 || all[0]?.index !== 0 || (index > 0 && mark.includes('#')),
  );
  return marks.map(({ 0: mark, index }, i) => {
    const at = index + mark.length;
    const rest = comment.slice(at, marks[i + 1]?.index);
    const bracketed = /[([]/.test(mark) ? /^(.*)[)\]]/.exec(rest)?.[1] : undefined;
    return { grammar: bracketed ?? rest, at };
  });
}

const declaredMark = /(?:^@?|(?:^|\s)#+\s*@?|[;,.]\s+@?|\s[–—-]+\s+@?|[([]\s*@?)expect:/g;

/** `exepct` of `exepct: 0 failed`. */
export function misspeltIn(comment: string): string | undefined {
  const word = /^@?([A-Za-z]{4,12})\s*:\s*\S/.exec(comment)?.[1];
  return word !== undefined && !/^expect/i.test(word) && isNearlyExpect(word) ? word : undefined;
}
