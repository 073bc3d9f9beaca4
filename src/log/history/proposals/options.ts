import type { CodeBlock, Step } from '../../../checklist/checklist';
import { allSteps } from '../../../checklist/steps';
import { applyChange, type LineChange, type ProposalSource } from './proposal';

/**
 * One more word behind the block's language. `undefined` where it has none, and where the checklist, read again, would not
 * have the same commands with the block's options and that one.
 */
export function withOption(
  step: Step,
  block: CodeBlock,
  word: string,
  { text, parse }: ProposalSource,
): LineChange | undefined {
  if (!block.fenced || block.language === '') return undefined;
  const line = text.split(/\r?\n/)[block.line] ?? '';
  const change = { line: block.line, removed: 1, lines: [`${line.trimEnd()} ${word}`] };
  const now = allSteps(parse(applyChange(text, change))).find(({ id }) => id === step.id);
  const changed = now?.blocks[step.blocks.indexOf(block)];
  const isSame =
    changed?.text === block.text &&
    changed.commands.length === block.commands.length &&
    Object.keys(changed.options).length === Object.keys(block.options).length + 1;
  return isSame ? change : undefined;
}
