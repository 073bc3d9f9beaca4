import { utf8ToBytes } from '@noble/hashes/utils.js';
import { normalizeOutput } from '../expectation/normalizeOutput';
import type { CapturedOutput } from '../run/ports';
import type { RecordedOutput } from '../run/runEvent';
import type { Redact } from './redact';

/** Longest part that is kept at each end, in UTF-16 code units. */
const longestPart = 32 * 1024;
/** How much is left out at a cut, at most, to make it between two lines. */
const longestPartialLine = 4096;

/**
 * What the journal keeps of an output: without escape sequences and secrets, its beginning and its end. Each cut is between
 * two lines, or leaves out a good deal of a very long one, so that no half of a secret, which no pattern knows, is kept.
 */
export function recordOutput(captured: CapturedOutput, redact: Redact): RecordedOutput {
  const { bytes, sha256, complete, omittedBytes } = captured;
  const known = { bytes, sha256, complete };
  const head = redact(normalizeOutput(captured.head));
  if (omittedBytes === 0 && head.length <= 2 * longestPart) return { ...known, head, tail: '', omittedBytes };
  const tail = omittedBytes === 0 ? head : redact(normalizeOutput(captured.tail));
  const kept = { head: beginningOf(head), tail: endOf(tail) };
  const whole = omittedBytes === 0 ? byteLength(head) : byteLength(head) + byteLength(tail);
  return { ...known, ...kept, omittedBytes: omittedBytes + whole - byteLength(kept.head) - byteLength(kept.tail) };
}

function beginningOf(text: string): string {
  const part = text.slice(0, longestPart);
  const lineEnd = part.lastIndexOf('\n');
  return lineEnd >= part.length - longestPartialLine
    ? part.slice(0, lineEnd)
    : withoutHalves(part.slice(0, Math.max(0, part.length - longestPartialLine)));
}

function endOf(text: string): string {
  const part = text.slice(-longestPart);
  const lineEnd = part.indexOf('\n');
  return lineEnd >= 0 && lineEnd < longestPartialLine
    ? part.slice(lineEnd + 1)
    : withoutHalves(part.slice(longestPartialLine));
}

/** A cut may have parted a surrogate pair. */
function withoutHalves(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}

function byteLength(text: string): number {
  return utf8ToBytes(text).length;
}
