import type { Step } from '../checklist/checklist';
import { stateOf } from '../run/demands';
import type { RunState } from '../run/runState';
import { isByExitCodeAlone } from './verifiedHow';

/** How many steps there are of each kind, in words: `2 failed`. One more or less costs the same however many there are. */
export class StepCounts {
  readonly #counts = new Map<CountedKind, number>();

  /** Takes in one more, or takes one out. */
  count(kind: CountedKind, by: 1 | -1): void {
    this.#counts.set(kind, this.of(kind) + by);
  }

  of(kind: CountedKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  get total(): number {
    return sum([...this.#counts.values()]);
  }

  get done(): number {
    return sum(doneKinds.map((kind) => this.of(kind)));
  }

  /** What those that are done rest on. */
  get doneWords(): readonly string[] {
    return doneKinds.flatMap((kind) => this.#words(kind, kind));
  }

  otherWords({ finished }: Pick<RunState, 'finished'>): readonly string[] {
    return otherKinds.flatMap((kind) => this.#words(kind, kind === 'open' && finished ? 'not done' : kind));
  }

  #words(kind: CountedKind, words: string): readonly string[] {
    const count = this.of(kind);
    return count === 0 ? [] : [`${count} ${words}`];
  }
}

export function countSteps(steps: readonly Step[], state: RunState): StepCounts {
  const counts = new StepCounts();
  for (const step of steps) counts.count(countedAs(step, state), 1);
  return counts;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

export type CountedKind =
  | 'verified'
  | 'verified by exit code alone'
  | 'attested'
  | 'signed'
  | 'overridden'
  | 'failed'
  | 'with an unknown result'
  | 'to be compared'
  | 'waiting for evidence or approvals'
  | 'running'
  | 'skipped'
  | 'not applicable'
  | 'open';

const doneKinds: readonly CountedKind[] = ['verified', 'verified by exit code alone', 'attested', 'signed'];
const otherKinds: readonly CountedKind[] = [
  'overridden',
  'failed',
  'with an unknown result',
  'to be compared',
  'waiting for evidence or approvals',
  'running',
  'skipped',
  'not applicable',
  'open',
];

export function countedAs(step: Step, state: RunState): CountedKind {
  const current = stateOf(step, state);
  switch (current.kind) {
    case 'passed':
      if (current.how === 'attested') return 'attested';
      return isByExitCodeAlone(step, state) ? 'verified by exit code alone' : 'verified';
    case 'errored':
      return 'with an unknown result';
    case 'review':
      return 'to be compared';
    case 'incomplete':
      return 'waiting for evidence or approvals';
    case 'notApplicable':
      return 'not applicable';
    case 'pending':
      return 'open';
    case 'signed':
    case 'overridden':
    case 'failed':
    case 'running':
    case 'skipped':
      return current.kind;
  }
}
