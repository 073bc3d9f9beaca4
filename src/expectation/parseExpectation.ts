import type { Matcher } from './expectation';
import { ExpectationScanner, ExpectationSyntaxError, type ExpectationProblem } from './expectationScanner';
import { keywordParsers } from './keywordParsers';
import { otherReadings, severalQuoted, unquoteWhole } from './quotedText';
import { takeRegex } from './regexLiteral';

export type ParsedExpectation = { readonly matcher: Matcher } | { readonly problem: ExpectationProblem };

/**
 * Reads one line of the declared grammar. A line that starts like one of its forms and is not one is a problem, never
 * plain text; `contains "…"` says the same text literally. Never throws.
 */
export function parseExpectation(text: string): ParsedExpectation {
  try {
    return { matcher: parseLine(new ExpectationScanner(text)) };
  } catch (error) {
    if (error instanceof ExpectationSyntaxError) return { problem: error.problem };
    throw error;
  }
}

function parseLine(scanner: ExpectationScanner): Matcher {
  if (scanner.isAtEnd())
    scanner.fail('empty-expectation', 'Write what the output should hold.', 0, scanner.text.length);
  if (/[\n\r]/.test(scanner.rest)) scanner.fail('several-lines', 'Write one expectation per line.');
  if (scanner.take(/!/y)) return parseNegation(scanner);
  if (scanner.take(/=(?=\s|$)/y)) {
    if (scanner.isAtEnd()) missingText(scanner, '=');
    return { kind: 'equals', text: scanner.takeRest() };
  }
  return parseKeyword(scanner) ?? parseRegex(scanner, false) ?? toContains(scanner.takeRest());
}

/** Quotes around the whole text only say where it begins and ends: what stands within has no other meaning, `[..]` aside. */
function toContains(text: string): Extract<Matcher, { kind: 'contains' }> {
  const quoted = unquoteWhole(text);
  return { kind: 'contains', text: quoted ?? text, literal: quoted?.includes('[..]') === false };
}

/** `! text`, `! "text"`, `! /regex/`, `! contains "text"`. */
function parseNegation(scanner: ExpectationScanner): Matcher {
  const { position } = scanner;
  if (scanner.isAtEnd()) missingText(scanner, '!');
  if (!scanner.take(/\s+/y)) scanner.fail('missing-space', 'Put a space after the "!".', position - 1);
  const start = scanner.position;
  const matcher = parseKeyword(scanner) ?? parseRegex(scanner, true) ?? toContains(scanner.takeRest());
  if (matcher.kind === 'regex') return matcher;
  if (matcher.kind === 'contains' && !matcher.each) return toAbsent(matcher, scanner, start);
  return scanner.fail('invalid-negation', 'Only a text or a /regex/ can stand after "!".', start);
}

/** A text that is wrongly read would never be found, and its absence would pass. */
function toAbsent(
  { text, literal }: Extract<Matcher, { kind: 'contains' }>,
  scanner: ExpectationScanner,
  start: number,
): Matcher {
  const texts = severalQuoted(literal ? `"${text}"` : text);
  if (texts.length > 1) {
    const lines = texts.map((one) => `! "${one}"`).join(' and ');
    scanner.fail('several-texts', `Write a line for each text: ${lines}.`, start);
  }
  const orMeant = literal || scanner.text.slice(start).trim() !== text ? [] : otherReadings(text);
  return { kind: 'not-contains', text, literal, ...(orMeant.length > 0 && { orMeant }) };
}

/** A line whose first word is one of the grammar's; `undefined` when it is not. */
function parseKeyword(scanner: ExpectationScanner): Matcher | undefined {
  const start = scanner.position;
  const word = /^[a-z]+(?=\s|$|[=<>!$/"]|:(?!\/\/))/.exec(scanner.rest)?.[0] ?? '';
  const parse = keywordParsers.get(word);
  if (parse === undefined) return undefined;
  scanner.take(/[a-z]+/y);
  const matcher = parse(scanner);
  const hint = `Nothing can follow here; for the text itself write: contains "${scanner.text.slice(start).trim()}".`;
  scanner.requireEnd(`invalid-${word}`, hint);
  return matcher;
}

/** `/regex/` or `/regex/i`, alone on its line. */
function parseRegex(scanner: ExpectationScanner, negated: boolean): Matcher | undefined {
  if (!scanner.rest.startsWith('/')) return undefined;
  const { rest } = scanner;
  const { pattern, ignoreCase } = takeRegex(scanner);
  scanner.requireEnd('invalid-regex', `Nothing can follow a /regex/; for the text itself write: contains "${rest}".`);
  return { kind: 'regex', pattern, ignoreCase, negated };
}

function missingText(scanner: ExpectationScanner, sign: string): never {
  return scanner.fail('missing-text', `Write a text after "${sign}".`, scanner.position - 1);
}
