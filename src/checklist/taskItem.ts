import type { CheckState } from './checklist';
import { BoxedWords } from './inlineWords';
import type { MarkdownNode, TaskBox } from './markdownTree';

/** The box of a task list item: a paragraph as its first block, with white space and something after the box. */
export function readTaskBox([first]: readonly MarkdownNode[]): TaskBox | undefined {
  if (first?.kind !== 'paragraph') return undefined;
  const mark = /^\[([ \t\nxX~-])\](?:\n|[ \t]+(?=[^]))/.exec(first.text.markdown);
  if (!mark?.[1]) return undefined;
  return { checkState: checkStateOf(mark[1]), text: new BoxedWords(first.text, mark[0].length) };
}

/** Whether a task list item stands anywhere in the node. */
export function holdsTask(node: MarkdownNode): boolean {
  return node.kind === 'list' && node.items.some((item) => item.box !== undefined || item.children.some(holdsTask));
}

function checkStateOf(mark: string): CheckState {
  if (mark === 'x' || mark === 'X') return 'checked';
  return mark === '-' || mark === '~' ? 'notApplicable' : 'unchecked';
}
