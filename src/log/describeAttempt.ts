import type { Step } from '../checklist/checklist';
import { applicableCommands } from '../run/outcome';
import { failureMessage } from '../run/reduce';
import type { CommandFinished } from '../run/runEvent';
import type { Attempt, RunState } from '../run/runState';
import { foundAndWanted } from './describeVerdict';
import { formatElapsed, formatTimeOfRun } from './formatTime';
import { plainNameOf } from './logContext';
import { joinPhrases, phrase, sentence, value, words, type Phrase } from './phrase';

/** When an attempt ended, who ran it, and everything that was not as it should be. */
export function describeAttempt(attempt: Attempt, { startedAt }: Pick<RunState, 'startedAt'>): Phrase {
  const when = formatTimeOfRun(attempt.at, startedAt);
  return phrase`${words(when)}, run by ${words(plainNameOf(attempt.by))}: ${describeOutcome(attempt)}`;
}

/** Each failed expectation, not only the first. */
export function describeOutcome(attempt: CommandFinished): Phrase {
  const { result, verdicts } = attempt;
  if (result.kind !== 'exited') return words(result.reason.replace(/\.$/, ''));
  const failed = verdicts.filter(({ kind }) => kind === 'mismatched');
  if (failed.length === 0) {
    const what = attempt.outcome === 'failed' ? failureMessage(attempt) : outcomeWords[attempt.outcome];
    return phrase`${words(what)}, ${exitOf(result.exitCode, result.durationMs)}`;
  }
  const namesExit = failed.some(({ expectation }) => expectation.matcher.kind === 'exit');
  const exit = namesExit ? [] : [exitOf(result.exitCode, result.durationMs)];
  return joinPhrases([...exit, ...failed.map(foundAndWanted)], '; ');
}

/** The last attempt of one of a step's commands, where it did not pass. */
export interface Failure {
  readonly outcome: Attempt['outcome'];
  /** `at 08:21:43, run by …`; the command is named where the step has several. */
  readonly said: Phrase;
}

export function describeFailures(step: Step, run: RunState): readonly Failure[] {
  const commands = applicableCommands(step, run.started.inputs);
  return commands.flatMap(({ command: { id } }) => {
    const known = run.commands.get(id);
    if (known?.kind !== 'finished' || !isFailure(known.last)) return [];
    const which = commands.length > 1 ? phrase`${value(known.commandLine)}, ` : phrase``;
    return [{ outcome: known.last.outcome, said: sentence(phrase`${which}${describeAttempt(known.last, run)}`) }];
  });
}

export function isFailure({ outcome }: Attempt): boolean {
  return outcome === 'failed' || outcome === 'errored';
}

/** Of many attempts the first and the last say enough; the journal has them all. */
export function toldAttempts(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.length > 3 ? [...attempts.slice(0, 1), ...attempts.slice(-1)] : attempts;
}

const outcomeWords = { passed: 'passed', review: 'to be compared', errored: 'result unknown' } as const;

function exitOf(exitCode: number, durationMs: number): Phrase {
  return words(`exit ${exitCode} after ${formatElapsed(durationMs)}`);
}
