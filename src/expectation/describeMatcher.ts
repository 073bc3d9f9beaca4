import { assertNever } from '../util/assertNever';
import type { Comparison, Matcher } from './expectation';
import { formatDuration } from './formatExpectation';
import { shorten } from './outputLines';

/** What will be checked, in a few words for a row or the log: `contains "PONG"`, `≥ 82 passed`, `prints nothing`. */
export function describeMatcher(matcher: Matcher): string {
  switch (matcher.kind) {
    case 'contains':
      return `${matcher.each ? 'every line ' : ''}contains "${shorten(matcher.text)}"`;
    case 'not-contains':
      return `does not contain "${shorten(matcher.text)}"`;
    case 'equals':
      return `has the line "${shorten(matcher.text)}"`;
    case 'regex':
      return `${matcher.negated ? 'does not match' : 'matches'} ${shorten(`/${matcher.pattern}/`)}`;
    case 'empty':
      return 'prints nothing';
    case 'non-empty':
      return 'prints something';
    case 'exit':
      return `exit ${matcher.negated ? 'not ' : ''}${matcher.codes.join(' or ')}`;
    case 'http':
      return `HTTP ${matcher.statuses.join(' or ')}`;
    case 'lines':
      return `${toSign(matcher.comparison)}${matcher.value} ${matcher.value === 1 ? 'line' : 'lines'}`;
    case 'number':
      return describeNumber(matcher);
    case 'tests':
      return `${matcher.comparison === '=' ? '= ' : toSign(matcher.comparison)}${matcher.value} passed`;
    case 'version':
      return `version ${toSign(matcher.comparison)}${matcher.value}`;
    case 'json':
      return describeJson(matcher);
    case 'json-subset':
      return `JSON ${matcher.isLoose ? 'like' : 'with'} ${shorten(JSON.stringify(matcher.value))}`;
    case 'duration':
      return `takes ${toSign(matcher.comparison)}${formatDuration(matcher.milliseconds)}`;
    case 'capture':
      return `gives ${matcher.name}`;
    case 'review':
      return `by eye: ${shorten(matcher.sentence)}`;
    default:
      return assertNever(matcher);
  }
}

/** How a comparison reads before a value: `≥ 3`, and just `3` for equality. */
function toSign(comparison: Comparison): string {
  switch (comparison) {
    case '=':
      return '';
    case '<=':
      return '≤ ';
    case '>=':
      return '≥ ';
    case '!=':
      return 'not ';
    case '<':
    case '>':
      return `${comparison} `;
  }
}

function describeNumber(matcher: Extract<Matcher, { kind: 'number' }>): string {
  const value = `${matcher.comparison === '=' ? '= ' : toSign(matcher.comparison)}${matcher.value}`;
  if (matcher.unit === '%') return `${value} %`;
  const what = matcher.unit ?? wordAfterGroup(matcher.pattern);
  if (what !== undefined) return `${value} ${what}`;
  return `${wordsBeforeGroup(matcher.pattern) ?? 'number'} ${value}${isPercentage(matcher.pattern) ? ' %' : ''}`;
}

/** `passed` in `/(\d+) passed/`. */
function wordAfterGroup(pattern: string): string | undefined {
  return /\)(?: |\\s[+*]?)(?:\(\?:)?([A-Za-z]{2,})/.exec(pattern)?.[1];
}

/** `error rate` in `/error rate: ([0-9.]+) %/`. */
function wordsBeforeGroup(pattern: string): string | undefined {
  const words = /((?:[A-Za-z]{2,} ){0,3}[A-Za-z]{2,})(?:[ :=]|\\s[+*]?)*\((?:\?:)?(?:\\d|\[(?:\\d|0-9))/;
  return words.exec(pattern.replaceAll('\\b', ''))?.[1];
}

/** The pattern says itself that the number is one of hundred. */
function isPercentage(pattern: string): boolean {
  return /\)(?: |\\s[?+*]?)?%/.test(pattern);
}

function describeJson(matcher: Extract<Matcher, { kind: 'json' }>): string {
  if (matcher.comparison === undefined) return `has ${matcher.path}`;
  const sign = matcher.comparison === '=' ? '= ' : toSign(matcher.comparison);
  return `${matcher.path} ${sign}${shorten(JSON.stringify(matcher.value))}`;
}
