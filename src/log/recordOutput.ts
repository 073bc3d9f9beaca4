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
 * What the journal keeps of an output: without escape sequences and secrets, its beginning and its end. Secrets are taken
 * out of all that was captured before any of it is left out. Where the capture itself has left something out, a secret may
 * have been parted: what stands at that place and could be half of one is not kept.
 */
export function recordOutput(captured: CapturedOutput, redact: Redact): RecordedOutput {
  const { bytes, sha256, complete, omittedBytes } = captured;
  const known = { bytes, sha256, complete };
  if (omittedBytes === 0) {
    const whole = redact(normalizeOutput(captured.head));
    if (whole.length <= 2 * longestPart) return { ...known, head: whole, tail: '', omittedBytes };
    const parts = { head: beginningOf(whole), tail: endOf(whole) };
    return { ...known, ...parts, omittedBytes: byteLength(whole) - keptBytes(parts) };
  }
  const head = redact(normalizeOutput(captured.head), 'end');
  const tail = redact(normalizeOutput(captured.tail), 'start');
  const parts = { head: beginningOf(beforeCut(head)), tail: endOf(afterCut(tail)) };
  return { ...known, ...parts, omittedBytes: omittedBytes + byteLength(head) + byteLength(tail) - keptBytes(parts) };
}

/** The part of a text that holds none of what was parted at its end. */
function beforeCut(text: string): string {
  let end = Math.max(text.lastIndexOf('\n'), text.length - longestPartialLine, 0);
  for (;;) {
    const start = text.lastIndexOf('\n', end - 1);
    if (start < 0 || !blob.test(text.slice(start + 1, end))) return withoutHalves(text.slice(0, end));
    end = start;
  }
}

/** The part of a text that holds none of what was parted at its beginning. */
function afterCut(text: string): string {
  const firstLine = text.indexOf('\n') + 1;
  let start = firstLine === 0 ? Math.min(text.length, longestPartialLine) : Math.min(firstLine, longestPartialLine);
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || !blob.test(text.slice(start, end))) return withoutHalves(text.slice(start));
    start = end + 1;
  }
}

/** A line that may be one of many of a long secret: a key, a token that was broken over lines. */
const blob = /^\s*[\w+/=.~-]{24,400}\s*$/;

function beginningOf(text: string): string {
  if (text.length <= longestPart) return text;
  const part = text.slice(0, longestPart);
  const lineEnd = part.lastIndexOf('\n');
  return lineEnd >= part.length - longestPartialLine ? part.slice(0, lineEnd) : withoutHalves(part);
}

function endOf(text: string): string {
  if (text.length <= longestPart) return text;
  const part = text.slice(-longestPart);
  const lineEnd = part.indexOf('\n');
  return lineEnd >= 0 && lineEnd < longestPartialLine ? part.slice(lineEnd + 1) : withoutHalves(part);
}

function keptBytes({ head, tail }: { readonly head: string; readonly tail: string }): number {
  return byteLength(head) + byteLength(tail);
}

/** A cut may have parted a surrogate pair. */
function withoutHalves(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}

function byteLength(text: string): number {
  return utf8ToBytes(text).length;
}
