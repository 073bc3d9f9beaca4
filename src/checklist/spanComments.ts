import type { Expectation } from '../expectation/expectation';
import type { Problem } from '../util/problem';
import type { SourcePosition } from '../util/sourceRange';
import { findCodeSpans } from './codeSpans';
import { readDeclared, type DeclaredExpectations } from './declaredExpectations';
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

/** What a comment declares, one expectation per line; `undefined` when it is no `expect:`. */
export function readSpanComment(
  { body, start }: HtmlComment,
  placeOf: PlaceOf,
  source: SourceText,
): DeclaredExpectations | undefined {
  const grammar = /^\s*expect:(.*)$/s.exec(body)?.[1];
  if (grammar === undefined) return undefined;
  const expectations: Expectation[] = [];
  const problems: Problem[] = [];
  let offset = start + '<!--'.length + body.length - grammar.length;
  for (const line of grammar.split('\n')) {
    const { line: at, column } = placeOf(offset);
    offset += line.length + 1;
    if (line.trim() === '' && grammar.trim() !== '') continue;
    const read = readDeclared(line, source.position(at, column));
    expectations.push(...read.expectations);
    problems.push(...read.problems);
  }
  return { expectations, problems };
}

/** An `expect:` comment that speaks of no command. */
export function orphanProblem(line: number, source: SourceText): Problem {
  const message =
    'This expectation stands behind no command: put it in the line of the command, right behind its code span; under a command block, write an "expect" fence.';
  return { code: 'expect-without-command', severity: 'error', message, range: source.linesRange(line, line) };
}
