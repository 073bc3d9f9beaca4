import type { Problem } from '../util/problem';
import type { CodeBlock, Step } from './checklist';
import type { SourceText } from './sourceText';

/**
 * `<!-- step: … -->` in a line of its own that stands in no item: above the item it is meant for, or under a heading. What
 * it asks for would be asked of nobody. `blocks` are those of code, in which such lines mean nothing.
 */
export function findStrayStepComments(
  source: SourceText,
  steps: readonly Pick<Step, 'kind' | 'range'>[],
  blocks: readonly Pick<CodeBlock, 'line' | 'endLine' | 'inline'>[],
): readonly Problem[] {
  const stray = [...source.lines.entries()].filter(([, text]) => stepComment.test(text));
  if (stray.length === 0) return [];
  const items = steps.filter(({ kind }) => kind === 'task' || kind === 'list-item').map(({ range }) => range);
  return stray.flatMap(([line, text]): readonly Problem[] => {
    const isInItem = items.some(({ start, end }) => start.line <= line && line <= end.line);
    const isInCode = blocks.some((block) => !block.inline && block.line <= line && line <= block.endLine);
    if (isInItem || isInCode) return [];
    const column = text.indexOf('<');
    const range = { start: source.position(line, column), end: source.position(line, text.trimEnd().length) };
    const message =
      'This comment stands in no item, so what it asks for is asked of no step: write it at the end of the item’s line, or below it, as far in as its words.';
    return [{ code: 'stray-step-comment', severity: 'error', message, range }];
  });
}

const stepComment = /^[ \t>]{0,80}<!--\s{0,80}step:/;
