import { withImpliedExpectations } from '../expectation/withImpliedExpectations';
import type { ShellParser } from '../shell/shellScript';
import type { BlockOptions, CodeBlock, Command, InlineUse } from './checklist';
import type { SourceText } from './sourceText';
import type { PlacedCommand } from './stepCommands';

/** A command in a code span as a block of its own, before it has an id. */
export type InlineDraft = Omit<CodeBlock, 'commands'> & { readonly commands: readonly Omit<Command, 'id'>[] };

/** Whether the shell reads the text as exactly one command, which the author's words alone cannot tell. */
export function isOneCommand(command: { readonly text: string }, shell: ShellParser): boolean {
  const text = command.text.replaceAll('\\|', '|');
  const { commands, errors } = shell.parse(text);
  return errors.length === 0 && commands.length === 1 && commands[0]?.text === text.replace(/\s*;$/, '');
}

export function toInlineDraft(
  placed: PlacedCommand,
  use: InlineUse,
  options: BlockOptions,
  { shell, source }: { readonly shell: ShellParser; readonly source: SourceText },
): InlineDraft {
  const { line, column, endColumn, text, written } = placed;
  const range = { start: source.position(line, column), end: source.position(line, endColumn) };
  const commands = shell.parse(text).commands.map(({ kind, programs, dangers, placeholders }) => ({
    text,
    kind,
    range,
    programs,
    dangers,
    placeholders: [...new Set(placeholders.map((placeholder) => placeholder.text))],
    expectations: kind === 'command' ? withImpliedExpectations(placed.expectations, line) : placed.expectations,
  }));
  const place = { line, endLine: line };
  return {
    info: '',
    language: '',
    fenced: false,
    inline: use,
    text: written,
    ...place,
    runnable: true,
    options,
    commands,
  };
}
