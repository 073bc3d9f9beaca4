import type { LineSpan } from './markdownTree';

/**
 * Keeps what was read of a node for as long as the node stands in its document. Between two readings of the document
 * the node may have been moved to another line.
 */
export class NodeMemory<Node extends LineSpan, Value> {
  readonly #known = new WeakMap<Node, { readonly line: number; readonly value: Value }>();
  readonly #move: (value: Value, by: number) => Value;

  /** `move` gives a value as it is so many lines further down. */
  constructor(move: (value: Value, by: number) => Value) {
    this.#move = move;
  }

  /** What is known of the node, if that still holds; otherwise what is read now. */
  get(node: Node, read: () => Value, holds: (value: Value) => boolean = () => true): Value {
    const known = this.#known.get(node);
    let value: Value | undefined;
    if (known) value = known.line === node.line ? known.value : this.#move(known.value, node.line - known.line);
    if (value === undefined || !holds(value)) value = read();
    if (value !== known?.value) this.#known.set(node, { line: node.line, value });
    return value;
  }
}
