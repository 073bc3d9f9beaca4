import type { Checklist, CodeBlock, Command, CommandId } from '../checklist/checklist';
import { allSteps } from '../checklist/steps';
import type { RunState } from './runState';
import { shellOf } from './shellOf';

/** The release of the last run when the command was not in its checklist as it is now; `undefined` when it was. */
export function differsFrom({ started: { previous } }: RunState, id: CommandId): string | undefined {
  return previous?.differing.includes(id) ? previous.release : undefined;
}

/**
 * The commands of a checklist that an earlier text of it does not have: those that were changed, and new ones. A command
 * that was only moved is none. One that another shell reads now, or that runs in another folder or on another side of a
 * session, is another command, whatever its words.
 */
export function differingCommands(checklist: Checklist, earlier: Checklist): readonly CommandId[] {
  const known = new Map<string, number>();
  for (const { key } of entriesOf(earlier)) known.set(key, (known.get(key) ?? 0) + 1);
  return entriesOf(checklist).flatMap(({ id, key }) => {
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left > 0 ? [] : [id];
  });
}

function entriesOf(checklist: Checklist): readonly { readonly id: CommandId; readonly key: string }[] {
  return allSteps(checklist)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => block.commands.map((command) => ({ id: command.id, key: keyOf(command, block) })));
}

function keyOf({ text, destination }: Command, block: CodeBlock): string {
  return JSON.stringify([text, destination, shellOf(block), block.options.cwd]);
}
