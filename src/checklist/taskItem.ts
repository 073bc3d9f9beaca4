import type { CheckState } from './checklist';
import type { InlineText, ListItemNode, MarkdownNode } from './markdownTree';

/** The box at the start of a list item, and the words after it. `[-]` and `[~]` are ours alone, the others GFM's. */
export interface TaskBox {
  readonly checkState: CheckState;
  readonly text: InlineText;
}

/** The box of a task list item: a paragraph as its first block, with white space and something after the box. */
export function taskBox(item: ListItemNode): TaskBox | undefined {
  const first = item.children[0];
  if (first?.kind !== 'paragraph') return undefined;
  const { text } = first;
  const mark = box.exec(text.markdown);
  if (!mark?.[1]) return undefined;
  return {
    checkState: checkStateOf(mark[1]),
    text: {
      markdown: text.markdown.slice(mark[0].length).trim(),
      get plain() {
        return text.plain.replace(/^\[[ xX~-]\]\s*/, '');
      },
    },
  };
}

/** Whether the item has a box. */
export function isTask({ children: [first] }: ListItemNode): boolean {
  return first?.kind === 'paragraph' && box.test(first.text.markdown);
}

const box = /^\[([ \t\nxX~-])\](?:\n|[ \t]+(?=[^]))/;

/** Whether a task list item stands anywhere in the node. */
export function holdsTask(node: MarkdownNode): boolean {
  return node.kind === 'list' && node.items.some((item) => isTask(item) || item.children.some(holdsTask));
}

function checkStateOf(mark: string): CheckState {
  if (mark === 'x' || mark === 'X') return 'checked';
  return mark === '-' || mark === '~' ? 'notApplicable' : 'unchecked';
}
