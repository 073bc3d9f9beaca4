import { assertNever } from '../util/assertNever';
import type { Matcher } from './expectation';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { findNearestLine, shorten } from './outputLines';
import { compilePattern } from './pattern';
import { lineContains, lineContainsWhole, lineEquals } from './textMatch';

type TextMatcher = Extract<Matcher, { kind: 'contains' | 'not-contains' | 'equals' | 'regex' }>;

/** What is asked of a line, as a test and in words. */
interface LineTest {
  readonly test: (line: string) => boolean;
  /** Whether the line has the text within a longer word or number. */
  readonly isPart?: (line: string) => boolean;
  readonly asked: string;
  readonly text: string;
}

/**
 * Judges what must stand, or must not stand, in a line. Only lines after `after` count (-1: all), so that a list of
 * texts is matched in its order.
 */
export function judgeText(matcher: TextMatcher, evidence: Evidence, after: number): Finding {
  const lineTest = toLineTest(matcher);
  if ('error' in lineTest) return review(lineTest.error);
  const negated = matcher.kind === 'not-contains' || (matcher.kind === 'regex' && matcher.negated);
  const orMeant = matcher.kind === 'not-contains' ? (matcher.orMeant ?? []) : [];
  return negated ? judgeAbsence(lineTest, orMeant, evidence) : judgePresence(lineTest, evidence, after);
}

/** A mismatch that shows the line which has most words of the text. */
export function missingLine(asked: string, text: string, lines: readonly string[], after = -1): Finding {
  const where = after >= 0 ? ` after line ${after + 1}` : '';
  if (lines.length === 0) return mismatched(`No line ${asked}: nothing was printed.`);
  const foundLine = findNearestLine(lines, text);
  if (foundLine === undefined) return mismatched(`No line${where} ${asked}.`);
  const found = shorten(lines[foundLine] ?? '');
  return mismatched(`No line${where} ${asked}; the nearest is line ${foundLine + 1}: "${found}".`, {
    found,
    foundLine,
  });
}

function judgePresence(lineTest: LineTest, { lines, outputComplete }: Evidence, after: number): Finding {
  const { test, isPart, asked, text } = lineTest;
  const foundLine = lines.findIndex((line, index) => index > after && test(line));
  if (foundLine >= 0) {
    return matched(`Line ${foundLine + 1} ${asked}.`, { found: shorten(lines[foundLine] ?? ''), foundLine });
  }
  if (!outputComplete) return reviewMissingOutput(`a line ${asked}`);
  const partLine = isPart ? lines.findIndex((line, index) => index > after && isPart(line)) : -1;
  if (partLine < 0) return missingLine(asked, text, lines, after);
  const found = shorten(lines[partLine] ?? '');
  return mismatched(`Line ${partLine + 1} ${asked} only within a longer word or number: "${found}".`, {
    found,
    foundLine: partLine,
  });
}

function judgeAbsence(
  { test, asked, text }: LineTest,
  orMeant: readonly string[],
  { lines, outputComplete }: Evidence,
): Finding {
  const foundLine = lines.findIndex(test);
  if (foundLine >= 0) {
    const found = shorten(lines[foundLine] ?? '');
    return mismatched(`Line ${foundLine + 1} ${asked}, and none should: "${found}".`, { found, foundLine });
  }
  const meant = orMeant.find((one) => lines.some((line) => line.includes(one)));
  if (meant !== undefined) {
    const meantLine = lines.findIndex((line) => line.includes(meant));
    const message = `No line ${asked}, but line ${meantLine + 1} contains "${meant}", which "${shorten(text)}" may mean.`;
    return review(message, { found: shorten(lines[meantLine] ?? ''), foundLine: meantLine });
  }
  return outputComplete ? matched(`No line ${asked}.`) : reviewMissingOutput(`a line ${asked}`);
}

function toLineTest(matcher: TextMatcher): LineTest | { readonly error: string } {
  switch (matcher.kind) {
    case 'contains': {
      const { text, literal } = matcher;
      return {
        test: (line) => lineContainsWhole(line, text, literal),
        isPart: (line) => line.includes(text),
        asked: `contains "${shorten(text)}"`,
        text,
      };
    }
    case 'not-contains': {
      const { text, literal } = matcher;
      const test = literal ? (line: string) => line.includes(text) : (line: string) => lineContains(line, text);
      return { test, asked: `contains "${shorten(text)}"`, text };
    }
    case 'equals': {
      const { text } = matcher;
      return { test: (line) => lineEquals(line, text), asked: `equals "${shorten(text)}"`, text };
    }
    case 'regex': {
      const compiled = compilePattern(matcher.pattern, matcher.ignoreCase);
      if ('error' in compiled) return { error: `The regular expression cannot be read: ${compiled.error}.` };
      const { pattern } = compiled;
      return {
        test: (line) => pattern.test(line),
        asked: `matches ${shorten(`/${matcher.pattern}/`)}`,
        text: matcher.pattern,
      };
    }
    default:
      return assertNever(matcher);
  }
}
