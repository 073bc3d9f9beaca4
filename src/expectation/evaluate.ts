import type { Evaluation, Expectation, Observation, Verdict } from './expectation';
import { doubtOthers } from './doubtOthers';
import type { Evidence } from './finding';
import { doubtNothing } from './hiddenFailure';
import { judgeDeclared } from './judgeDeclared';
import { judgeExit } from './judgeExit';
import { judgeInferred } from './judgeInferred';
import { toLines } from './outputLines';
import { judgeOrder } from './sampleOrder';

/**
 * Judges what was observed of one command against everything that the checklist says about it. Pure; a verdict for each
 * expectation, in their order. Never throws: what cannot be judged is for a person to review.
 */
export function evaluate(expectations: readonly Expectation[], observation: Observation): Evaluation {
  const evidence: Evidence = { ...observation, lines: toLines(observation.output) };
  const captures: Record<string, string> = {};
  let after = -1;
  const verdicts = expectations.map((expectation): Verdict => {
    const { matcher, source } = expectation;
    if (matcher.kind === 'exit') return { ...judgeExit(matcher, expectation, expectations, evidence), expectation };
    if (source === 'inferred')
      return {
        ...doubtNothing(doubtOthers(matcher, judgeInferred(matcher, evidence), evidence), evidence),
        expectation,
      };
    const { captured, ...finding } = judgeDeclared(matcher, evidence, after);
    if (finding.kind === 'matched' && finding.foundLine !== undefined && matcher.kind === 'contains') {
      after = finding.foundLine;
    }
    if (captured !== undefined && matcher.kind === 'capture') captures[matcher.name] = captured;
    return { ...doubtOthers(matcher, finding, evidence), expectation };
  });
  return { verdicts: judgeOrder(verdicts, evidence), captures };
}
