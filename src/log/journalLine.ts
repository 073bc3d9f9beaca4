import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Person, RunEvent, RunEventData } from '../run/runEvent';
import { canonicalJson } from './canonicalJson';

/** An event that has its id, and its line in the journal, without the line break. */
export interface SealedEvent {
  readonly event: RunEvent;
  readonly line: string;
}

/** What the journal adds to an event. */
export interface EventContext {
  readonly parents: readonly string[];
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly by: Person;
}

/**
 * Gives an event its id. Its line is its canonical JSON with the id put in front, so that the id can be checked on the
 * very bytes of the line: `{"id":"<SHA-256 of the line without this member>","at":…}`.
 */
export function sealEvent(data: RunEventData, context: EventContext): SealedEvent {
  const body = canonicalJson({ ...data, parents: context.parents, at: context.at, by: context.by });
  const line = `{"id":"${hashOf(body)}",${body.slice(1)}`;
  // The event is read back from its line, so that a live run and a resumed one see the same object.
  return { event: JSON.parse(line) as RunEvent, line };
}

/** The JSON of a line whose id is the right one; `undefined` for every other line. The shape is not looked at. */
export function openLine(line: string): { readonly id: string; readonly value: unknown } | undefined {
  const id = linePattern.exec(line)?.[1];
  if (id === undefined || hashOf(`{${line.slice(idLength)}`) !== id) return undefined;
  try {
    return { id, value: JSON.parse(line) };
  } catch {
    // Somebody sealed what is no JSON: a line like any other that cannot be read.
    return undefined;
  }
}

/** Whether this was an event's line before somebody changed it. */
export function looksLikeEvent(line: string): boolean {
  return linePattern.test(line);
}

/** The whole event that stands at the end of a line whose beginning is damaged (a torn line that another write followed). */
export function openDamagedLine(line: string): ReturnType<typeof openLine> {
  for (const { index } of line.matchAll(embeddedPattern)) {
    const opened = openLine(line.slice(index));
    if (opened) return opened;
  }
  return undefined;
}

const linePattern = /^\{"id":"([0-9a-f]{64})",/;
const embeddedPattern = /(?<!^)\{"id":"[0-9a-f]{64}",/g;
const idLength = '{"id":"",'.length + 64;

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
