import type { JsonValue } from './expectation';

/**
 * Reads a JSON object or array as authors write it in prose: `{"status": "ok", ...}` leaves the rest open, and
 * `{"usd": ...}` any value. In an array and as a value, `...` becomes the text `"..."`, and so does `{...}`. `undefined`
 * when it is no JSON.
 */
export function parseJsonSample(text: string): JsonValue | undefined {
  const sample = text.trim();
  if (!/^(?:\{[^]*\}|\[[^]*\])$/.test(sample)) return undefined;
  try {
    return JSON.parse(closeEllipses(sample)) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The same as a script writes it: `{ status: "ok", ready: true }`, `{'state': 'idle'}`. */
export function parseObjectLiteral(text: string): JsonValue | undefined {
  const sample = text.trim();
  if (!/^\{[^]*:[^]*\}$/.test(sample)) return undefined;
  const json = sample
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(/'([^'"\\]*)'/g, '"$1"').replace(/(?<=[{,]\s*)([A-Za-z_$][\w$]*)(?=\s*:)/g, '"$1"'),
    )
    .join('');
  return parseJsonSample(json);
}

/** Makes JSON of the ellipses outside strings: a text where a value stands, nothing where a member stands. */
function closeEllipses(sample: string): string {
  const brackets: string[] = [];
  let json = '';
  for (const [token] of sample.matchAll(/"(?:[^"\\]|\\.)*"|\.{3}|…|[^]/g)) {
    if (token === '{' || token === '[') brackets.push(token);
    if (token === '}' || token === ']') brackets.pop();
    if (token !== '...' && token !== '…') json += token;
    else if (brackets.at(-1) === '[' || /:\s*$/.test(json)) json += '"..."';
    else json += omitted;
  }
  return json
    .replace(new RegExp(`\\{\\s*${omitted}\\s*\\}`, 'g'), '"..."')
    .replace(new RegExp(`${omitted}\\s*,|,\\s*${omitted}`, 'g'), '')
    .replaceAll(omitted, '');
}

/** Marks a member that was left out; never stands in JSON. */
const omitted = '\u0000';

/**
 * A JSON sample as what it can hold a later output to: its members, and the values that say how something is (`true`,
 * `"ok"`). Other texts and numbers change from run to run.
 */
export function looseSample(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return ['...'];
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, looseSample(member)]));
  }
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && isState.test(value) ? value : '...';
}

const isState =
  /^(?:ok|okay|healthy|up|alive|ready|pass|passed|success|successful|succeeded|connected|running|active|enabled|green|available|operational|live|online|serving|completed?|done|pong)$/i;
