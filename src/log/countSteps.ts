import type { Step } from '../checklist/checklist';
import { stateOf } from '../run/demands';
import type { RunState } from '../run/runState';
import { isByExitCodeAlone } from './verifiedHow';

/** How many steps there are of each kind, in words: `2 failed`. */
export interface StepCounts {
  readonly done: number;
  /** What those that are done rest on. */
  readonly doneWords: readonly string[];
  readonly otherWords: readonly string[];
  /** The kinds that occur. */
  readonly kinds: ReadonlySet<CountedKind>;
}

export function countSteps(steps: readonly Step[], state: RunState): StepCounts {
  const kinds = steps.map((step) => countedAs(step, state));
  const wordsOf = (counted: readonly CountedKind[]): readonly string[] =>
    counted.flatMap((kind) => {
      const count = kinds.filter((each) => each === kind).length;
      const words = kind === 'open' && state.finished ? 'not done' : kind;
      return count === 0 ? [] : [`${count} ${words}`];
    });
  return {
    done: kinds.filter((kind) => doneKinds.includes(kind)).length,
    doneWords: wordsOf(doneKinds),
    otherWords: wordsOf(otherKinds),
    kinds: new Set(kinds),
  };
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

function countedAs(step: Step, state: RunState): CountedKind {
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
