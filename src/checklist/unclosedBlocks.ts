import type { Problem } from '../util/problem';
import type { CodeBlock } from './checklist';
import type { SourceText } from './sourceText';

/**
 * Command blocks inside which another one seems to begin, by a fence as long as their own: they were not closed, and what
 * stands between is taken for commands.
 */
export function findUnclosedBlocks(source: SourceText, blocks: readonly CodeBlock[]): readonly Problem[] {
  return blocks.flatMap(({ runnable, fenced, inline, line, endLine }): readonly Problem[] => {
    const fence = /`{3,}|~{3,}/.exec(source.lines[line] ?? '')?.[0];
    if (!runnable || !fenced || inline || fence === undefined) return [];
    const inside = source.lines.slice(line + 1, endLine).findIndex((text) => beginsBlock(text, fence));
    if (inside < 0) return [];
    const message = `This block is not closed: line ${line + inside + 2} begins another one in it. Put ${fence} where it ends.`;
    return [{ code: 'unclosed-block', severity: 'error', message, range: source.linesRange(line, line) }];
  });
}

/** Whether a line begins a block with a language; a fence with nothing behind it would have ended the one around it. */
function beginsBlock(text: string, around: string): boolean {
  const [, fence = ''] = /^[\s>]*(`{3,}|~{3,})\s*[\w-]+(?:\s[^`]*)?$/.exec(text) ?? [];
  return fence.startsWith(around);
}
