import type { RunEvent } from './runEvent';

/** Which events were known to whoever wrote another one. */
export interface Causality {
  /** Whether the later event was written by somebody who had the earlier one in the journal. */
  readonly knows: (later: RunEvent, earlier: RunEvent) => boolean;
}

/** Whether each event follows the one before it: nobody went on apart from the others. */
export function isLinear(events: readonly RunEvent[]): boolean {
  return events.every(({ parents }, index) => {
    const before = events[index - 1];
    return before === undefined || (parents.length === 1 && parents[0] === before.id);
  });
}

/**
 * Takes the events in their order, each after those that it follows. They are laid out as chains, and each event remembers
 * how far it knows every chain. An event that follows one which is not there (of a type that a later version writes) counts
 * as knowing all before it: what is not known must not be called a conflict.
 */
export function causalityOf(events: readonly RunEvent[]): Causality {
  const places = new Map<string, Place>();
  const lengths: number[] = [];
  for (const event of events) {
    const parents = event.parents.map((id) => places.get(id));
    const known = parents.includes(undefined) ? [...lengths] : furthest(parents, lengths.length);
    const chain = parents.find((parent) => parent && lengths[parent.chain] === parent.length)?.chain ?? lengths.length;
    const length = (lengths[chain] ?? 0) + 1;
    lengths[chain] = length;
    places.set(event.id, { chain, length, known });
  }
  return {
    knows: (later, earlier) => {
      const [here, there] = [places.get(later.id), places.get(earlier.id)];
      return here !== undefined && there !== undefined && (here.known[there.chain] ?? 0) >= there.length;
    },
  };
}

/** Those that an event knows, itself not among them, in their order. */
export function historyOf(events: readonly RunEvent[], event: RunEvent): readonly RunEvent[] {
  const { knows } = causalityOf(events);
  return events.filter((other) => knows(event, other));
}

interface Place {
  readonly chain: number;
  /** 1 for the first of its chain. */
  readonly length: number;
  /** How many of each chain it knows. */
  readonly known: readonly number[];
}

function furthest(parents: readonly (Place | undefined)[], chains: number): readonly number[] {
  const known = Array.from({ length: chains }, () => 0);
  const reach = (chain: number, length: number): void => void (known[chain] = Math.max(known[chain] ?? 0, length));
  for (const parent of parents) {
    if (!parent) continue;
    for (const [chain, length] of parent.known.entries()) reach(chain, length);
    reach(parent.chain, parent.length);
  }
  return known;
}
