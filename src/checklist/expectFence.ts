import type { Problem } from '../util/problem';
import { parseInfoString } from './infoString';
import type { CodeNode } from './markdownTree';
import type { SourceText } from './sourceText';

export interface ExpectFences {
  /** Each command block with the `expect` fence right after it. */
  readonly fences: ReadonlyMap<CodeNode, CodeNode>;
  readonly problems: Problem[];
}

/** Pairs each `expect` fence with the command block that ends right above it, blank lines aside. */
export function pairExpectFences(
  codes: readonly CodeNode[],
  isRunnable: ReadonlySet<CodeNode>,
  source: SourceText,
): ExpectFences {
  const fences = new Map<CodeNode, CodeNode>();
  const problems: Problem[] = [];
  for (const [i, fence] of codes.entries()) {
    if (parseInfoString(fence.info).language !== 'expect') continue;
    const above = codes[i - 1];
    if (above && isRunnable.has(above) && onlyBlankBetween(above, fence, source)) fences.set(above, fence);
    else
      problems.push({
        code: 'expect-without-command',
        severity: 'error',
        message: 'No command block stands right above this expectation: put it directly under the block it speaks of.',
        range: source.linesRange(fence.line, fence.line),
      });
  }
  return { fences, problems };
}

function onlyBlankBetween(above: CodeNode, below: CodeNode, source: SourceText): boolean {
  return source.lines.slice(above.endLine + 1, below.line).every((line) => line.trim() === '');
}
