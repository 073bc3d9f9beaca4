import type { Problem } from '../util/problem';
import { nearest } from '../util/spelling';
import { languageKind } from './languages';
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
  languages: readonly string[],
  isRunnable: ReadonlySet<CodeNode>,
  source: SourceText,
): ExpectFences {
  const fences = new Map<CodeNode, CodeNode>();
  const problems: Problem[] = [];
  for (const [i, fence] of codes.entries()) {
    const language = languages[i] ?? '';
    if (language !== 'expect') {
      problems.push(...findMisspelled(language, fence, source));
      continue;
    }
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

function findMisspelled(language: string, { line }: CodeNode, source: SourceText): readonly Problem[] {
  if (languageKind(language).kind !== 'code' || nearest(language, ['expect']) === undefined) return [];
  const column = (source.lines[line] ?? '').toLowerCase().indexOf(language);
  const range = { start: source.position(line, column), end: source.position(line, column + language.length) };
  const message = `Nothing is expected by this block: its language must be "expect", not "${language}".`;
  return [{ code: 'unknown-directive', severity: 'warning', message, range }];
}

function onlyBlankBetween(above: CodeNode, below: CodeNode, source: SourceText): boolean {
  return source.lines.slice(above.endLine + 1, below.line).every((line) => line.trim() === '');
}
