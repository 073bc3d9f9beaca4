import type { Expectation } from './expectation';

/**
 * Adds the exit code 0 that nobody wrote, as seen at `line` of the checklist, unless something speaks of the exit code:
 * an `exit`, or a sentence that says the command should fail.
 */
export function withImpliedExpectations(expectations: readonly Expectation[], line: number): readonly Expectation[] {
  if (expectations.some(speaksOfExitCode)) return expectations;
  const matcher = { kind: 'exit', codes: [0], negated: false } as const;
  return [...expectations, { matcher, source: 'implied', text: '', line }];
}

function speaksOfExitCode({ matcher }: Expectation): boolean {
  if (matcher.kind === 'exit') return true;
  const failure =
    /\b(?:should|must|expected to|expect(?:ed)?:?(?: an?| the)?)\s+(?:now\s+)?(?:fail|error|be (?:refused|rejected|denied)|exit)|\b(?:is|are|gets?) (?:now |then |also )?(?:rejected|refused|denied|blocked) with\b|^exits?(?: (?:code|status|with))* 0 (?:if|when|on|for) [^,;]+[,;] [1-9]\d* (?:if|when|on|for) /i;
  return matcher.kind === 'review' && failure.test(matcher.sentence);
}
