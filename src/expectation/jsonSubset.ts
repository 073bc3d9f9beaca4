import type { JsonValue } from './expectation';

type JsonObject = Readonly<Record<string, JsonValue>>;

export function jsonEquals(left: JsonValue, right: JsonValue): boolean {
  if (isArray(left) || isArray(right)) {
    if (!isArray(left) || !isArray(right) || left.length !== right.length) return false;
    return left.every((value, index) => jsonEquals(value, right[index] ?? null));
  }
  if (!isObject(left) || !isObject(right)) return left === right;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && jsonEquals(left[key] ?? null, right[key] ?? null));
}

/** Whether a value may stand where the sample has another: `name` is that of the member, the nearest above in a list. */
export type MayDiffer = (name: string, sample: JsonValue, value: JsonValue) => boolean;

/**
 * The path of the first place where the value does not have what the sample has, or nothing. Objects may have more
 * members than the sample, unless it is empty; arrays may not, unless the sample has a `"..."` in them. The text `"..."`
 * is any value.
 */
export function findDifference(
  sample: JsonValue,
  value: JsonValue,
  mayDiffer: MayDiffer = () => false,
  path = '$',
): string | undefined {
  if (isEllipsis(sample)) return undefined;
  if (isArray(sample)) return isArray(value) ? findArrayDifference(sample, value, mayDiffer, path) : path;
  if (!isObject(sample)) return sample === value || mayDiffer(nameIn(path), sample, value) ? undefined : path;
  if (!isObject(value)) return path;
  if (Object.keys(sample).length === 0) return Object.keys(value).length === 0 ? undefined : path;
  for (const [key, member] of Object.entries(sample)) {
    const memberPath = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
    if (!Object.hasOwn(value, key)) return memberPath;
    const difference = findDifference(member, value[key] ?? null, mayDiffer, memberPath);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function findArrayDifference(
  sample: readonly JsonValue[],
  value: readonly JsonValue[],
  mayDiffer: MayDiffer,
  path: string,
): string | undefined {
  const open = sample.findIndex(isEllipsis);
  const head = open < 0 ? sample : sample.slice(0, open);
  const tail = open < 0 ? [] : sample.slice(open + 1);
  if (open < 0 ? value.length !== head.length : value.length < head.length + tail.length) return path;
  const tailStart = value.length - tail.length;
  const pairs = [
    ...head.map((item, index) => ({ item, index })),
    ...tail.map((item, index) => ({ item, index: tailStart + index })),
  ];
  for (const { item, index } of pairs) {
    const difference = findDifference(item, value[index] ?? null, mayDiffer, `${path}[${index}]`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** `name` of `$.items[0].name` and of `$.name[2]`. */
function nameIn(path: string): string {
  return /([\p{L}\p{N}_-]+)"?\]?(?:\[\d+\])*$/u.exec(path.replace(/(?:\[\d+\])+$/, ''))?.[1] ?? '';
}

function isEllipsis(value: JsonValue): boolean {
  return value === '...' || value === '…';
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
