/** What the order of events depends on. */
export interface Ordered {
  readonly id: string;
  readonly parents: readonly string[];
  readonly at: string;
}

/**
 * Events in the order that their chain gives: each after all its parents; where the chain leaves it open (two people on two
 * branches), by time and then by id. It does not depend on the order of the lines. A parent that is not there counts as the
 * start of the run.
 */
export function inOrder<T extends Ordered>(events: readonly T[], start: T): readonly T[] {
  const waiting = new Map<string, number>();
  const children = new Map<string, T[]>();
  const ids = new Set(events.map(({ id }) => id));
  for (const event of events) {
    if (event === start) continue;
    const parents = knownParents(event, ids, start);
    waiting.set(event.id, parents.size);
    for (const parent of parents) addTo(children, parent, event);
  }
  const ready = [start];
  const ordered: T[] = [];
  for (let next = ready.pop(); next; next = ready.pop()) {
    ordered.push(next);
    for (const child of children.get(next.id) ?? []) {
      const left = (waiting.get(child.id) ?? 0) - 1;
      waiting.set(child.id, left);
      if (left === 0) insert(ready, child);
    }
  }
  return ordered;
}

/** Which of two events comes first where the chain does not say it. */
export function compareEvents(a: Ordered, b: Ordered): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function knownParents(event: Ordered, ids: ReadonlySet<string>, start: Ordered): ReadonlySet<string> {
  const known = new Set(event.parents.filter((parent) => ids.has(parent)));
  return known.size > 0 ? known : new Set([start.id]);
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Keeps the list sorted, the one that comes first at its end. */
function insert<T extends Ordered>(ready: T[], event: T): void {
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = ready[middle];
    if (other && compareEvents(other, event) > 0) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, event);
}
