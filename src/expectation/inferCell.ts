import type { Matcher } from './expectation';
import { doubts } from './doubts';
import { forbids, surelyForbids } from './forbids';
import { inferMissing } from './inferForbidden';
import { inferExpectation } from './inferExpectation';
import { inferFact } from './inferFact';
import { inferListedCount } from './inferKnown';

/**
 * What a table's cell expects of the command in its row, by the head of its column. All of an `Expected` column speaks
 * of results, so what cannot be checked there is for a person to review.
 */
export function inferCell(head: string, cell: string, command: string): readonly Matcher[] | undefined {
  const words = cell.replaceAll('**', '').trim();
  if (!/[\p{L}\p{N}]/u.test(words) || /^(?:n\/?a|tbd|todo)$/i.test(words)) return undefined;
  const isExpected = isExpectedColumn(head);
  if (!isExpected && !/^\W*(?:targets?|results?|output|returns)\W*$/i.test(head)) return undefined;
  if (isExpected && surelyForbids(head))
    return inferMissing(words) ?? [{ kind: 'review', sentence: `${head}: ${words}` }];
  if (isExpected && (forbids(head) || doubts(head))) return [{ kind: 'review', sentence: `${head}: ${words}` }];
  const matchers = inferListedCount(words, command) ?? inferFact(words, command) ?? inferExpectation(words, command);
  const isSure = matchers?.every((matcher) => !describes(matcher)) === true;
  if (matchers && isSure) return matchers;
  if (isExpected && isState.test(words))
    return [{ kind: 'contains', text: words, literal: true, each: true, isLoose: true }];
  return isExpected ? [{ kind: 'review', sentence: words }] : undefined;
}

/** Whether a column says what is expected, by its head. */
export function isExpectedColumn(head: string): boolean {
  return (
    forbids(head) ||
    /\b(?:expect(?:ed|ation|s)?|should|criteria|criterion|threshold|erwartet\p{L}*|attendue?s?|esperad[oa]s?|attes[oa])\b|期待|预期|ожида/iu.test(
      head,
    )
  );
}

/** What rows of a listing say of themselves. */
const isState =
  /^(?:Running|Ready|Bound|Active|Completed|Healthy|Synced|Available|Enabled|Online|Up|Connected|running|active|enabled|online|healthy)$/;

/** `Success`, `Healthy`, `Works`: a word with no quotes mostly describes. */
function describes(matcher: Matcher): boolean {
  return matcher.kind === 'equals' && /^\p{Lu}?\p{Ll}+$/u.test(matcher.text);
}
