import type { ShellScript } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import type { CodeNode } from './markdownTree';
import type { ScriptPositions } from './scriptPositions';

/** What the shell can never read in a block; `script` was split from `text`. The faults of bash may be right in zsh. */
export function findFaultProblem(
  { fault }: ShellScript,
  text: string,
  code: CodeNode,
  positions: ScriptPositions,
): readonly Problem[] {
  if (!fault || /^zsh\b/i.test(code.info)) return [];
  const line = text.slice(0, fault.start).split('\n').length - 1;
  const range = { start: positions.at(line, fault.start), end: positions.at(line, fault.end) };
  return [{ code: 'shell-syntax-error', severity: 'error', message: fault.message, range }];
}
