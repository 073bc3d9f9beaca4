/** What the order of events depends on. */
export interface Ordered {
  readonly id: string;
  readonly parents: readonly string[];
  readonly at: string;
}

/**
 * Events in the order that their chain gives: each after all its parents. Where people went on apart from each other, one
 * branch stands whole before the other, the one that began first in front: what happened on one machine (a command's start
 * and its end) is not torn apart. It does not depend on the order of the lines. A parent that is not there counts as the start
 * of the run.
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
    // The one that comes first is taken first, and everything that follows it alone.
    const followers = [...(children.get(next.id) ?? [])].sort((a, b) => compareEvents(b, a));
    for (const child of followers) {
      const left = (waiting.get(child.id) ?? 0) - 1;
      waiting.set(child.id, left);
      if (left === 0) ready.push(child);
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
