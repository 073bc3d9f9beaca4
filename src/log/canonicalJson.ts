/**
 * The one JSON text of a value: members sorted by name (UTF-16 code units, as RFC 8785 has it), no white space, absent
 * members left out. Two values with the same text hold the same data. Throws for what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isObject(value)) return `{${membersOf(value).join(',')}}`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON cannot hold ${value}.`);
  if (!isScalar(value)) throw new TypeError(`JSON cannot hold a value of type ${typeof value}.`);
  return JSON.stringify(value);
}

function membersOf(object: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(object)
    .filter((name) => object[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
