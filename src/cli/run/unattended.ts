import type { Step } from '../../checklist/checklist';
import { doubtfulWords } from '../../checklist/condition';
import { toVisible } from '../../util/toVisible';
import type { HeadlessShells } from '../../node/headless/headlessShells';
import type { OpenRun } from '../../node/openRun';
import { asksPeople, stateOf } from '../../run/demands';
import { applicableCommands, isStepCommand, type BlockCommand } from '../../run/outcome';
import { countedSteps, finishOf, isSettled } from '../../run/progress';
import { unmetRequirements } from '../../run/requirements';
import type { RunState } from '../../run/runState';
import { showEvent } from './showStep';
import type { Style } from './style';

/**
 * Runs, in order, the steps that no person is needed for: to be run, or to be judged. All others stay as they are. Nothing
 * is run after a step that failed, or whose result is unknown. A run with nothing left open is finished.
 */
export async function goUnattended(
  { session, shells }: OpenRun<HeadlessShells>,
  { write, style, signal }: { write: (text: string) => void; style: Style; signal: AbortSignal },
): Promise<void> {
  const output = shells.onDidProduceOutput(write);
  const events = session.onDidChange((event) => {
    const text = showEvent(event, style);
    if (text !== undefined) write(`${text}\n`);
  });
  try {
    for (const step of countedSteps(session.checklist, session.state)) {
      const { kind } = stateOf(step, session.state);
      if (kind === 'failed' || kind === 'errored' || signal.aborted) return;
      if (isSettled(stateOf(step, session.state))) continue;
      const needed = whyPersonNeeded(session, step);
      write(`${toVisible(step.title)}${needed === undefined ? '' : `: left open, ${needed}`}\n`);
      if (needed !== undefined) continue;
      const outcome = await session.runStep(step.id);
      if (outcome === 'failed' || outcome === 'errored') return;
    }
    if (finishOf(session.checklist, session.state).kind === 'ready') await session.finish();
  } finally {
    output.dispose();
    events.dispose();
  }
}

/** Why a machine alone cannot settle the step; `undefined` when it can. */
export function whyPersonNeeded(
  { checklist, state }: { checklist: OpenRun<HeadlessShells>['session']['checklist']; state: RunState },
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
