import type { RunEventData } from '../run/runEvent';

/**
 * The event with secrets taken out of every text that a person or a program has given. What names something (types, ids,
 * hashes) stays, and so does the checklist, which is committed as it is.
 */
export function redactEvent(event: RunEventData, redact: (text: string) => string): RunEventData {
  return redactMembers(event, redact) as RunEventData;
}

/** Members that name something of ours, or repeat the checklist. */
const kept = new Set([
  'type',
  'kind',
  'step',
  'command',
  'sha256',
  'checklist',
  'previous',
  'expectation',
  'outcome',
  'stepOutcome',
]);
/** Members whose own members are named by people. */
const maps = new Set(['inputs', 'captures']);

function redactMembers(object: object, redact: (text: string) => string): unknown {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]: [string, unknown]) => {
      if (kept.has(name)) return [name, value];
      return [name, maps.has(name) ? redactMap(value, redact) : redactValue(value, redact)];
    }),
  );
}

function redactMap(value: unknown, redact: (text: string) => string): unknown {
  const entries = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
  return value === undefined
    ? value
    : Object.fromEntries(entries.map(([name, item]) => [name, redactValue(item, redact)]));
}

function redactValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact));
  if (typeof value === 'object' && value !== null) return redactMembers(value, redact);
  return value;
}
