import type { Expectation } from '../expectation/expectation';
import type { ExpectationProblem } from '../expectation/expectationScanner';
import { parseExpectation } from '../expectation/parseExpectation';
import type { Problem } from '../util/problem';
import type { SourcePosition } from '../util/sourceRange';
import type { CodeNode } from './markdownTree';
import { onOneLine } from './oneLine';
import type { SourceText } from './sourceText';

/** Lines of our grammar, read, and what is wrong with them. */
export interface DeclaredExpectations {
  readonly expectations: readonly Expectation[];
  readonly problems: readonly Problem[];
}

/** Reads an `expect` fence, one expectation per line. */
export function readExpectFence(fence: CodeNode, source: SourceText): DeclaredExpectations {
  const lines = fence.text.split('\n').map((text, i) => ({ text, line: fence.textLine + i }));
  const read = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, line }) => {
      const indentation = Math.max(0, (source.lines[line] ?? '').length - text.length);
      return readDeclared(text, source.position(line, indentation));
    });
  return {
    expectations: read.flatMap(({ expectations }) => expectations),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/**
 * Reads one line of the grammar that stands at this place. A line that cannot be read is a problem, and is left to the
 * person to compare: without it, the command would pass on its exit code alone.
 */
export function readDeclared(text: string, start: SourcePosition): DeclaredExpectations {
  const parsed = parseExpectation(text);
  const words = text.trim();
  const matcher = 'problem' in parsed ? ({ kind: 'review', sentence: words } as const) : parsed.matcher;
  return {
    expectations: [{ matcher, source: 'declared', text: words, line: start.line }],
    problems: 'problem' in parsed ? [toProblem(parsed.problem, start)] : [],
  };
}

/** A word that is nearly `expect:`: what it may declare is for a person. The place is that of the word. */
export function readMisspelt(word: string, words: string, start: SourcePosition): DeclaredExpectations {
  const range = { start, end: { line: start.line, column: start.column + word.length } };
  const message = /^expect$/i.test(word)
    ? `Nothing is expected by this: write "${word}:", with a colon.`
    : `"${word}" is no directive: write "expect:".`;
  return {
    expectations: [toReview(words, start.line)],
    problems: [{ code: 'unknown-directive', severity: 'warning', message, range }],
  };
}

/** What a declaration says, left to a person to compare. */
export function toReview(words: string, line: number): Expectation {
  const sentence = onOneLine(words);
  return { matcher: { kind: 'review', sentence }, source: 'declared', text: sentence, line };
}

function toProblem({ code, message, start, end }: ExpectationProblem, { line, column }: SourcePosition): Problem {
  const range = { start: { line, column: column + start }, end: { line, column: column + Math.max(start, end) } };
  return { code, severity: 'error', message, range };
}
