import type { ShellComment, ShellScript } from '../shell/shellScript';
import { onlyIfInComment } from './onlyIf';

/** The condition of each command that comments right above put under one, up to the next comment or blank line. */
export function readOnlyIfs({ commands, comments }: ShellScript): readonly (string | undefined)[] {
  const found: (string | undefined)[] = [];
  let current: string | undefined;
  let previousEnd = { offset: -1, line: -1 };
  for (const { start, end, startLine, endLine } of commands) {
    const own = comments.filter(
      (comment) => !comment.trailing && comment.start > previousEnd.offset && comment.start < start,
    );
    if (own.length > 0) current = rightAbove(own, startLine);
    else if (startLine > previousEnd.line + 1) current = undefined;
    found.push(current);
    previousEnd = { offset: end, line: endLine };
  }
  return found;
}

/** The first of the comment lines that stand line under line above the command, and say a condition. */
function rightAbove(comments: readonly ShellComment[], startLine: number): string | undefined {
  const above: string[] = [];
  for (let i = comments.length - 1, line = startLine - 1; i >= 0 && comments[i]?.line === line; i--, line--)
    above.push(comments[i]?.text ?? '');
  return above.map(onlyIfInComment).find((words) => words !== undefined);
}
