import type { StepId } from '../checklist/checklist';
import { causalityOf, isLinear, type Causality } from './causality';
import { reduce } from './reduce';
import type { RunEvent, RunOutcome } from './runEvent';
import type { RunEnd, RunState, StepState } from './runState';

/**
 * What all events say together, in the journal's order. The first event of a run is `run-started`; a list without one has no
 * state. Where people went on apart from each other, and nobody has decided since, the decision that claims least counts,
 * and all of them are kept.
 */
export function fold(events: readonly RunEvent[]): RunState | undefined {
  let state: RunState | undefined;
  if (isLinear(events)) {
    for (const event of events) state = reduce(state, event);
    return state;
  }
  const decided = new Decisions<StepId, StepState>();
  const ended = new Decisions<'run', RunEnd>();
  const causality = causalityOf(events);
  for (const event of events) {
    const step = 'step' in event ? event.step : undefined;
    const before = { step: step && state?.steps.get(step), end: state?.finished };
    state = reduce(state, event);
    const after = step && state?.steps.get(step);
    if (step && after && after !== before.step) decided.add(step, { event, value: after }, causality);
    if (state?.finished && state.finished !== before.end) ended.add('run', { event, value: state.finished }, causality);
  }
  return state && withDecisions(state, decided.concurrent(), ended.concurrent().get('run') ?? []);
}

function withDecisions(
  state: RunState,
  concurrent: ReadonlyMap<StepId, readonly StepState[]>,
  ends: readonly RunEnd[],
): RunState {
  let { steps } = state;
  const concurrentSteps = new Map<StepId, readonly StepState[]>();
  for (const [step, states] of concurrent) {
    const [least, ...others] = [...states].sort((a, b) => claims.indexOf(claimOf(a)) - claims.indexOf(claimOf(b)));
    if (!least) continue;
    steps = steps.with(step, least);
    concurrentSteps.set(step, [least, ...others]);
  }
  const concurrentEnds = [...ends].sort((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
  const finished = concurrentEnds[0] ?? state.finished;
  return {
    ...state,
    steps,
    concurrentSteps,
    concurrentEnds,
    ...(finished ? { finished } : {}),
    notes: [...state.notes].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))),
  };
}

interface Decision<V> {
  readonly event: RunEvent;
  readonly value: V;
}

/** The last decisions on each thing: those that no later one of somebody who knew them has replaced. */
class Decisions<K, V> {
  readonly #last = new Map<K, readonly Decision<V>[]>();

  add(key: K, decision: Decision<V>, { knows }: Causality): void {
    const open = (this.#last.get(key) ?? []).filter(({ event }) => !knows(decision.event, event));
    this.#last.set(key, [...open, decision]);
  }

  /** Only where there are several. */
  concurrent(): ReadonlyMap<K, readonly V[]> {
    const several = [...this.#last].filter(([, decisions]) => decisions.length > 1);
    return new Map(several.map(([key, decisions]) => [key, decisions.map(({ value }) => value)]));
  }
}

/** From what claims least to what claims most. */
const claims = [
  'errored',
  'failed',
  'running',
  'review',
  'pending',
  'incomplete',
  'overridden',
  'skipped',
  'notApplicable',
  'attested',
  'signed',
  'verified',
] as const;

function claimOf(step: StepState): (typeof claims)[number] {
  return step.kind === 'passed' ? step.how : step.kind;
}

const outcomes: readonly RunOutcome[] = ['aborted', 'rolled-back', 'completed-with-deviations', 'successful'];
