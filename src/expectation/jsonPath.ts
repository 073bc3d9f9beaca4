import type { JsonValue } from './expectation';

/** Splits `$.items[0]["a b"]` into its members; `undefined` when it is no path. */
export function parseJsonPath(path: string): readonly (string | number)[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const members: (string | number)[] = [];
  const member = /\.([\p{L}_][\p{L}\p{N}_-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/uy;
  member.lastIndex = 1;
  while (member.lastIndex < path.length) {
    const match = member.exec(path);
    if (match === null) return undefined;
    const [, name, index, quoted] = match;
    const value = name ?? (index === undefined ? parseString(quoted ?? '') : Number(index));
    if (value === undefined) return undefined;
    members.push(value);
  }
  return members;
}

/** The value at the path, in a box, so that `null` and "not there" differ. */
export function readJsonPath(
  value: JsonValue,
  members: readonly (string | number)[],
): { readonly value: JsonValue } | undefined {
  let current: JsonValue = value;
  for (const member of members) {
    if (typeof current !== 'object' || current === null) return undefined;
    if (Array.isArray(current) !== (typeof member === 'number')) return undefined;
    const next = Object.getOwnPropertyDescriptor(current, member)?.value as JsonValue | undefined;
    if (next === undefined) return undefined;
    current = next;
  }
  return { value: current };
}

function parseString(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
