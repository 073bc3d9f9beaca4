import type { Checklist, Step, StepId } from '../../checklist/checklist';
import { countOf } from '../../log/formatTime';
import { stateOf } from '../../run/demands';
import { countedSteps, isSettled } from '../../run/progress';
import type { RunState } from '../../run/runState';
import { whyPersonNeeded } from './whyPersonNeeded';

/** What the record says of the end of an unattended run, for whoever finds it open. */
export interface StopNote {
  readonly text: string;
  /** The step that it stopped at. */
  readonly step?: StepId;
}

/**
 * Why a run that nobody attends has not gone on; `undefined` for one that is finished.
 * @param signal the name of what ended it from outside
 */
export function tellStop(run: { checklist: Checklist; state: RunState }, signal?: string): StopNote | undefined {
  const { checklist, state } = run;
  if (state.finished) return undefined;
  if (signal !== undefined) return { text: `Run unattended, it was ended from outside, by ${signal}.` };
  const open = countedSteps(checklist, state).filter((step) => !isSettled(stateOf(step, state)));
  for (const step of open) {
    const { kind } = stateOf(step, state);
    if (kind === 'failed' || kind === 'errored') return { text: stoppedAt(kind), step: step.id };
  }
  const left = open.slice(0, mostNamed).map((step) => `“${step.title}”: ${whyLeft(run, step)}`);
  const more = open.length > mostNamed ? [`… and ${open.length - mostNamed} more`] : [];
  const count = countOf(open.length, 'step');
  return {
    text: [`Run unattended, as far as nobody is needed; ${count} left to people:`, ...left, ...more].join('\n'),
  };
}

const mostNamed = 12;

function stoppedAt(kind: 'failed' | 'errored'): string {
  const found = kind === 'failed' ? 'the step failed' : 'its result is unknown';
  return `Run unattended, it stopped here: ${found}. Nothing after it was run; a person decides.`;
}

function whyLeft(run: { checklist: Checklist; state: RunState }, step: Step): string {
  return whyPersonNeeded(run, step) ?? 'it was not come to';
}
