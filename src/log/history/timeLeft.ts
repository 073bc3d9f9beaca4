import type { Checklist, StepId } from '../../checklist/checklist';
import { stateOf } from '../../run/demands';
import { countedSteps, isSettled } from '../../run/progress';
import type { RunState, StepState } from '../../run/runState';
import { formatElapsed } from '../formatTime';
import { median } from './median';

/** How long each step of one release took, in milliseconds: from what was settled before it to its own result. */
export type StepTimes = ReadonlyMap<StepId, number>;

/** How long the open steps of a release will take, from earlier ones of the same checklist. In milliseconds. */
export interface TimeLeft {
  /** The sum of the medians of the steps that are open. */
  readonly expected: number;
  /** What the same steps took in the quickest and in the slowest of the releases. */
  readonly least: number;
  readonly most: number;
  readonly releases: number;
  /** Open steps that fewer than three releases had; nothing is said of them. */
  readonly unknown: number;
}

/** With fewer, a median says nothing. */
const fewest = 3;

/** `undefined` for a release that was aborted or is not finished: how long it would have taken is not known. */
export function stepTimes(state: RunState): StepTimes | undefined {
  if (!state.finished || state.finished.outcome === 'aborted') return undefined;
  const ends = [...state.steps].flatMap(([id, step]) => endOf(id, step)).sort((a, b) => a.at - b.at);
  let before = Date.parse(state.startedAt);
  return new Map(
    ends.map(({ id, at }) => {
      const took = Math.max(0, at - before);
      before = at;
      return [id, took] as const;
    }),
  );
}

/** `undefined` as long as fewer than three releases teach it, or nothing is open. */
export function estimateTimeLeft(
  checklist: Checklist,
  state: RunState,
  past: readonly StepTimes[],
): TimeLeft | undefined {
  if (past.length < fewest || state.finished) return undefined;
  const open = countedSteps(checklist, state).filter((step) => !isSettled(stateOf(step, state)));
  const known = open.flatMap(({ id }) => {
    const times = past.flatMap((each) => each.get(id) ?? []);
    return times.length < fewest ? [] : [{ id, median: median(times) ?? 0 }];
  });
  if (known.length === 0) return undefined;
  const expected = sum(known.map((each) => each.median));
  // A release that had only some of the steps says nothing of them all.
  const whole = past.filter((times) => known.every(({ id }) => times.has(id)));
  const totals = whole.map((times) => sum(known.map(({ id }) => times.get(id) ?? 0)));
  return {
    expected,
    least: Math.min(expected, ...totals),
    most: Math.max(expected, ...totals),
    releases: past.length,
    unknown: open.length - known.length,
  };
}

/** `about 25 min left`. */
export function describeTimeLeft({ expected }: TimeLeft): string {
  return `about ${roundly(expected)} left`;
}

/** `about 25 min left (18 min to 41 min in 4 releases); 2 steps are new`. */
export function explainTimeLeft(left: TimeLeft): string {
  const { least, most, releases, unknown } = left;
  const range = `${roundly(least)} to ${roundly(most)} in ${releases} releases`;
  const news = unknown === 0 ? '' : `; of ${unknown} open ${unknown === 1 ? 'step' : 'steps'} nothing is known`;
  return `${describeTimeLeft(left)} (${range})${news}`;
}

/** What is said of the future has no more than one unit. */
function roundly(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return 'a minute';
  if (minutes < 90) return `${Math.round(minutes)} min`;
  return formatElapsed(Math.round(minutes / 30) * 30 * 60_000);
}

function endOf(id: StepId, step: StepState): readonly { readonly id: StepId; readonly at: number }[] {
  const isOver = isSettled(step) && 'finishedAt' in step;
  return isOver ? [{ id, at: Date.parse(step.finishedAt) }] : [];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
