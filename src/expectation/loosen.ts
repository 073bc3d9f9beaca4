import type { Matcher } from './expectation';

/** Matchers that confirm only: where they do not match, a person decides. `undefined` where one knows no such reading. */
export function loosen(matchers: readonly Matcher[]): readonly Matcher[] | undefined {
  const loose = matchers.map(asLoose);
  return loose.every((matcher) => matcher !== undefined) ? loose : undefined;
}

function asLoose(matcher: Matcher): Matcher | undefined {
  switch (matcher.kind) {
    case 'equals':
      return { kind: 'contains', text: matcher.text, literal: true, isLoose: true };
    case 'contains':
    case 'http':
      return { ...matcher, isLoose: true };
    case 'regex':
      return matcher.negated ? undefined : { ...matcher, isLoose: true };
    default:
      return undefined;
  }
}
