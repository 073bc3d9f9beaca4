import type { Expectation } from '../expectation/expectation';
import type { Problem } from '../util/problem';
import type { SourcePosition } from '../util/sourceRange';
import { findCodeSpans } from './codeSpans';
import { readDeclared, readMisspelt, type DeclaredExpectations } from './declaredExpectations';
import { readExpectDirective } from './expectDirective';
import { htmlComments, type HtmlComment } from './htmlComments';
import type { SourceText } from './sourceText';

/** Words with commands in them, and what `<!-- expect: … -->` behind a command declares of it. */
export interface CommentedWords {
  /** The same words with spaces where the comments stand. */
  readonly words: string;
  readonly comments: readonly HtmlComment[];
}

/** Comments in a code span are code. */
export function readComments(markdown: string): CommentedWords {
  if (!markdown.includes('<!--')) return { words: markdown, comments: [] };
  const spans = findCodeSpans(markdown);
  const comments = htmlComments(markdown).filter(
    (comment) => !spans.some(({ start, end }) => start < comment.start && comment.end < end),
  );
  const words = comments.reduce(
    (text, { start, end }) => text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end),
    markdown,
  );
  return { words, comments };
}

/** Finds the place in the checklist of what stands at an offset of the words. */
export type PlaceOf = (offset: number) => SourcePosition;

/** Lines of words are indented in the checklist as their item is. The column is -1 where a line is not found as it is. */
export function createPlaceOf(markdown: string, line: number, source: SourceText): PlaceOf {
  return (offset) => {
    const above = markdown.slice(0, offset).split('\n');
    const at = line + above.length - 1;
    const whole = (markdown.split('\n')[above.length - 1] ?? '').trim();
    const indentation = (source.lines[at] ?? '').lastIndexOf(whole);
    const column = indentation < 0 ? -1 : indentation + (above.at(-1) ?? '').trimStart().length;
    return { line: at, column };
  };
}

/** What a comment declares, one expectation per line; `undefined` when it is no `expect:`. */
export function readSpanComment(
  { body, start }: HtmlComment,
  placeOf: PlaceOf,
  source: SourceText,
): DeclaredExpectations | undefined {
  const directive = readExpectDirective(body);
  if (directive === undefined) return undefined;
  if (directive.kind === 'misspelt')
    return readMisspelt(directive.word, body, placeOf(start + '<!--'.length + directive.offset));
  const { grammar } = directive;
  const expectations: Expectation[] = [];
  const problems: Problem[] = [];
  let offset = start + '<!--'.length + body.length - grammar.length;
  for (const line of grammar.split('\n')) {
    const words = line.trimStart();
    const { line: at, column } = placeOf(offset + line.length - words.length);
    offset += line.length + 1;
    if (words === '' && grammar.trim() !== '') continue;
    const read = readDeclared(words, source.position(at, column));
    expectations.push(...read.expectations);
    problems.push(...read.problems);
  }
  return { expectations, problems };
}

/** An `expect:` comment that speaks of no command. */
export function orphanProblem(line: number, source: SourceText): Problem {
  const message =
    'This expectation stands behind no command: put it in the line of the command, right behind its code span; under a command block, right below it.';
  return { code: 'expect-without-command', severity: 'error', message, range: source.linesRange(line, line) };
}
