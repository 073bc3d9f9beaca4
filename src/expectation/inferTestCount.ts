import type { Comparison, Matcher } from './expectation';
import { exactWords } from './limit';

/** `120 passed`, `All 42 tests pass`, `85/85 tests passed, 0 failed`: so many tests, of which none failed. */
export function inferTestCount(fact: string): Matcher | undefined {
  const { count = '', of = count } = counted.exec(fact)?.groups ?? {};
  return count === '' || of !== count
    ? undefined
    : { kind: 'tests', comparison: comparisonOfCount(fact), value: Number(count) };
}

/** Tests may become more, except where the number is said to be exact: `exactly 42 tests passed`. */
export function comparisonOfCount(fact: string): Comparison {
  return isExact.test(fact) ? '=' : '>=';
}

const onlyWords =
  'only|just|nur|lediglich|solo|sólo|solamente|só|apenas|seulement|soltanto|только|hanya|chỉ|alleen|slechts';
const isExact = new RegExp(
  `(?<!\\p{L})(?:${exactWords})(?!\\p{L})|(?<!\\p{L})(?:${onlyWords})\\s+\\d|恰好|正好|ちょうど|정확히`,
  'iu',
);

const kinds = '(?:(?:unit|integration|e2e|end-to-end|smoke|api|backend|frontend|new|the) )*';
const nothingElse =
  '(?:,?(?: and)? (?:0|no|zero) (?:failed|failing|failures?|errors?))*(?: in ~?\\d[\\d.]* ?(?:m?s|secs?|seconds?|min|minutes?))?';
const counted = new RegExp(
  `^(?:(?:${exactWords}|only|just) )?(?:all )?(?:the )?(?<count>[1-9]\\d{0,5})(?: ?(?:/|of|out of) ?(?<of>\\d{1,6}))? ${kinds}(?:(?:tests?|specs?|examples?|scenarios?) )?(?:(?:are|have|should|must) )?(?:all )?(?:pass(?:es|ed|ing)?|succeed(?:ed|s)?|green)${nothingElse}$`,
  'i',
);
