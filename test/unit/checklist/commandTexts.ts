import type { Checklist, CommandId } from '../../../src/checklist/checklist';
import { allCommands, allSteps } from '../../../src/checklist/steps';

/** The text of a command, as it stands in the checklist. */
export function findCommandText(checklist: Checklist, id: CommandId): string | undefined {
  return allSteps(checklist)
    .flatMap(allCommands)
    .find((command) => command.id === id)?.text;
}
