import type { Step } from '../checklist/checklist';
import { applicableCommands, lastOutcome } from '../run/outcome';
import type { RunState } from '../run/runState';
import { listDeviations, type DeviationKind } from './deviations';
import { countOf } from './formatTime';
import type { LogContext } from './logContext';

/** What a release rests on that was not seen to be as the checklist says: `1 failed step accepted`, `2 steps skipped`. */
export function countUnconfirmed(context: LogContext): readonly string[] {
  const deviations = listDeviations(context);
  const stepsOf = (kind: DeviationKind): readonly Step[] =>
    deviations.filter((each) => each.kind === kind).map(({ placed }) => placed.step);
  const accepted = stepsOf('overridden').map((step) => acceptedBy(step, context.state));
  const countAccepted = (what: Accepted): number => accepted.filter((each) => each === what).length;
  const counts: readonly (readonly [number, string, string])[] = [
    [countAccepted('check'), 'failed step accepted', 'failed steps accepted'],
    [countAccepted('unknown'), 'unknown result accepted', 'unknown results accepted'],
    [
      countAccepted('step'),
      'step accepted that a person had found wanting',
      'steps accepted that people had found wanting',
    ],
    [stepsOf('unrun').length, 'step attested without its commands', 'steps attested without their commands'],
    [
      stepsOf('concurrent').length,
      'step decided differently on different branches',
      'steps decided differently on different branches',
    ],
    [stepsOf('skipped').length, 'step skipped', 'steps skipped'],
  ];
  return counts.flatMap(([count, one, many]) => (count === 0 ? [] : [countOf(count, one, many)]));
}

/** What a person has accepted with a step: a check that failed, a result that nobody knows, or somebody else's word. */
type Accepted = 'check' | 'unknown' | 'step';

function acceptedBy(step: Step, { started, commands }: RunState): Accepted {
  const outcomes = applicableCommands(step, started.inputs).map(({ command: { id } }) => lastOutcome(commands.get(id)));
  if (outcomes.includes('errored')) return 'unknown';
  return outcomes.includes('failed') ? 'check' : 'step';
}
