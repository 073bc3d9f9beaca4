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
  if (isExitColumn(head)) return inferCode(words);
  if (isOfBad.test(head)) return inferMissing(words);
  const isExpected = isExpectedColumn(head);
  if (!isExpected && !isResultColumn.test(head)) return undefined;
  if (isExpected && surelyForbids(head))
    return inferMissing(words) ?? [{ kind: 'review', sentence: `${head}: ${words}` }];
  if (isExpected && (forbids(head) || doubts(head))) return [{ kind: 'review', sentence: `${head}: ${words}` }];
  const shown = /^\W*targets?\W*$/i.test(head) ? undefined : inferShown(words);
  if (shown) return [isExpected ? shown : { ...shown, isLoose: true }];
  const matchers =
    inferListedCount(words, command) ??
    inferFact(words, command) ??
    inferExpectation(words, command) ??
    inferBound(words);
  const isSure = matchers?.every((matcher) => !describes(matcher)) === true;
  if (matchers && isSure) return matchers;
  if (isExpected && isState.test(words))
    return [{ kind: 'contains', text: words, literal: true, each: true, isLoose: true }];
  return isExpected ? [{ kind: 'review', sentence: words }] : undefined;
}

/** `` `live` ``: what is printed. In a column of outputs or results it may be what came once. */
function inferShown(words: string): Extract<Matcher, { kind: 'contains' }> | undefined {
  const text = /^`([^`\n]{1,120})`$/.exec(words)?.[1]?.trim();
  const isPlain =
    text !== undefined &&
    /^\p{L}[\p{L}\d_.:/ -]*$/u.test(text) &&
    !/^(?:nothing|empty|none|null|true|false|exit \d+)$/i.test(text);
  return isPlain && !/^\/|[.]{2,}/.test(text) ? { kind: 'contains', text, literal: true } : undefined;
}

/** `at least 3 lines`, `2 lines`. */
function inferBound(words: string): readonly Matcher[] | undefined {
  const [, sign = '', digits = ''] =
    /^(at least|at most|exactly|min(?:imum)?|max(?:imum)?|[≥≤]|[<>]=|)\s*(\d{1,6}) (?:lines?|rows?)$/i.exec(words) ??
    [];
  if (digits === '') return undefined;
  const comparison = /^(?:at least|min|≥|>=)/i.test(sign) ? '>=' : /^(?:at most|max|≤|<=)/i.test(sign) ? '<=' : '=';
  const matcher = { kind: 'lines', comparison, value: Number(digits) } as const;
  return [matcher];
}

/** Whether a column holds exit codes: `Exit code`, `Expected exit status`, `rc`. */
function isExitColumn(head: string): boolean {
  return /^\W*(?:(?:expected|want(?:ed)?|erwarteter|desired) )?(?:exit(?:[ -]?(?:code|status|value))?|return[ -]codes?|rc|exitcode|code de (?:retour|sortie)|código de (?:salida|retorno|saída)|rückgabewert|statuscode der shell)(?: expected)?\W*$/iu.test(
    head,
  );
}

/** `0`, `1 or 2`, `non-zero`: an exit code and nothing else. */
function inferCode(words: string): readonly Matcher[] {
  const plain = words.replace(/[`"]/g, '').trim();
  if (/^(?:non-?zero|not 0|!= ?0|≠ ?0|> ?0)$/i.test(plain)) return [{ kind: 'exit', codes: [0], negated: true }];
  const codes = /^\d{1,3}(?:\s*(?:,|or|\/|oder|ou|o)\s*\d{1,3})*$/i.test(plain)
    ? (plain.match(/\d+/g) ?? []).map(Number)
    : [];
  if (codes.length > 0 && codes.every((code) => code < 256)) return [{ kind: 'exit', codes, negated: false }];
  return [{ kind: 'review', sentence: `exit code: ${plain}` }];
}

/** Of what must not be printed: a value in a code span or quotes is told, others a person knows. */
const isOfBad =
  /^\W*(?:bad|wrong|not (?:ok|okay|good)|schlecht|falsch|malo|mauvais)(?: (?:if|when|value|result|output)s?)?\W*$/iu;

/** Heads of what comes out, which may be what came out once. */
const isResultColumn =
  /^\W*(?:targets?|results?|outputs?|returns|prints|shows|response|ergebnis(?:se)?|ausgabe|résultats?|sortie|resultados?|salida|saída|risultat[oi]|результат)\W*$/iu;

/** Heads that say that what stands below must come: `OK when`, `Pass if`, `Want`, `Soll`. */
const isGood =
  /^\W*(?:(?:ok|okay|good|fine|pass(?:es|ed)?|healthy|success(?:ful)?|works|done|green|accept(?:ed|able)?) (?:when|if|value|values|result|results|output|state|status|range|looks like)s?|(?:success|it works|good|healthy) (?:looks like|means|is)|good|healthy|want(?:ed)?|acceptance|desired(?: (?:state|value|output|result))?|required (?:value|output|result|state)|must (?:be|print|show|return|say)|soll(?:wert)?|gut|in ordnung wenn|ok wenn|bon|attendu|debe (?:ser|mostrar)|valor correcto)\W*$/iu;

/** Whether a column says what is expected, by its head. */
export function isExpectedColumn(head: string): boolean {
  return (
    forbids(head) ||
    isGood.test(head) ||
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
