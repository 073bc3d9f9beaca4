import type MarkdownIt from 'markdown-it';
import type { StateCore, Token } from 'markdown-it';

/** The Markdown engine that VS Code's preview hands over. */
type Markdown = InstanceType<typeof MarkdownIt>;

/**
 * Shows task list items as check boxes in the built-in preview, which shows `[x]` as text. Where another extension has
 * made them already, nothing is left to change.
 */
export function taskListPlugin(markdownIt: Markdown): Markdown {
  markdownIt.core.ruler.after('inline', 'release-checklist-tasks', markTasks);
  return markdownIt;
}

function markTasks({ tokens, Token: TokenOf }: StateCore): void {
  for (const [index, token] of tokens.entries()) {
    const item = itemAround(tokens, index);
    const first = token.children?.[0];
    const box = token.type === 'inline' && first?.type === 'text' ? /^\[([ xX])\]\s+/.exec(first.content) : null;
    if (!item || !first || !box) continue;
    item.attrJoin('class', 'task-list-item');
    first.content = first.content.slice(box[0].length);
    const input = new TokenOf('html_inline', '', 0);
    input.content = `<input type="checkbox" disabled${box[1] === ' ' ? '' : ' checked'}>`;
    token.children?.unshift(input);
  }
}

/** The list item whose first paragraph this token is the text of. */
function itemAround(tokens: readonly Token[], index: number): Token | undefined {
  const item = tokens[index - 2];
  return tokens[index - 1]?.type === 'paragraph_open' && item?.type === 'list_item_open' ? item : undefined;
}
