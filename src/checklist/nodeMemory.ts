import type { LineSpan } from './markdownTree';

/**
 * Keeps what was read of a node for as long as the node stands in its document. Between two readings of the document
 * the node may have been moved to another line.
 */
export class NodeMemory<Node extends LineSpan, Value> {
  readonly #known = new WeakMap<Node, Known<Value>>();
  readonly #move: (value: Value, by: number) => Value;

  /** `move` gives a value as it is so many lines further down. */
  constructor(move: (value: Value, by: number) => Value) {
    this.#move = move;
  }

  /** What is known of the node, if that still holds; otherwise what is read now. */
  get(node: Node, read: () => Value, holds: (value: Value) => boolean = () => true): Value {
    const known = this.#recall(node);
    if (known !== undefined && holds(known)) return known;
    const value = read();
    const placed = { line: node.line, value };
    this.#known.set(node, { asRead: placed, now: placed });
    return value;
  }

  #recall(node: Node): Value | undefined {
    const known = this.#known.get(node);
    if (known === undefined || known.now.line === node.line) return known?.now.value;
    const { asRead } = known;
    // From where it was read, not from where it stood last: else moves would pile up.
    const now =
      asRead.line === node.line
        ? asRead
        : { line: node.line, value: this.#move(asRead.value, node.line - asRead.line) };
    this.#known.set(node, { asRead, now });
    return now.value;
  }
}

interface Known<Value> {
  readonly asRead: Placed<Value>;
  readonly now: Placed<Value>;
}

interface Placed<Value> {
  readonly line: number;
  readonly value: Value;
}
