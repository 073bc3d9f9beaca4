import type { CodeBlock, Step } from './checklist';
import { isForFailure } from './onlyIf';

/** In a rollback the failure of the release has happened: what is to be run only then is run with its step there. */
export function asInRollback(step: Step): Step {
  const children = step.children.map(asInRollback);
  const blocks = step.blocks.map(afterFailure);
  const isSame =
    children.every((child, i) => child === step.children[i]) && blocks.every((block, i) => block === step.blocks[i]);
  return isSame ? step : { ...step, blocks, children };
}

function afterFailure(block: CodeBlock): CodeBlock {
  if (!block.commands.some(isAfterFailure)) return block;
  const commands = block.commands.map((command) => {
    const { onlyIf, ...rest } = command;
    return isAfterFailure({ onlyIf }) ? rest : command;
  });
  return { ...block, commands };
}

/** The rollback itself may fail as well: that is still to be seen. */
function isAfterFailure({ onlyIf }: { readonly onlyIf?: string | undefined }): boolean {
  return (
    onlyIf !== undefined &&
    isForFailure(onlyIf) &&
    !/\b(?:roll\w*[ -]?back|revert|restor|still|this|that)/i.test(onlyIf)
  );
}
