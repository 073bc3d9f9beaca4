/** Stands in the place of a secret, in everything that is written: `‹redacted: npm token›`. */
export function redactedMark(kind: string): string {
  return `‹redacted: ${kind}›`;
}

/** Whether part of the text is not the text itself. */
export function isRedacted(text: string): boolean {
  return text.includes('‹redacted: ');
}
