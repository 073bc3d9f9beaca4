import type { Command } from '../../checklist/checklist';
import { describeMatcher } from '../../expectation/describeMatcher';
import { evaluate } from '../../expectation/evaluate';
import type { Expectation, Verdict } from '../../expectation/expectation';
import { normalizeOutput } from '../../expectation/normalizeOutput';

/** How one expectation compares with an output that somebody has; `untested` where an output alone cannot tell. */
export interface TestedExpectation {
  readonly expectation: Expectation;
  readonly verdict: Verdict['kind'] | 'untested';
  readonly message: string;
}

/** Compares an output with all that is expected of a command. Nothing is run, and nothing is recorded. */
export function testOutput({ expectations, programs }: Command, output: string): readonly TestedExpectation[] {
  const observation = {
    exitCode: 0,
    output: normalizeOutput(output),
    outputComplete: true,
    durationMs: 0,
    programs,
  };
  return evaluate(expectations, observation).verdicts.map(({ expectation, kind, message }) =>
    isSeenInOutput(expectation)
      ? { expectation, verdict: kind, message }
      : { expectation, verdict: 'untested', message: 'An output alone does not tell.' },
  );
}

/** The comparison as a text to read. `source` says where the output came from. */
export function renderOutputTest(command: Command, tested: readonly TestedExpectation[], source: string): string {
  const rows = tested.map(({ expectation, verdict, message }) => {
    const { text, line, source: origin } = expectation;
    const where = origin === 'implied' ? '' : `\n    line ${line + 1}: ${text.replace(/\s+/g, ' ')}`;
    return `${signs[verdict]}${describeMatcher(expectation.matcher)}\n    ${message}${where}\n`;
  });
  const head = `${command.text}\n\n${summary(tested)}\nTested against ${source}; nothing was run or recorded.\n`;
  return [head, ...rows].join('\n');
}

/** What all of them amount to, the worst first. */
export function summary(tested: readonly TestedExpectation[]): string {
  const count = (verdict: TestedExpectation['verdict']): number =>
    tested.filter((one) => one.verdict === verdict).length;
  const [mismatched, review, matched] = [count('mismatched'), count('review'), count('matched')];
  if (mismatched > 0) return `Mismatched: ${mismatched} of ${tested.length}.`;
  if (review > 0) return `To compare by eye: ${review} of ${tested.length}.`;
  return matched > 0 ? 'Matched.' : 'Nothing that an output could show is expected.';
}

const signs: Record<TestedExpectation['verdict'], string> = {
  matched: '✔ matched     ',
  mismatched: '✘ mismatched  ',
  review: '◉ compare     ',
  untested: '– not tested  ',
};

function isSeenInOutput({ matcher }: Expectation): boolean {
  return matcher.kind !== 'exit' && matcher.kind !== 'duration';
}
