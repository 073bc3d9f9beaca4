import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PersistentMap } from '../../../src/util/persistentMap';

const contents = (map: ReadonlyMap<string, number>) => ({
  entries: [...map],
  keys: [...map.keys()],
  values: [...map.values()],
  size: map.size,
});

it('is, each version of it, what a copied Map is, in whatever order the versions are made and looked at', () => {
  const deed = fc.record({ version: fc.nat(), key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: fc.nat(9) });
  const looks = fc.array(fc.nat(), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), looks, (deeds, order) => {
      const maps = [new PersistentMap<string, number>()];
      const copies = [new Map<string, number>()];
      for (const { version, key, value } of deeds) {
        const at = version % maps.length;
        maps.push(maps[at]?.with(key, value) ?? expect.fail());
        copies.push(new Map(copies[at]).set(key, value));
        expect(maps.at(-1)?.get(key)).toBe(value);
      }
      for (const look of [...order, ...maps.keys()]) {
        const [map, copy] = [maps[look % maps.length], copies[look % maps.length]];
        if (!map || !copy) expect.fail();
        expect(sorted(contents(map))).toEqual(sorted(contents(copy)));
        for (const key of ['a', 'c', 'x']) expect([map.has(key), map.get(key)]).toEqual([copy.has(key), copy.get(key)]);
      }
    }),
  );
});

it('keeps the order of the keys where no version has two after it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(9))), fc.array(fc.nat()), (deeds, order) => {
      const maps = [new PersistentMap<string, number>()];
      const copies = [new Map<string, number>()];
      for (const [key, value] of deeds) {
        maps.push(maps.at(-1)?.with(key, value) ?? expect.fail());
        copies.push(new Map(copies.at(-1)).set(key, value));
      }
      for (const look of order) {
        const at = look % maps.length;
        expect(contents(maps[at] ?? expect.fail())).toEqual(contents(copies[at] ?? expect.fail()));
      }
    }),
  );
});

it('knows for which keys two versions may hold something else, and of strangers that it does not', () => {
  const deed = fc.record({ version: fc.nat(), key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: fc.nat(9) });
  const pairs = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), pairs, (deeds, looks) => {
      const maps = [new PersistentMap<string, number>()];
      for (const { version, key, value } of deeds)
        maps.push(maps[version % maps.length]?.with(key, value) ?? expect.fail());
      for (const [from, to] of looks) {
        const [before, after] = [maps[from % maps.length] ?? expect.fail(), maps[to % maps.length] ?? expect.fail()];
        const changes = before.changesTo(after) ?? expect.fail();
        for (const key of ['a', 'b', 'c', 'd', 'e'])
          if (!changes.has(key)) expect(before.get(key)).toBe(after.get(key));
      }
      expect(maps[0]?.changesTo(new PersistentMap())).toBeUndefined();
    }),
  );
  const before = new PersistentMap<string, number>().with('a', 1);
  expect([...(before.changesTo(before.with('b', 2).with('c', 3)) ?? [])].sort()).toEqual(['b', 'c']);
  expect(before.changesTo(before)?.size).toBe(0);
});

it('shows who goes through it what was there when that began', () => {
  const map = new PersistentMap<string, number>().with('a', 1).with('b', 2);
  const seen: [string, number][] = [];
  for (const entry of map) {
    seen.push(entry);
    map.with('b', 3).with('c', 4);
  }
  expect(seen).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

function sorted({ entries, keys, values, size }: ReturnType<typeof contents>): ReturnType<typeof contents> {
  return {
    entries: [...entries].sort(([a], [b]) => (a < b ? -1 : 1)),
    keys: [...keys].sort(),
    values: [...values].sort(),
    size,
  };
}
