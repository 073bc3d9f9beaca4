import type { Step } from '../../checklist/checklist';
import { allCommands } from '../../checklist/steps';
import { stepState } from '../../run/progress';
import type { CommandFinished } from '../../run/runEvent';
import type { RunState, StepState } from '../../run/runState';

/** What happened to a step in one release. */
export interface StepRecord {
  readonly kind: 'verified' | 'attested' | 'signed' | 'failed' | 'skipped' | 'overridden' | 'notApplicable' | 'open';
  readonly wasRun: boolean;
  /** At least one attempt failed, or its result was unknown. */
  readonly hasFailed: boolean;
  readonly wasRetried: boolean;
  /** Time of the last attempt of each command; `undefined` when none ran, or one was not seen to end. In milliseconds. */
  readonly durationMs: number | undefined;
}

export function recordStep(step: Step, state: RunState): StepRecord {
  const attempts = allCommands(step).map(({ id }) => attemptsAt(state.commands.get(id)));
  const last = attempts.flatMap((each) => each.at(-1) ?? []);
  return {
    kind: kindOf(stepState(state, step.id)),
    wasRun: last.length > 0,
    hasFailed: attempts.flat().some(({ outcome }) => outcome === 'failed' || outcome === 'errored'),
    wasRetried: attempts.some(({ length }) => length > 1),
    durationMs: totalOf(last),
  };
}

function attemptsAt(command: ReturnType<RunState['commands']['get']>): readonly CommandFinished[] {
  if (!command) return [];
  return command.kind === 'finished' ? [...command.earlier, command.last] : command.earlier;
}

function totalOf(attempts: readonly CommandFinished[]): number | undefined {
  const times = attempts.flatMap(({ result }) => (result.kind === 'exited' ? result.durationMs : []));
  return times.length === 0 || times.length < attempts.length ? undefined : times.reduce((a, b) => a + b);
}

function kindOf(step: StepState): StepRecord['kind'] {
  switch (step.kind) {
    case 'passed':
      return step.how;
    case 'signed':
    case 'failed':
    case 'skipped':
    case 'overridden':
    case 'notApplicable':
      return step.kind;
    case 'errored':
      return 'failed';
    case 'pending':
    case 'incomplete':
    case 'running':
    case 'review':
      return 'open';
  }
}
