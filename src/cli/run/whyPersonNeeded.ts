import type { Checklist, Step } from '../../checklist/checklist';
import { doubtfulWords } from '../../checklist/condition';
import { asksPeople, stateOf } from '../../run/demands';
import { applicableCommands, isStepCommand, type BlockCommand } from '../../run/outcome';
import { unmetRequirements } from '../../run/requirements';
import type { RunState } from '../../run/runState';
import { toVisible } from '../../util/toVisible';

/** Why a machine alone cannot settle the step; `undefined` when it can. */
export function whyPersonNeeded(
  { checklist, state }: { checklist: Checklist; state: RunState },
  step: Step,
): string | undefined {
  if (step.signOff) return 'it is signed by a person';
  if (asksPeople(step)) return 'a person gives its evidence, or approves it';
  if (stateOf(step, state).kind === 'review') return 'its output is compared by a person';
  if (unmetRequirements(checklist, state, step).length > 0) return 'it requires steps that are open';
  const commands = applicableCommands(step, state.started.inputs).filter(isStepCommand);
  if (commands.length === 0) return 'it is done by a person';
  for (const command of commands) {
    const reason = whyCommandNeedsPerson(command, state);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function whyCommandNeedsPerson({ command, block }: BlockCommand, state: RunState): string | undefined {
  const open = command.placeholders.filter((text) => !(text in state.placeholders));
  if (command.kind !== 'command') return 'a person works in its terminal';
  if (state.started.production) return 'it is production, where each command is confirmed by a person';
  const [danger] = command.dangers;
  if (danger) return `a person confirms what ${danger.reason}`;
  const [unread] = doubtfulWords(block.options);
  if (unread !== undefined) return `its option ${toVisible(unread)} cannot be read`;
  if (block.options.confirm) return 'it is confirmed by a person';
  if (open.length > 0) return `a person fills in ${toVisible(open.join(', '))}`;
  const isJudged = command.expectations.every(({ matcher }) => matcher.kind !== 'review');
  return isJudged ? undefined : 'its output is compared by a person';
}
