import { assertNever } from '../util/assertNever';
import type { Matcher } from './expectation';
import { parseExpectation } from './parseExpectation';
import { quotePattern } from './pattern';
import { formatRegex } from './regexLiteral';

/**
 * Writes a matcher in the declared grammar, so that parsing it again gives the same matcher; `undefined` for a sentence
 * that a person compares.
 */
export function formatExpectation(matcher: Matcher): string | undefined {
  switch (matcher.kind) {
    case 'contains':
      return matcher.each ? `each "${matcher.text}"` : formatText(matcher, '');
    case 'not-contains':
      return formatText(matcher, '! ');
    case 'equals':
      return `= ${matcher.text}`;
    case 'regex':
      return `${matcher.negated ? '! ' : ''}${formatRegex(matcher.pattern, matcher.ignoreCase)}`;
    case 'empty':
      return 'empty';
    case 'non-empty':
      return 'not empty';
    case 'exit':
      return `exit ${matcher.negated ? '!' : ''}${matcher.codes.join(',')}`;
    case 'http':
      return `http ${matcher.statuses.join(',')}`;
    case 'lines':
      return `lines ${matcher.comparison} ${matcher.value}`;
    case 'number': {
      const regex = formatRegex(matcher.pattern, matcher.ignoreCase);
      return `number ${regex} ${matcher.comparison} ${matcher.value}${matcher.unit ?? ''}`;
    }
    case 'tests':
      return `tests ${matcher.comparison} ${matcher.value}`;
    case 'version':
      return `version ${matcher.comparison} ${matcher.value}`;
    case 'json':
      return matcher.comparison === undefined
        ? `json ${matcher.path}`
        : `json ${matcher.path} ${matcher.comparison} ${JSON.stringify(matcher.value)}`;
    case 'duration':
      return `duration ${matcher.comparison} ${formatDuration(matcher.milliseconds)}`;
    case 'capture':
      return `capture ${matcher.name} ${formatRegex(matcher.pattern, matcher.ignoreCase)}`;
    case 'json-subset':
      return `json has ${JSON.stringify(matcher.value)}`;
    case 'review':
      return undefined;
    default:
      return assertNever(matcher);
  }
}

/** `90s`, `2m`, `1h`, `500ms`: the largest unit that needs no fraction. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0ms';
  if (milliseconds % 3_600_000 === 0) return `${milliseconds / 3_600_000}h`;
  if (milliseconds % 60_000 === 0) return `${milliseconds / 60_000}m`;
  if (milliseconds % 1000 === 0) return `${milliseconds / 1000}s`;
  return `${milliseconds}ms`;
}

/** Plain where it would be read back as the same text, else in quotes; a wildcard that cannot stand plain, as a regex. */
function formatText(matcher: Extract<Matcher, { text: string; literal: boolean }>, sign: '' | '! '): string {
  const { kind, text, literal } = matcher;
  if (literal) return `${sign}contains "${text}"`;
  const parsed = parseExpectation(`${sign}${text}`);
  const isPlain =
    'matcher' in parsed &&
    parsed.matcher.kind === kind &&
    !parsed.matcher.literal &&
    parsed.matcher.text === text &&
    isDoubtful(parsed.matcher) === isDoubtful(matcher);
  if (isPlain) return `${sign}${text}`;
  if (!text.includes('[..]')) return `${sign}contains "${text}"`;
  return `${sign}${formatRegex(text.split('[..]').map(quotePattern).join('.*'), false)}`;
}

function isDoubtful(matcher: Matcher): boolean {
  return matcher.kind === 'not-contains' && matcher.orMeant !== undefined;
}
