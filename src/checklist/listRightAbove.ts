import type { ListNode, MarkdownNode } from './markdownTree';

/** The list that a node of an item follows without an empty line between, blocks aside that do so too. */
export function listRightAbove(nodes: readonly MarkdownNode[], at: number): ListNode | undefined {
  let line = nodes[at]?.line ?? 0;
  for (const node of nodes.slice(0, at).reverse()) {
    if (lastLineOf(node) < line - 1) return undefined;
    if (node.kind === 'list') return node;
    if (node.kind !== 'code') return undefined;
    line = node.line;
  }
  return undefined;
}

/** The last item of a list, at any depth. */
export function lastItemOf(
  list: ListNode,
): { readonly item: ListNode['items'][number]; readonly list: ListNode } | undefined {
  const item = list.items.at(-1);
  const inner = item?.children.at(-1);
  if (!item) return undefined;
  return (inner?.kind === 'list' ? lastItemOf(inner) : undefined) ?? { item, list };
}

/** Without the empty lines that a list ends with. */
function lastLineOf(node: MarkdownNode): number {
  const last = node.kind === 'list' ? node.items.at(-1) : undefined;
  const inner = last?.children.at(-1);
  if (!last) return node.endLine;
  return inner ? lastLineOf(inner) : last.line;
}
