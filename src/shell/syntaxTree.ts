import type { Node, Parser } from 'web-tree-sitter';

/** Parses a text, hands its root to `read`, and frees the tree: trees live outside the garbage collector. */
export function withSyntaxTree<T>(parser: Parser, text: string, read: (root: Node) => T): T {
  const tree = parser.parse(text);
  if (!tree) throw new Error('The shell grammar gave no tree.');
  try {
    return read(tree.rootNode);
  } finally {
    tree.delete();
  }
}

/** The children of a node, comments left out. */
export function childrenOf(node: Node): Node[] {
  return node.children.filter((child) => child.type !== 'comment');
}
