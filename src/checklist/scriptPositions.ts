import type { SourcePosition } from '../util/sourceRange';
import type { CodeNode } from './markdownTree';
import type { PromptedText } from './prompt';
import type { SourceText } from './sourceText';

/** From places in the script that the shell's grammar reads to places in the checklist. */
export interface ScriptPositions {
  /** The place of a UTF-16 offset that stands in this 0-based line of the script. */
  at(line: number, offset: number): SourcePosition;
}

export function createScriptPositions(code: CodeNode, prompted: PromptedText, source: SourceText): ScriptPositions {
  const starts = lineStarts(prompted.script);
  const lines = code.text.split('\n');
  return {
    at(line, offset) {
      const raw = source.lines[code.textLine + line] ?? '';
      const column = (prompted.columns[line] ?? 0) + offset - (starts[line] ?? 0);
      // Counted from the end of the line: indentation is taken away in front, and a tab may have become spaces there.
      const fromEnd = (lines[line]?.length ?? 0) - column;
      return source.position(code.textLine + line, Math.min(Math.max(0, raw.length - fromEnd), raw.length));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
