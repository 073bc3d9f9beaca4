import { describeMatcher } from '../expectation/describeMatcher';
import type { Matcher, Verdict } from '../expectation/expectation';
import { comparesValues } from './describeExpected';
import { joinPhrases, phrase, value, words, type Phrase } from './phrase';

/** {@link foundAndWanted}, with the author's own words where the check was made of them. */
export function describeVerdict(verdict: Verdict): Phrase {
  const { source, text } = verdict.expectation;
  const compared = foundAndWanted(verdict);
  // What was made of an author's own words may be less than they say.
  return source === 'inferred' && text !== '' && verdict.kind !== 'review'
    ? phrase`${compared} (the checklist: ${value(text)})`
    : compared;
}

/** What was found beside what was wanted, in one notation for all: ``found `HTTP 503`, wanted `HTTP 200` ``. */
export function foundAndWanted(verdict: Verdict): Phrase {
  const { kind, found, message, expectation } = verdict;
  const wanted = value(wantedOf(expectation.matcher));
  if (kind === 'review') return describeReview(verdict);
  const what = found === undefined ? missingValue(verdict) : value(found);
  if (isValue(expectation.matcher))
    return what ? phrase`found ${what}, wanted ${wanted}` : phrase`${words(message)} Wanted ${wanted}`;
  if (kind === 'mismatched')
    return what && found === undefined ? phrase`found ${what}` : words(message.replace(/\.$/, ''));
  return what ? phrase`${wanted}: found ${what}` : wanted;
}

/** A sentence that only a person can compare, or a check whose answer is not plain. */
function describeReview({ expectation: { matcher, text }, found, message }: Verdict): Phrase {
  const asked = value(text === '' ? describeMatcher(matcher) : text);
  const parts = [asked, ...(found === undefined ? [] : [phrase`found ${value(found)}`])];
  const why = matcher.kind === 'review' ? [] : [words(message)];
  return joinPhrases([phrase`${joinPhrases(parts, ', ')}: for a person to compare`, ...why], '. ');
}

function missingValue({ kind, expectation: { matcher }, foundLine }: Verdict): Phrase | undefined {
  if (kind !== 'mismatched' || matcher.kind !== 'json') return undefined;
  return foundLine === undefined ? phrase`no JSON` : phrase`no ${value(matcher.path)}`;
}

function isValue(matcher: Matcher): boolean {
  return comparesValues(matcher) || matcher.kind === 'version';
}

/** `< 5 s` beside a time that was found. */
function wantedOf(matcher: Matcher): string {
  const wanted = describeMatcher(matcher);
  return matcher.kind === 'duration' ? wanted.replace(/^takes /, '') : wanted;
}
