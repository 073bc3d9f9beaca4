import { describeMatcher } from '../expectation/describeMatcher';
import type { Verdict } from '../expectation/expectation';
import { failureMessage } from '../run/reduce';
import type { CommandFinished } from '../run/runEvent';
import { formatElapsed } from '../util/formatElapsed';
import { comparesValues, describeFound } from './describeExpected';

/** What to say of the results of commands that exited: `85 passed (≥ 82) · 41 s`. */
export function describeVerdicts(attempts: readonly CommandFinished[]): string {
  const verdicts = attempts.flatMap((attempt) => attempt.verdicts).filter(isWorthShowing);
  const values = verdicts.map((verdict) => describeFound(verdict) || describeMatcher(verdict.expectation.matcher));
  const what = values.length > 0 ? values.slice(0, 2).join(', ') : attempts.map(describeExit).at(-1);
  return `${what} · ${formatElapsed(durationOf(attempts))}`;
}

/** Why a command's result is no pass, as short as it can be said: `72 % (≥ 80 %)`. */
export function describeFailure(attempt: CommandFinished): string {
  const mismatch = attempt.verdicts.find(({ kind }) => kind === 'mismatched');
  if (mismatch?.found && comparesValues(mismatch.expectation.matcher)) return describeFound(mismatch);
  return failureMessage(attempt);
}

function describeExit({ result }: CommandFinished): string {
  return result.kind === 'exited' ? `exit ${result.exitCode}` : result.reason;
}

function isWorthShowing({ expectation: { source, matcher } }: Verdict): boolean {
  return source !== 'implied' && matcher.kind !== 'review' && matcher.kind !== 'capture';
}

function durationOf(attempts: readonly CommandFinished[]): number {
  return attempts.reduce((sum, { result }) => sum + (result.kind === 'not-started' ? 0 : result.durationMs), 0);
}
