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

/** Nobody nests as deep, or joins as many; what asks for the nodes around each node would not come to an end there. */
const deepest = 300;
const widest = 3000;

export function isTooLarge(root: Node): boolean {
  if (root.descendantCount <= deepest) return false;
  const cursor = root.walk();
  const siblings = [1];
  try {
    for (;;) {
      const depth = cursor.currentDepth;
      if (depth > deepest || (siblings[depth] ?? 0) > widest) return true;
      if (cursor.gotoFirstChild()) siblings[depth + 1] = 1;
      else {
        while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return false;
        siblings[cursor.currentDepth] = (siblings[cursor.currentDepth] ?? 0) + 1;
      }
    }
  } finally {
    cursor.delete();
  }
}
