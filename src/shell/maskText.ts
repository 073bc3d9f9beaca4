import type { HereDocument } from './hereDocument';
import type { FoundPlaceholder } from './placeholder';

/**
 * The text as the grammar shall see it, with every offset and line break kept: bodies of here-documents are blank, their operators plain
 * redirections, and placeholders plain words. The grammar stumbles over several here-documents on a line, and takes `<service>` for redirections.
 */
export function maskText(
  text: string,
  hereDocuments: readonly HereDocument[],
  placeholders: readonly FoundPlaceholder[],
): string {
  const edits = [
    ...hereDocuments.flatMap((document) => [
      { start: document.operatorStart, masked: `<${'x'.repeat(document.operatorEnd - document.operatorStart - 1)}` },
      { start: document.bodyStart, masked: blank(text.slice(document.bodyStart, document.end)) },
    ]),
    ...placeholders
      .filter(({ start }) => !hereDocuments.some((document) => start >= document.bodyStart && start < document.end))
      .map(({ start, end }) => ({
        start,
        // After `$name` a letter would be read as a part of the name.
        masked: (endsInVariable(text, start) ? '%' : 'x') + 'x'.repeat(end - start - 1),
      })),
  ].sort((a, b) => a.start - b.start);

  let masked = '';
  for (const edit of edits) {
    masked += text.slice(masked.length, edit.start) + edit.masked;
  }
  return (masked + text.slice(masked.length))
    .replace(/\\\r\n/g, ' \\\n')
    .replace(/\r(?=\n|$)/g, ' ')
    .replace(continuationOfNothing, ' ');
}

/** Whether the text before an offset ends in `$name`, so that a letter put there would become a part of the name. */
export function endsInVariable(text: string, offset: number): boolean {
  return /\$\w+$/.test(text.slice(Math.max(0, offset - 100), offset));
}

/** A `\` before a blank line or the end: the shell reads over it, the grammar reads the line after as the same command. */
const continuationOfNothing = /(?<=(?<!\\)(?:\\\\)*)\\(?=[ \t]*$|\n[ \t]*(?:\n|$))/g;

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
