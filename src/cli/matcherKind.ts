import type { Matcher } from '../expectation/expectation';

/** An expectation's kind as `inspect` and `check` name it, in the words of the grammar. */
export function matcherKind(matcher: Matcher): string {
  switch (matcher.kind) {
    case 'json-subset':
      return 'json';
    case 'version':
    case 'tests':
      return 'number';
    case 'regex':
      return matcher.negated ? 'not-contains' : 'regex';
    default:
      return matcher.kind;
  }
}
