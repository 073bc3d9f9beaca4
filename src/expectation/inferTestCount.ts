import type { Matcher } from './expectation';

/** `120 passed`, `All 42 tests pass`, `85/85 tests passed, 0 failed`: so many tests, of which none failed. */
export function inferTestCount(fact: string): Matcher | undefined {
  const { count = '', of = count } = counted.exec(fact)?.groups ?? {};
  return count === '' || of !== count ? undefined : { kind: 'tests', comparison: '>=', value: Number(count) };
}

const kinds = '(?:(?:unit|integration|e2e|end-to-end|smoke|api|backend|frontend|new|the) )*';
const nothingElse =
  '(?:,?(?: and)? (?:0|no|zero) (?:failed|failing|failures?|errors?))*(?: in ~?\\d[\\d.]* ?(?:m?s|secs?|seconds?|min|minutes?))?';
const counted = new RegExp(
  `^(?:all )?(?:the )?(?<count>[1-9]\\d{0,5})(?: ?(?:/|of|out of) ?(?<of>\\d{1,6}))? ${kinds}(?:(?:tests?|specs?|examples?|scenarios?) )?(?:(?:are|have|should|must) )?(?:all )?(?:pass(?:es|ed|ing)?|succeed(?:ed|s)?|green)${nothingElse}$`,
  'i',
);
