import type { Checklist, Command } from '../../checklist/checklist';
import { allSteps } from '../../checklist/steps';
import { commandOutcome } from '../../run/outcome';
import { causalityOf, historyOf } from '../../run/causality';
import { fold } from '../../run/fold';
import { finishOf } from '../../run/progress';
import type { RunEvent, RunOutcome } from '../../run/runEvent';
import type { RunState } from '../../run/runState';
import { countOf } from '../formatTime';
import { logFormat } from '../logFormat';
import { outcomeWords } from '../logHeader';
import type { Finding } from './finding';
import { verifyPeople } from './verifyPeople';

/** A run to be verified: its events in the order in which they are folded, and what they amount to. */
export interface VerifiedRun {
  readonly checklist: Checklist;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
}

/**
 * Whether what the run says of itself follows from what it has recorded: each verdict, every step, the outcome. Another version
 * of the extension may have found other steps in the same text: of its records that is a warning.
 */
export function verifyRun(run: VerifiedRun): readonly Finding[] {
  const ofSteps = [...checkSteps(run), ...checkFinish(run), ...verifyPeople(run)];
  const isOurs = run.state.logFormat === logFormat;
  return [...checkVerdicts(run), ...(isOurs ? ofSteps : ofSteps.map(byOtherVersion)), ...checkEnd(run)];
}

function byOtherVersion(finding: Finding): Finding {
  if (finding.severity !== 'error') return finding;
  const message = `${finding.message} The journal was written by another version, which may have read the checklist otherwise.`;
  return { ...finding, severity: 'warning', message };
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

/** Each end is held to what its writer knew: of another branch he could not know. */
function checkFinish({ checklist, events }: VerifiedRun): readonly Finding[] {
  const ends = events.filter((event) => event.type === 'run-finished');
  if (ends.length === 0) {
    const message = 'The release is not finished: what stands in this record may still change.';
    return [{ code: 'not-finished', severity: 'note', file: 'journal', message }];
  }
  return ends.flatMap((end) => checkOutcome(checklist, fold(historyOf(events, end)), end.outcome));
}

function checkOutcome(checklist: Checklist, state: RunState | undefined, outcome: RunOutcome): readonly Finding[] {
  if (!state || outcome === 'aborted') return [];
  const finish = finishOf(checklist, state);
  if (finish.kind === 'open') {
    const names = finish.steps.slice(0, 3).map(({ title }) => `“${title}”`);
    const message = `The release says that it is ${outcomeWords[outcome]}, and ${countOf(finish.steps.length, 'step')} of it ${finish.steps.length === 1 ? 'was' : 'were'} never settled: ${names.join(', ')}.`;
    return [error('open-steps', message)];
  }
  if (finish.outcome === outcome) return [];
  const message = `The release says that it is ${outcomeWords[outcome]}; its steps amount to ${outcomeWords[finish.outcome]}.`;
  return [error('outcome-differs', message)];
}

/** After its end a run takes no event; somebody who did not know of the end may have written one on another branch. */
function checkEnd({ events }: VerifiedRun): readonly Finding[] {
  const end = events.find(({ type }) => type === 'run-finished');
  if (!end) return [];
  const { knows } = causalityOf(events);
  const others = events.filter((event) => event !== end && event.type !== 'run-finished' && !knows(end, event));
  const after = others.filter((event) => knows(event, end)).length;
  return [
    ...afterEnd(after, 'after the end of the release'),
    ...afterEnd(others.length - after, 'on a branch on which the end of the release was not known'),
  ];
}

function afterEnd(count: number, where: string): readonly Finding[] {
  if (count === 0) return [];
  const message = `${countOf(count, 'event')} ${count === 1 ? 'stands' : 'stand'} ${where}.`;
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
