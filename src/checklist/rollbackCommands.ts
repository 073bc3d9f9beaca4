import type { Command } from './checklist';
import { isForFailure } from './onlyIf';

/** In a rollback the failure of the release has happened: what is to be run only then is run with its step there. */
export function asInRollback(command: Command): Command {
  if (!isAfterFailure(command.onlyIf)) return command;
  return { ...command, onlyIf: undefined };
}

/** The rollback itself may fail as well: that is still to be seen. */
function isAfterFailure(onlyIf: string | undefined): boolean {
  return (
    onlyIf !== undefined &&
    isForFailure(onlyIf) &&
    !/\b(?:roll\w*[ -]?back|revert|restor|still|this|that)/i.test(onlyIf)
  );
}
