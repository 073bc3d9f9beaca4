/**
 * Stands in the place of a secret, in everything that is written: `‹redacted: npm token #3f9c2a›`. The digest, where there
 * is one, tells equal secrets of one run from different ones.
 */
export function redactedMark(kind: string, digest?: string): string {
  return digest === undefined ? `‹redacted: ${kind}›` : `‹redacted: ${kind} #${digest}›`;
}

/** Marks, in a text. */
export const redactedMarks = /‹redacted: [a-zA-Z0-9 -]{1,40}(?: #[0-9a-f]{6})?›/g;

/** Whether part of the text is not the text itself. */
export function isRedacted(text: string): boolean {
  return text.includes('‹redacted: ');
}

/** The text with marks that say no more than the kind: two runs that differ in their secrets alone have the same. */
export function withoutDigests(text: string): string {
  return text.replace(redactedMarks, (mark) => mark.replace(/ #[0-9a-f]{6}›$/, '›'));
}
