import { describeMatcher } from './describeMatcher';
import type { Comparison, JsonValue, Matcher } from './expectation';
import { findJson, type JsonInText } from './findJson';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { parseJsonPath, readJsonPath } from './jsonPath';
import { findDifference, jsonEquals } from './jsonSubset';
import { shorten } from './outputLines';
import { compareNumbers, isInexact } from './quantity';

type JsonMatcher = Extract<Matcher, { kind: 'json' | 'json-subset' }>;

/** Judges the JSON in the output. Where several values stand in it and the answer depends on which, a person decides. */
export function judgeJson(matcher: JsonMatcher, evidence: Evidence): Finding {
  const wanted = describeMatcher(matcher);
  if (!evidence.outputComplete) return reviewMissingOutput(`it holds ${wanted}`);
  const json = findJson(evidence.output);
  if (json.kind === 'none') return mismatched(`The output holds no JSON, wanted ${wanted}.`);
  if (json.kind === 'unclear') return review(`${json.reason}, wanted ${wanted}.`);
  const findings = json.values.map((value) => judgeValue(matcher, value, wanted));
  const last = findings.at(-1);
  if (last === undefined || findings.some(({ kind }) => kind !== last.kind)) {
    return review(`The output holds several JSON values, and not all of them agree with ${wanted}.`);
  }
  return last;
}

function judgeValue(matcher: JsonMatcher, { value, line }: JsonInText, wanted: string): Finding {
  if (matcher.kind === 'json-subset') {
    const difference = findDifference(matcher.value, value);
    if (difference === undefined) {
      if (holdsInexact(matcher.value))
        return review(`The JSON has ${wantedMembers(matcher.value)} ${butInexact}.`, found(value, line));
      return matched(`The JSON has ${wantedMembers(matcher.value)}.`, found(value, line));
    }
    const actual = readJsonPath(value, parseJsonPath(difference) ?? []);
    if (actual === undefined) return mismatched(`The JSON has no ${difference}, wanted ${wanted}.`, found(value, line));
    const text = shorten(JSON.stringify(actual.value));
    return mismatched(`${difference} is ${text}, wanted ${wanted}.`, { found: text, foundLine: line });
  }
  const { path, comparison, value: expected } = matcher;
  const actual = readJsonPath(value, parseJsonPath(path) ?? []);
  if (actual === undefined) return mismatched(`The JSON has no ${path}, wanted ${wanted}.`, { foundLine: line });
  const where = found(actual.value, line);
  if (comparison === undefined || expected === undefined) return matched(`The JSON has ${path}.`, where);
  if (holdsInexact(expected) && jsonEquals(actual.value, expected)) {
    return review(`${path} is ${where.found} ${butInexact}, wanted ${wanted}.`, where);
  }
  return compareJson(actual.value, comparison, expected)
    ? matched(`${path} is ${where.found}.`, where)
    : mismatched(`${path} is ${where.found}, wanted ${wanted}.`, where);
}

function compareJson(actual: JsonValue, comparison: Comparison, expected: JsonValue): boolean {
  if (comparison === '=') return jsonEquals(actual, expected);
  if (comparison === '!=') return !jsonEquals(actual, expected);
  return typeof actual === 'number' && typeof expected === 'number' && compareNumbers(actual, comparison, expected);
}

const butInexact = 'as far as can be told: so large a number cannot be compared to its last digit';

function holdsInexact(value: JsonValue): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsInexact);
  return typeof value === 'number' && isInexact(value);
}

function found(value: JsonValue, foundLine: number): { readonly found: string; readonly foundLine: number } {
  return { found: shorten(JSON.stringify(value)), foundLine };
}

function wantedMembers(sample: JsonValue): string {
  return shorten(JSON.stringify(sample));
}
