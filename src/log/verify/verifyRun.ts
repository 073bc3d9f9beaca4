import type { Checklist, Command } from '../../checklist/checklist';
import { allSteps } from '../../checklist/steps';
import { commandOutcome } from '../../run/outcome';
import { finishOf } from '../../run/progress';
import type { RunEvent } from '../../run/runEvent';
import type { RunState } from '../../run/runState';
import { countOf } from '../formatTime';
import { outcomeWords } from '../logHeader';
import type { Finding } from './finding';
import { verifyPeople } from './verifyPeople';

/** A run to be verified: its events in the order in which they are folded, and what they amount to. */
export interface VerifiedRun {
  readonly checklist: Checklist;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
}

/** Whether what the run says of itself follows from what it has recorded: each verdict, every step, the outcome. */
export function verifyRun(run: VerifiedRun): readonly Finding[] {
  return [...checkVerdicts(run), ...checkSteps(run), ...checkFinish(run), ...verifyPeople(run), ...checkEnd(run)];
}

function checkVerdicts({ checklist, events }: VerifiedRun): readonly Finding[] {
  const commands = commandsOf(checklist);
  return events.flatMap((event) => {
    if (event.type !== 'command-finished') return [];
    const command = commands.get(event.command);
    if (!command) return [];
    const outcome = commandOutcome(command.kind, event.result, { verdicts: event.verdicts, captures: {} });
    const isHonest = outcome === event.outcome && (event.stepOutcome !== 'passed' || outcome === 'passed');
    if (isHonest) return [];
    const message = `The journal calls “${firstLine(command.text)}” ${event.outcome} (its step: ${event.stepOutcome}); what it recorded of its result amounts to ${outcome}.`;
    return [error('verdict-differs', message)];
  });
}

function checkSteps({ checklist, state }: VerifiedRun): readonly Finding[] {
  const known = new Set(allSteps(checklist).map(({ id }) => id));
  const unknown = [...state.steps.keys()].filter((id) => !known.has(id));
  if (unknown.length === 0) return [];
  const names = unknown.slice(0, 3).join(', ');
  const message = `The journal has results for ${countOf(unknown.length, 'step')} that the checklist in it does not have: ${names}.`;
  return [{ code: 'unknown-step', severity: 'warning', file: 'journal', message }];
}

function checkFinish({ checklist, state }: VerifiedRun): readonly Finding[] {
  const { finished } = state;
  if (!finished) {
    const message = 'The release is not finished: what stands in this record may still change.';
    return [{ code: 'not-finished', severity: 'note', file: 'journal', message }];
  }
  if (finished.outcome === 'aborted') return [];
  const finish = finishOf(checklist, state);
  if (finish.kind === 'open') {
    const names = finish.steps.slice(0, 3).map(({ title }) => `“${title}”`);
    const message = `The release says that it is ${outcomeWords[finished.outcome]}, and ${countOf(finish.steps.length, 'step')} of it ${finish.steps.length === 1 ? 'was' : 'were'} never settled: ${names.join(', ')}.`;
    return [error('open-steps', message)];
  }
  if (finish.outcome === finished.outcome) return [];
  const message = `The release says that it is ${outcomeWords[finished.outcome]}; its steps amount to ${outcomeWords[finish.outcome]}.`;
  return [error('outcome-differs', message)];
}

/** After its end a run takes no event; somebody who did not know of the end may have written one on another branch. */
function checkEnd({ events }: VerifiedRun): readonly Finding[] {
  const end = events.findIndex(({ type }) => type === 'run-finished');
  const after = end < 0 ? 0 : events.length - end - 1;
  if (after === 0) return [];
  const message = `${countOf(after, 'event')} ${after === 1 ? 'stands' : 'stand'} after the end of the release.`;
  return [{ code: 'after-finish', severity: 'warning', file: 'journal', message }];
}

function commandsOf(checklist: Checklist): ReadonlyMap<string, Command> {
  const commands = allSteps(checklist).flatMap(({ blocks }) => blocks.flatMap((block) => block.commands));
  return new Map(commands.map((command) => [command.id, command]));
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function error(code: Finding['code'], message: string): Finding {
  return { code, severity: 'error', file: 'journal', message };
}
