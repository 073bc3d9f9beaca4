/** How a map differs from the one that it was made of, or that was made of it. */
interface Difference<K, V> {
  readonly neighbour: PersistentMap<K, V>;
  readonly key: K;
  /** What this map has for the key; `undefined` where it has nothing. */
  readonly entry: { readonly value: V } | undefined;
}

/**
 * A map that never changes: `with` gives another one. Of a line of maps only the last that was looked at holds the entries;
 * each other knows in what it differs from its neighbour. So the newest costs what a `Map` costs, however large it is, and
 * a look at an older one what has happened since.
 */
export class PersistentMap<K, V> implements ReadonlyMap<K, V> {
  #held: Map<K, V> | Difference<K, V> = new Map();

  get size(): number {
    return this.#open().size;
  }

  with(key: K, value: V): PersistentMap<K, V> {
    const next = new PersistentMap<K, V>();
    this.#lend(this.#open(), next, key).set(key, value);
    return next;
  }

  get(key: K): V | undefined {
    return this.#open().get(key);
  }

  has(key: K): boolean {
    return this.#open().has(key);
  }

  /**
   * The keys for which a map that was made of this one, or one that this was made of, may hold something else; `undefined` when
   * the way from one to the other is not known. Costs what has changed between them.
   */
  changesTo(other: PersistentMap<K, V>): ReadonlySet<K> | undefined {
    other.#open();
    const keys = new Set<K>();
    let held = this.#held;
    for (; !(held instanceof Map); held = held.neighbour.#held) keys.add(held.key);
    return held === other.#held ? keys : undefined;
  }

  forEach(call: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) call(value, key, this);
  }

  /** In the order in which the keys came, as they are now, whatever is looked at meanwhile. */
  [Symbol.iterator](): MapIterator<[K, V]> {
    return new Map(this.#open())[Symbol.iterator]();
  }

  entries(): MapIterator<[K, V]> {
    return this[Symbol.iterator]();
  }

  keys(): MapIterator<K> {
    return new Map(this.#open()).keys();
  }

  values(): MapIterator<V> {
    return new Map(this.#open()).values();
  }

  /** Brings the entries here, from neighbour to neighbour. */
  #open(): Map<K, V> {
    const way: { readonly to: PersistentMap<K, V>; readonly difference: Difference<K, V> }[] = [];
    let held = this.#held;
    for (; !(held instanceof Map); held = held.neighbour.#held)
      way.push({ to: way.at(-1)?.difference.neighbour ?? this, difference: held });
    for (const { to, difference } of way.reverse()) {
      const { neighbour, key, entry } = difference;
      neighbour.#lend(held, to, key);
      if (entry) held.set(key, entry.value);
      else held.delete(key);
    }
    return held;
  }

  /** The other one holds the entries from now on, and is about to have something else for the key. */
  #lend(entries: Map<K, V>, neighbour: PersistentMap<K, V>, key: K): Map<K, V> {
    const entry = entries.has(key) ? { value: entries.get(key) as V } : undefined;
    this.#held = { neighbour, key, entry };
    neighbour.#held = entries;
    return entries;
  }
}
