import type { RunEventData } from '../run/runEvent';
import { redactedMark } from '../util/redacted';
import { isSecretName } from '../util/secretNames';
import type { Redactor } from './redact';

/**
 * The event with secrets taken out of every text that a person or a program has given. What names something (types, ids,
 * hashes) stays, and so does the checklist, which is committed as it is. Values that are secret by the name of what they
 * are given for are secrets from then on.
 */
export function redactEvent(event: RunEventData, { redact, learn }: Pick<Redactor, 'redact' | 'learn'>): RunEventData {
  for (const value of secretsOf(event)) learn(value);
  const redacted = redactMembers(event, redact) as RunEventData;
  if (event.type !== 'placeholder-filled') return redacted;
  const value = isSecretName(event.text) ? redactedWhole(event.value, redact) : redact(event.value);
  return { ...event, value };
}

/** Members that name something of ours, or repeat the checklist. */
const kept = new Set([
  'type',
  'kind',
  'step',
  'command',
  'sha256',
  'salt',
  'checklist',
  'previous',
  'code',
  'attempts',
  'expectation',
  'outcome',
  'stepOutcome',
]);
/** Members whose own members are named by people. */
const maps = new Set(['inputs', 'captures']);

function secretsOf(event: RunEventData): readonly string[] {
  switch (event.type) {
    case 'placeholder-filled':
      return isSecretName(event.text) ? [event.value] : [];
    case 'command-finished':
      return Object.entries(event.captures ?? {}).flatMap(([name, value]) => (isSecretName(name) ? [value] : []));
    default:
      return [];
  }
}

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
    : Object.fromEntries(entries.map(([name, item]) => [name, redactNamed(name, item, redact)]));
}

function redactNamed(name: string, value: unknown, redact: (text: string) => string): unknown {
  return typeof value === 'string' && isSecretName(name) ? redactedWhole(value, redact) : redactValue(value, redact);
}

/** A value that is a secret whatever it is, however short. */
function redactedWhole(value: string, redact: (text: string) => string): string {
  const redacted = redact(value);
  return /^‹redacted: [^›]*›$/.test(redacted) || value === '' ? redacted : redactedMark('secret');
}

function redactValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact));
  if (typeof value === 'object' && value !== null) return redactMembers(value, redact);
  return value;
}
