import { withImpliedExpectations } from '../expectation/withImpliedExpectations';
import { isSimpleCommand } from '../shell/simpleScript';
import type { ShellParser } from '../shell/shellScript';
import { lazy } from '../util/lazy';
import type { InlineUse } from './checklist';
import type { BlockDraft } from './readBlocks';
import type { CommandDrafts } from './readCommands';
import type { SourceText } from './sourceText';
import type { PlacedCommand } from './stepCommands';

/** Whether the shell reads the text as exactly one command, which the author's words alone cannot tell. */
export function isOneCommand(command: { readonly text: string }, shell: ShellParser): boolean {
  const text = command.text.replaceAll('\\|', '|');
  if (isSimpleCommand(text)) return true;
  const { commands, errors } = shell.parse(text);
  return errors.length === 0 && commands.length === 1 && commands[0]?.text === text.replace(/\s*;$/, '');
}

/** A command in a code span as a block of its own. */
export function toInlineDraft(
  placed: PlacedCommand,
  use: InlineUse,
  { shell, source }: { readonly shell: ShellParser; readonly source: SourceText },
): BlockDraft {
  const { line, written } = placed;
  const what = { info: '', language: '', fenced: false, inline: use, text: written } as const;
  return {
    block: { line, endLine: line, runnable: true, options: {}, ...what },
    read: lazy(() => ({ commands: readInline(placed, shell, source), problems: [] })),
  };
}

function readInline(placed: PlacedCommand, shell: ShellParser, source: SourceText): CommandDrafts['commands'] {
  const { line, column, endColumn, text } = placed;
  const range = { start: source.position(line, column), end: source.position(line, endColumn) };
  return shell.parse(text).commands.map(({ kind, programs, dangers, placeholders }) => ({
    text,
    kind,
    range,
    programs,
    dangers,
    placeholders: [...new Set(placeholders.map((placeholder) => placeholder.text))],
    expectations: kind === 'command' ? withImpliedExpectations(placed.expectations(), line) : placed.expectations(),
  }));
}
