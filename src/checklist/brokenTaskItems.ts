import type { Problem } from '../util/problem';
import type { CodeBlock } from './checklist';
import type { SourceText } from './sourceText';

/**
 * Lines that were meant as task list items, and are none for a missing space: `-[ ] x`, `- [] x`, `- [ ]x`. Nothing would
 * be asked for at such a line. `blocks` are those of code, in which such lines mean nothing.
 */
export function findBrokenTaskItems(
  source: SourceText,
  blocks: readonly Pick<CodeBlock, 'line' | 'endLine' | 'inline'>[],
): readonly Problem[] {
  const code = new Set(blocks.filter(({ inline }) => !inline).flatMap(linesOf));
  return source.lines.flatMap((text, line): readonly Problem[] => {
    const [all, before = ''] = brokenBox.exec(text) ?? [];
    if (all === undefined || code.has(line)) return [];
    const range = { start: source.position(line, before.length), end: source.position(line, all.length) };
    const message =
      'This is no task list item, and so no step: write “- [ ] ”, with a space on each side of the brackets.';
    return [{ code: 'broken-task-item', severity: 'warning', message, range }];
  });
}

const brokenBox =
  /^([ \t>]*)(?:-\[[ xX]?\](?=[ \t]+\S)|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[\](?=[ \t]+\S)|\[[ xX]\](?=[\p{L}\p{N}*`_])))/u;

function linesOf({ line, endLine }: Pick<CodeBlock, 'line' | 'endLine'>): readonly number[] {
  return Array.from({ length: endLine - line + 1 }, (_, i) => line + i);
}
