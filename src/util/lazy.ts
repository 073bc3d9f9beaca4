/** Computes a value when it is first asked for, and only once. What it is computed from is let go then. */
export function lazy<T>(compute: () => T): () => T {
  let pending: (() => T) | undefined = compute;
  let known: { readonly value: T } | undefined;
  return () => {
    if (pending) {
      known = { value: pending() };
      pending = undefined;
    }
    if (!known) throw new Error('A lazy value asked for itself.');
    return known.value;
  };
}
