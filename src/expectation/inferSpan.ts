import type { Matcher } from './expectation';
import { findMark } from './expectationMark';
import { inferExpectation } from './inferExpectation';
import { inferFact } from './inferFact';
import { inferStatement } from './inferStatement';

/** What the words around a command in a code span expect of it, and those of them that say so. */
export function inferAround(
  { before, after }: { readonly before: string; readonly after: string },
  command: string,
): { readonly matchers: readonly Matcher[]; readonly text: string } | undefined {
  const rest = after
    .replaceAll('**', '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^[\s)*_]+/, '')
    .trim();
  const [, told] =
    /^(?:[—–:,;(-]\s*)?((?:→|->|=>|should|must|expect|returns?|prints?|shows?|reports?|outputs?|passes|succeeds|exits).*?)[).]?$/i.exec(
      rest,
    ) ?? [];
  if (told !== undefined && told.length > 2 && told.length <= 300) {
    const fact = told.replace(/^(?:→|->|=>)\s*/, '');
    const matchers = findMark(told) ? inferExpectation(told, command) : inferFact(fact, command);
    if (matchers) return { matchers, text: told };
  }
  const purpose = /^(?:,?\s*(?:and|to)\s+)(?:make sure|ensure|verify|confirm|check)\s+(?:that\s+)?(.{5,300})$/i.exec(
    rest,
  )?.[0];
  if (purpose !== undefined && hasState.test(purpose)) {
    return { matchers: [{ kind: 'review', sentence: purpose }], text: purpose };
  }
  const lead = /^(.*\S)\s*[:：]$/s.exec(
    before
      .replaceAll('**', '')
      .replace(/^\s*\[[ xX~-]\]\s*/, '')
      .trim(),
  )?.[1];
  const statement = lead === undefined || rest !== '' ? undefined : inferStatement(lead.replace(/\s+/g, ' '), command);
  const isResult = statement?.matchers.every(({ kind }) => kind === 'http' || kind === 'version' || kind === 'json');
  return statement && isResult === true ? { matchers: statement.matchers, text: lead ?? '' } : undefined;
}

const hasState =
  /\b(?:works?|pass(?:es)?|succeeds|outputs?|no errors?|prints?|shows?|returns?|is (?:running|healthy|clean|correct|ready|green))\b/i;

/**
 * What a table's cell expects of the command in its row, by the head of its column. All of an `Expected` column speaks
 * of results, so what cannot be checked there is for a person to review.
 */
export function inferCell(head: string, cell: string, command: string): readonly Matcher[] | undefined {
  const words = cell.replaceAll('**', '').trim();
  if (!/[\p{L}\p{N}]/u.test(words) || /^(?:n\/?a|tbd|todo)$/i.test(words)) return undefined;
  const isExpected =
    /\b(?:expect(?:ed|ation|s)?|should|criteria|criterion|threshold|erwartet\p{L}*|attendue?s?|esperad[oa]s?|attes[oa])\b|期待|预期|ожида/iu.test(
      head,
    );
  if (!isExpected && !/^\W*targets?\W*$/i.test(head)) return undefined;
  const matchers = inferCount(words, command) ?? inferFact(words, command) ?? inferExpectation(words, command);
  const isSure = matchers?.every((matcher) => !describes(matcher)) === true;
  if (matchers && isSure) return matchers;
  return isExpected ? [{ kind: 'review', sentence: words }] : undefined;
}

/** `Success`, `Healthy`, `Works`: a word with no quotes mostly describes. */
function describes(matcher: Matcher): boolean {
  return matcher.kind === 'equals' && /^\p{Lu}?\p{Ll}+$/u.test(matcher.text);
}

/** `3 symlinks` of a command that lists. */
function inferCount(words: string, command: string): readonly Matcher[] | undefined {
  const digits = /^(?:exactly )?(\d{1,6}) \p{L}+$/u.exec(words)?.[1];
  if (
    digits === undefined ||
    !/^(?:ls|find|grep|rg|git (?:branch|tag|ls-files|status)|kubectl get|docker ps)\b(?!.*(?:\s-c\b|\bwc\b))/.test(
      command,
    )
  ) {
    return undefined;
  }
  return [{ kind: 'lines', comparison: '=', value: Number(digits) }];
}
