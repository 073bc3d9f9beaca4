import type { Problem } from '../util/problem';
import type { CodeBlock } from './checklist';
import { commandLikeness } from './commandText';
import type { SourceText } from './sourceText';

/**
 * Fences around commands that open no block: indented so far that they go on with the paragraph above them, or in HTML with
 * no blank line before them. Markdown takes what follows for words, so the commands are no step's. `blocks` are those of code.
 */
export function findStrayFences(
  source: SourceText,
  blocks: readonly Pick<CodeBlock, 'line' | 'endLine' | 'inline'>[],
): readonly Problem[] {
  const stray = [...source.lines.entries()].filter(([, text]) => fence.test(text));
  if (stray.length === 0) return [];
  const comments = commentedLines(source.lines);
  const isRead = (line: number): boolean =>
    comments.has(line) || blocks.some((block) => !block.inline && block.line <= line && line <= block.endLine);
  const found = stray.filter(([line]) => !isRead(line));
  // The others are their ends.
  return found.flatMap(([line], index): readonly Problem[] => {
    const [end] = found[index + 1] ?? [];
    if (index % 2 === 1 || !source.lines.slice(line + 1, end).some(isCommand)) return [];
    const message =
      'This fence opens no block: it is indented too far below its item, or stands in HTML with no blank line before it. Markdown takes what follows for words, and the commands are no step’s.';
    return [{ code: 'stray-fence', severity: 'warning', message, range: source.linesRange(line, line) }];
  });
}

/** A line that is a fence and nothing else: words may hold one, too. */
const fence = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*[\w+#-]*[ \t]*$/;

function isCommand(line: string): boolean {
  const likeness = commandLikeness(line.trim());
  return likeness === 'certain' || likeness === 'likely';
}

/** The lines of HTML comments, in which nothing is meant to be read. */
function commentedLines(lines: readonly string[]): ReadonlySet<number> {
  const commented = new Set<number>();
  let isOpen = false;
  for (const [line, text] of lines.entries()) {
    const opens = text.lastIndexOf('<!--');
    const closes = text.lastIndexOf('-->');
    if (isOpen || opens >= 0) commented.add(line);
    isOpen = closes > opens ? false : isOpen || opens >= 0;
  }
  return commented;
}
