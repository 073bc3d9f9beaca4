import type { RunEvent } from '../run/runEvent';

/** A line's JSON that has what every event has, whatever its type. */
export interface ChainedEvent {
  readonly type: string;
  readonly parents: readonly string[];
  readonly at: string;
}

export function isChainedEvent(value: unknown): value is ChainedEvent {
  return chained(value);
}

/** Whether this version knows events of that type. */
export function isKnownType(type: string): type is RunEvent['type'] {
  return Object.hasOwn(shapes, type);
}

/** Whether every field that the event's type must have is there and of its kind. Fields that it does not know may be there. */
export function isRunEvent(event: ChainedEvent): event is ChainedEvent & RunEvent {
  return isKnownType(event.type) && shapes[event.type](event);
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => typeof value === 'number';
const anything: Check = (value) => value !== undefined;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const time: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([name, check]) => check(member(value, name)));
const eitherKind =
  (kinds: Readonly<Record<string, Check>>): Check =>
  (value) => {
    const kind = isObject(value) ? member(value, 'kind') : undefined;
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) && kinds[kind]?.(value) === true;
  };

const chained = object({
  type: text,
  at: time,
  by: object({ name: text, email: text }),
  parents: listOf(matching(/^[0-9a-f]{64}$/)),
});

const output = object({ head: text, tail: text, omittedBytes: count, bytes: count, sha256: text, complete: flag });
const result = eitherKind({
  exited: object({ exitCode: count, durationMs: count, output }),
  unknown: object({ reason: text, durationMs: count, output: optional(output) }),
  'not-started': object({ reason: text }),
});
const verdict = object({
  kind: oneOf('matched', 'mismatched', 'review'),
  expectation: object({ matcher: anything, source: text, text, line: count }),
  found: optional(text),
  foundLine: optional(count),
  message: text,
});

const outcome = oneOf('successful', 'completed-with-deviations', 'rolled-back', 'aborted');
const code = optional(object({ commit: text, isChanged: optional(flag) }));
const stepReason = object({ step: text, reason: text });
const shapes: Readonly<Record<RunEvent['type'], Check>> = {
  'run-started': object({
    format: oneOf(1),
    logFormat: optional(count),
    title: text,
    release: text,
    checklist: object({ path: text, text, commit: optional(text) }),
    inputs: mapOf(text),
    secretInputs: listOf(text),
    salt: optional(text),
    production: flag,
    previous: optional(object({ journal: text, release: text, differing: listOf(text) })),
    code,
    attempts: optional(listOf(object({ log: text, startedAt: time, outcome: optional(outcome) }))),
  }),
  'command-started': object({ step: text, command: text, attempt: count, commandLine: text }),
  'command-finished': object({
    step: text,
    command: text,
    attempt: count,
    result,
    verdicts: listOf(verdict),
    outcome: oneOf('passed', 'failed', 'review', 'errored'),
    stepOutcome: oneOf('passed', 'failed', 'review', 'errored', 'pending'),
    captures: optional(mapOf(text)),
  }),
  'command-typed': object({ step: text, command: text, commandLine: text, session: text }),
  'step-attested': object({ step: text, note: optional(text) }),
  'step-reopened': object({ step: text }),
  'step-signed': object({ step: text, role: text, name: text }),
  'step-skipped': stepReason,
  'step-not-applicable': stepReason,
  'step-rejected': stepReason,
  'step-overridden': stepReason,
  'evidence-filled': object({ step: text, value: text }),
  'step-approved': object({ step: text }),
  'file-attached': object({ step: optional(text), path: text, bytes: count, sha256: text }),
  'placeholder-filled': object({ text, value: text }),
  'note-added': object({ step: optional(text), text }),
  'rollback-started': object({ reason: text }),
  'run-resumed': object({ logFormat: optional(count) }),
  'run-finished': object({ outcome, reason: optional(text), code }),
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
