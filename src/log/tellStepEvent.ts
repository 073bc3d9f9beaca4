import type { Step } from '../checklist/checklist';
import { completedAt } from '../run/demands';
import type { CommandFinished, RunEvent } from '../run/runEvent';
import type { RunState } from '../run/runState';
import { describeOutcome } from './describeAttempt';
import { foundAndWanted } from './describeVerdict';
import { nameOf, type LogContext } from './logContext';
import { joinPhrases, quoted } from './phrase';
import { isByExitCodeAlone } from './verifiedHow';

/** One line of what came of a step: its sign, its title apart from the rest, and who. */
export function tellStepEvent(event: RunEvent, context: LogContext): string | undefined {
  if (!('step' in event)) return undefined;
  const placed = context.stepOf(event.step);
  const told = placed && whatCame(event, placed.step, context.state);
  if (!told) return undefined;
  const where = placed.section.phase === 'rollback' ? 'rollback: ' : '';
  return `${told.sign} ${where}“${context.titleOf(placed.step)}” ${told.words}`;
}

interface Told {
  readonly sign: '✓' | '✗' | '?' | '–';
  readonly words: string;
}

function whatCame(event: RunEvent, step: Step, state: RunState): Told | undefined {
  const by = nameOf(event.by);
  switch (event.type) {
    case 'command-finished':
      return attempt(event, by, isByExitCodeAlone(step, state));
    case 'step-attested':
      return told('✓', `attested by ${by}`, event.note);
    case 'step-signed':
      return told('✓', `signed by ${by}`);
    case 'step-approved':
      return told('✓', `approved by ${by}${completedAt(step, state) === event.at ? ', which completes it' : ''}`);
    case 'evidence-filled':
      return told('–', `given its evidence by ${by}`);
    case 'step-reopened':
      return told('–', `opened again by ${by}`);
    case 'step-rejected':
      return told('✗', `**failed**, says ${by}`, event.reason);
    case 'step-skipped':
      return told('–', `**skipped** by ${by}`, event.reason);
    case 'step-not-applicable':
      return told('–', `not applicable, says ${by}`, event.reason);
    case 'step-overridden':
      return told('–', `**overridden** by ${by}`, event.reason);
    default:
      return undefined;
  }
}

function told(sign: Told['sign'], what: string, saying?: string): Told {
  return { sign, words: saying === undefined ? what : `${what}: ${quoted(saying).markdown}` };
}

/** The attempt that decided what the step amounts to; of a step with several commands the last one. */
function attempt(event: CommandFinished, by: string, byExitCode: boolean): Told | undefined {
  switch (event.stepOutcome) {
    case 'pending':
      return undefined;
    case 'passed':
      return told(
        '✓',
        byExitCode ? `verified by exit code alone, run by ${by}` : `verified, run by ${by}: ${checksOf(event)}`,
      );
    case 'review':
      return told('?', `to be compared, run by ${by}`);
    case 'failed':
      return told('✗', `**failed**, run by ${by}: ${describeOutcome(event).markdown}`);
    case 'errored':
      return told('✗', `**result unknown**, run by ${by}: ${describeOutcome(event).markdown}`);
  }
}

/** What was found, where more than the exit code was looked at. */
function checksOf(event: CommandFinished): string {
  const checks = event.verdicts.filter(({ expectation }) => expectation.matcher.kind !== 'exit');
  return (checks.length === 0 ? describeOutcome(event) : joinPhrases(checks.map(foundAndWanted), '; ')).markdown;
}
