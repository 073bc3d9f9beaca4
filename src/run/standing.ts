import type { Checklist, Step, StepId } from '../checklist/checklist';
import { allSteps } from '../checklist/steps';
import { lazy } from '../util/lazy';
import { countedSteps, nextOf, progressOf, rollbackSteps, type Progress } from './progress';
import type { RunState } from './runState';

/** How a run stands: worked out when it is first asked for, and once for all who show it. */
export interface Standing {
  readonly progress: () => Progress;
  /** The step that {@link nextStep} names. */
  readonly next: () => Step | undefined;
  /** The steps that must be settled. */
  readonly counted: () => ReadonlySet<StepId>;
  /** The steps that require others. */
  readonly requiring: () => readonly Step[];
  readonly hasRollback: () => boolean;
}

/** The standings of one run, of which the latest is kept: a long checklist is not gone through for each who shows it. */
export class Standings {
  readonly #checklist: Checklist;
  readonly #main: () => CountedSteps;
  readonly #requiring: () => readonly Step[];
  readonly #hasRollback: () => boolean;
  #latest: { readonly state: RunState; readonly standing: Standing } | undefined;

  constructor(checklist: Checklist) {
    this.#checklist = checklist;
    this.#main = lazy(() => toCounted(countedSteps(checklist, undefined)));
    this.#requiring = lazy(() => allSteps(checklist).filter(({ requires }) => requires !== undefined));
    this.#hasRollback = lazy(() => rollbackSteps(checklist).length > 0);
  }

  of(state: RunState): Standing {
    if (this.#latest?.state !== state) this.#latest = { state, standing: this.#standingOf(state) };
    return this.#latest.standing;
  }

  #standingOf(state: RunState): Standing {
    const counted = state.rollback ? lazy(() => toCounted(countedSteps(this.#checklist, state))) : this.#main;
    return {
      progress: lazy(() => progressOf(counted().steps, state)),
      next: lazy(() => nextOf(counted().steps, state)),
      counted: () => counted().ids,
      requiring: this.#requiring,
      hasRollback: this.#hasRollback,
    };
  }
}

interface CountedSteps {
  readonly steps: readonly Step[];
  readonly ids: ReadonlySet<StepId>;
}

function toCounted(steps: readonly Step[]): CountedSteps {
  return { steps, ids: new Set(steps.map(({ id }) => id)) };
}
