import type { Step } from '../checklist/checklist';
import { stateOf } from '../run/demands';
import type { RunState } from '../run/runState';

/** What a person must know to decide on a step that failed, has an unknown result, or is to be compared. */
export function describeUndecided(state: RunState, step: Step): string {
  const current = stateOf(step, state);
  if (current.kind === 'failed') return [current.message, ...lastWords(state, step)].join(' ');
  if (current.kind === 'errored') return current.reason;
  const sentences = step.blocks
    .flatMap((block) => block.commands.flatMap((command) => command.expectations))
    .flatMap(({ matcher }) => (matcher.kind === 'review' ? [`“${matcher.sentence}”`] : []));
  if (sentences.length > 0) return `Compare the output with what the checklist says: ${sentences.join(', ')}`;
  return [...silentExits(state, step), 'Look at the output, and say whether it is as it should be.'].join(' ');
}

/** Why exit codes that nobody has asked for are no proof. */
function silentExits(state: RunState, step: Step): readonly string[] {
  const commands = step.blocks.flatMap((block) => block.commands).map(({ id }) => state.commands.get(id));
  return commands
    .flatMap((command) => (command?.kind === 'finished' ? command.last.verdicts : []))
    .flatMap(({ kind, expectation, message }) =>
      kind === 'review' && expectation.source === 'implied' ? [message] : [],
    );
}

/** What the command that failed by its exit code has said last: most often the reason. */
function lastWords(state: RunState, step: Step): readonly string[] {
  const commands = step.blocks.flatMap((block) => block.commands).map(({ id }) => state.commands.get(id));
  return commands.flatMap((command) => {
    if (command?.kind !== 'finished' || command.last.outcome !== 'failed') return [];
    const { result, verdicts } = command.last;
    const mismatches = verdicts.filter(({ kind }) => kind === 'mismatched');
    if (result.kind !== 'exited' || mismatches.some(({ expectation }) => expectation.matcher.kind !== 'exit'))
      return [];
    const line = (result.output.tail || result.output.head).trim().split('\n').at(-1)?.trim() ?? '';
    return line === '' ? [] : [`It said: “${line.length > 200 ? `${line.slice(0, 199)}…` : line}”`];
  });
}
