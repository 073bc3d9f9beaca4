import { isSettled } from '../run/progress';
import type { StepState } from '../run/runState';

/** How many steps are in which state. One step more or less costs the same however many there are. */
export class StepTally {
  readonly #counts = new Map<CountedWord, number>();
  #settled = 0;
  #total = 0;

  get settled(): number {
    return this.#settled;
  }

  get total(): number {
    return this.#total;
  }

  /** `2 failed`, `1 open`. */
  get words(): readonly string[] {
    return countedWords.flatMap((word) => {
      const count = this.#counts.get(word) ?? 0;
      return count === 0 ? [] : [`${count} ${word}`];
    });
  }

  /** Takes in one step more, or takes one out. */
  count(state: StepState, by: 1 | -1): void {
    const word = countedAs(state);
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + by);
    this.#total += by;
    if (isSettled(state)) this.#settled += by;
  }
}

type CountedWord = (typeof countedWords)[number];

const countedWords = [
  'verified by a check',
  'attested by a person',
  'signed',
  'overridden',
  'failed',
  'with an unknown result',
  'to be compared',
  'done, evidence or approvals missing',
  'running',
  'skipped',
  'not applicable',
  'open',
] as const;

function countedAs(step: StepState): CountedWord {
  switch (step.kind) {
    case 'passed':
      return step.how === 'verified' ? 'verified by a check' : 'attested by a person';
    case 'errored':
      return 'with an unknown result';
    case 'review':
      return 'to be compared';
    case 'incomplete':
      return 'done, evidence or approvals missing';
    case 'notApplicable':
      return 'not applicable';
    case 'pending':
      return 'open';
    case 'signed':
    case 'overridden':
    case 'failed':
    case 'running':
    case 'skipped':
      return step.kind;
  }
}
