import type { CommandId, StepId } from '../checklist/checklist';
import type { RunState } from './runState';

/**
 * The steps of which one state may say something else than another one that was reduced from it; `undefined` when it may be
 * any: the states are not of one line, or what has changed concerns every step. Costs what has changed, not what is there.
 */
export function changedSteps(
  before: RunState,
  after: RunState,
  stepOf: (command: CommandId) => StepId | undefined,
): ReadonlySet<StepId> | undefined {
  if (concernsAll(before, after)) return undefined;
  const changes = [
    before.steps.changesTo(after.steps),
    before.evidence.changesTo(after.evidence),
    before.approvals.changesTo(after.approvals),
    ofSteps(before.commands.changesTo(after.commands), stepOf),
    ofSteps(before.typed.changesTo(after.typed), stepOf),
    attachedSteps(before, after),
  ];
  const all = new Set<StepId>();
  for (const steps of changes) {
    if (!steps) return undefined;
    for (const step of steps) all.add(step);
  }
  return all;
}

/** What is left of a step when the run ends, or is rolled back, is something else; and of another run everything. */
function concernsAll(before: RunState, after: RunState): boolean {
  return before.started !== after.started || before.finished !== after.finished || before.rollback !== after.rollback;
}

function ofSteps(
  commands: ReadonlySet<CommandId> | undefined,
  stepOf: (command: CommandId) => StepId | undefined,
): Iterable<StepId> | undefined {
  return commands && [...commands].flatMap((command) => stepOf(command) ?? []);
}

function attachedSteps({ attachments: before }: RunState, { attachments: after }: RunState): Iterable<StepId> {
  if (before === after) return [];
  const [had, has] = [new Set(before), new Set(after)];
  const changed = [...before.filter((each) => !has.has(each)), ...after.filter((each) => !had.has(each))];
  return changed.flatMap(({ step }) => step ?? []);
}
