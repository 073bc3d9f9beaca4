import type { Comparison, Matcher } from './expectation';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { describeMatcher } from './describeMatcher';
import { shorten } from './outputLines';
import { compilePattern, type PatternMatch } from './pattern';
import {
  compareNumbers,
  convert,
  isInexact,
  isTimeUnit,
  isUnit,
  parseQuantity,
  unitAfterNumber,
  type Quantity,
} from './quantity';

export type NumberMatcher = Extract<Matcher, { kind: 'number' }>;

/** Judges the last number that the pattern captures. Where one before it does not hold as it does, a person decides. */
export function judgeNumber(matcher: NumberMatcher, evidence: Evidence): Finding {
  const findings = judgeEachNumber(matcher, evidence);
  if (!Array.isArray(findings)) return findings;
  if (!evidence.outputComplete) return reviewMissingOutput(`the last number is ${describeMatcher(matcher)}`);
  const last = findings.at(-1);
  if (last === undefined) return mismatched(`No line matches ${shorten(`/${matcher.pattern}/`)}.`);
  const other = last.kind === 'matched' ? findings.find(({ kind }) => kind !== 'matched') : undefined;
  return other === undefined ? last : { ...other, kind: 'review', message: `${other.message} But: ${last.message}` };
}

/** One finding for each number that the pattern captures, or one alone when the pattern cannot be read. */
export function judgeEachNumber(matcher: NumberMatcher, { lines }: Evidence): Finding[] | Finding {
  const compiled = compilePattern(matcher.pattern, matcher.ignoreCase);
  if ('error' in compiled) return review(`The regular expression cannot be read: ${compiled.error}.`);
  const { pattern } = compiled;
  return lines.flatMap((line, foundLine) =>
    pattern.matchAll(line).map((match) => judgeMatch(matcher, match, line, foundLine)),
  );
}

function judgeMatch(matcher: NumberMatcher, match: PatternMatch, line: string, foundLine: number): Finding {
  const { group } = match;
  const found = shorten(line.slice(group?.start ?? match.start, match.end));
  const where = { found, foundLine };
  if (group === undefined) return review(`Line ${foundLine + 1} holds no number where one was looked for.`, where);
  if (isCut(line, group, matcher.comparison)) {
    return review(`"${group.text}" in line ${foundLine + 1} is only a part of a number: "${found}".`, where);
  }
  const quantity = readQuantity(match, group, line);
  if (quantity === undefined)
    return review(`"${group.text}" in line ${foundLine + 1} cannot be read as a number.`, where);
  const wanted = describeMatcher(matcher);
  if (matcher.unit === undefined && quantity.unit !== undefined && (quantity.beyond || quantity.isCaptured)) {
    const said = quantity.isCaptured ? group.text : `${group.text} ${quantity.unit}`;
    return review(`Line ${foundLine + 1} says ${said}; ${wanted} names no unit.`, where);
  }
  const value = matcher.unit === undefined ? quantity.value : convert(quantity, matcher.unit);
  if (value === undefined) {
    return review(`Line ${foundLine + 1} says "${found}", which cannot be compared with ${wanted}.`, where);
  }
  if (value === matcher.value && isInexact(value)) {
    return review(
      `Line ${foundLine + 1} says ${found}: so large a number cannot be compared to its last digit.`,
      where,
    );
  }
  return compareNumbers(value, matcher.comparison, matcher.value)
    ? matched(`Line ${foundLine + 1} says ${found} (wanted ${wanted}).`, where)
    : mismatched(`Line ${foundLine + 1} says ${found}, wanted ${wanted}.`, where);
}

interface FoundQuantity extends Quantity {
  /** The unit stands behind what the pattern matched, so whoever wrote the pattern did not think of it. */
  readonly beyond: boolean;
  /** The unit stands in what the pattern captures. */
  readonly isCaptured: boolean;
}

function readQuantity(
  match: PatternMatch,
  group: NonNullable<PatternMatch['group']>,
  line: string,
): FoundQuantity | undefined {
  const quantity = parseQuantity(group.text);
  if (quantity === undefined) return undefined;
  const isCaptured = quantity.unit !== undefined && quantity.unit !== '%';
  if (quantity.unit !== undefined) return { ...quantity, beyond: false, isCaptured };
  const after = unitAfterNumber(line.slice(group.end, group.end + 40));
  if (after !== undefined) {
    const beyond = match.end === group.end && (isTimeUnit(after) || isUnit(after)) && after !== '%';
    return { ...quantity, unit: after, beyond, isCaptured };
  }
  const isRate = /\breq(?:uest)?s?(?: per |\s?\/\s?)s(?:ec(?:ond)?)?\b/i.test(line.slice(match.start, group.start));
  if (/time_total\W*$/.test(line.slice(0, group.start))) return { ...quantity, unit: 's', beyond: false, isCaptured };
  if (isRate) return { ...quantity, unit: 'req/s', beyond: false, isCaptured };
  return isOfCoverageTable.test(line)
    ? { ...quantity, unit: '%', beyond: false, isCaptured }
    : { ...quantity, beyond: false, isCaptured };
}

/** Its columns are all percent, which only their heads say. */
const isOfCoverageTable = /^\s*All files\s*\|/;

/**
 * Whether the group took only a part of the number that stands there: 234 of 1,234, or 5 of -5. The whole part of 18.3
 * is good enough where a fraction cannot change the answer.
 */
function isCut(line: string, group: { text: string; start: number; end: number }, comparison: Comparison): boolean {
  if (!/^\d/.test(group.text) || !/\d$/.test(group.text)) return false;
  const before = line.slice(Math.max(0, group.start - 2), group.start);
  const after = line.slice(group.end, group.end + 4);
  if (/\d[.,]?$/.test(before) || /(?:^|[\s:=([])[-+]$/.test(before)) return true;
  if (/^(?:\d|,\d{3})/.test(after)) return true;
  const wholePartIsEnough = (comparison === '>=' || comparison === '<') && !group.text.includes('.');
  return /^\.\d/.test(after) && !wholePartIsEnough;
}
