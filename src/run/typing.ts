import type { CodeBlock, Command, CommandId, Step } from '../checklist/checklist';
import type { BlockCommand } from './outcome';
import type { RunState } from './runState';

/** The command of the block that opens the session that a typed command is meant for. */
export function openerOf({ commands }: CodeBlock, typed: Command): Command | undefined {
  const before = commands.slice(0, commands.indexOf(typed));
  return before.findLast(({ kind }) => kind === 'session');
}

/** The command line that has opened the session which is open now, when the command is meant for it. */
export function openSession(state: RunState, { block, command }: BlockCommand): string | undefined {
  const opener = command.destination === 'session' ? openerOf(block, command) : undefined;
  const known = opener && state.commands.get(opener.id);
  return known?.kind === 'running' ? known.commandLine : undefined;
}

/** The first command that is meant for the open session and was not typed since that was opened. */
export function nextTyped(state: RunState, step: Step): CommandId | undefined {
  const entries = step.blocks.flatMap((block) => block.commands.map((command) => ({ block, command })));
  const next = entries.find((entry) => openSession(state, entry) !== undefined && !wasTypedIn(state, entry));
  return next?.command.id;
}

function wasTypedIn(state: RunState, { block, command }: BlockCommand): boolean {
  const opener = openerOf(block, command);
  const since = (opener && state.commands.get(opener.id)?.startedAt) ?? '';
  return (state.typed.get(command.id) ?? []).some(({ at }) => at >= since);
}
