import type { LineSpan } from './markdownTree';

/**
 * What is known of things from one reading of a document to the next. What a reading does not ask for is forgotten after
 * it.
 */
export class ReadingMemory<Key, Value> {
  #before: ReadonlyMap<Key, Value> = new Map();
  #now = new Map<Key, Value>();

  /** Begins the next reading. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  get(key: Key): Value | undefined {
    return this.#now.get(key) ?? this.#before.get(key);
  }

  /** Keeps a value, also one that was known, for the next reading. */
  set(key: Key, value: Value): void {
    this.#now.set(key, value);
  }

  clear(): void {
    this.#before = new Map();
    this.#now = new Map();
  }
}

/**
 * Keeps what was read of a node for as long as the node stands in its document. Between two readings of the document
 * the node may have been moved to another line.
 */
export class NodeMemory<Node extends LineSpan, Value> {
  readonly #known = new ReadingMemory<Node, Known<Value>>();
  readonly #move: (value: Value, by: number) => Value;

  /** `move` gives a value as it is so many lines further down. */
  constructor(move: (value: Value, by: number) => Value) {
    this.#move = move;
  }

  /** Begins the next reading. */
  turn(): void {
    this.#known.turn();
  }

  clear(): void {
    this.#known.clear();
  }

  /** What is known of the node, if that still holds; otherwise what is read now. */
  get(node: Node, read: () => Value, holds: (value: Value) => boolean = () => true): Value {
    const known = this.#recall(node);
    if (known && holds(known.now.value)) {
      this.#known.set(node, known);
      return known.now.value;
    }
    const placed = { line: node.line, value: read() };
    this.#known.set(node, { asRead: placed, now: placed });
    return placed.value;
  }

  #recall(node: Node): Known<Value> | undefined {
    const known = this.#known.get(node);
    if (known === undefined || known.now.line === node.line) return known;
    const { asRead } = known;
    if (asRead.line === node.line) return { asRead, now: asRead };
    // From where it was read, not from where it stood last: else moves would pile up.
    return { asRead, now: { line: node.line, value: this.#move(asRead.value, node.line - asRead.line) } };
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
