import { kindOf } from './commandKind';
import { maskText } from './maskText';
import { findPlaceholders } from './placeholder';
import { readPlainLine, type PlainLine } from './plainLine';
import { programsOf } from './prefixCommand';
import type { ShellCommand } from './shellScript';

/** Of a command, what it is and what it calls. */
export type SimpleCommand = Pick<ShellCommand, 'text' | 'programs'>;

/**
 * The commands of a script of plain lines: what the grammar would find, without asking it. `undefined` for other scripts, and
 * where a session or an editor may take the lines that follow.
 */
export function readSimpleScript(script: string): readonly SimpleCommand[] | undefined {
  const commands: SimpleCommand[] = [];
  for (const line of script.split('\n')) {
    const plain = readPlainLine(line) ?? readMasked(line);
    if (!plain) return undefined;
    const text = line.slice(0, plain.commentStart).trim();
    if (text === '') continue;
    const kind = kindOf(plain.calls);
    if (kind === 'session' || kind === 'editor') return undefined;
    commands.push({ text, programs: plain.calls.flatMap(programsOf) });
  }
  return commands;
}

/** Whether a text is one command and nothing else, told without the grammar; false where only that can tell. */
export function isSimpleCommand(text: string): boolean {
  return text !== '' && (readPlainLine(text) ?? readMasked(text))?.commentStart === text.length;
}

function readMasked(line: string): PlainLine | undefined {
  if (!/[<[{]/.test(line)) return undefined;
  const placeholders = findPlaceholders(line);
  return placeholders.length > 0 ? readPlainLine(line, maskText(line, [], placeholders)) : undefined;
}
