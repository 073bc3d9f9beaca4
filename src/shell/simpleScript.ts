import { kindOf } from './commandKind';
import { programsOf } from './prefixCommand';
import { unquote, type ProgramCall } from './programCall';
import type { ShellCommand } from './shellScript';
import { isSimpleCommand } from './simpleCommand';

/** Of a command, what it is and what it calls. */
export type SimpleCommand = Pick<ShellCommand, 'text' | 'programs'>;

/**
 * The commands of a script that has a simple one on each line, blank lines and comments aside: what the grammar would find,
 * without asking it. `undefined` for other scripts, and where a session or an editor may take the lines that follow.
 */
export function readSimpleScript(script: string): readonly SimpleCommand[] | undefined {
  const commands: SimpleCommand[] = [];
  for (const line of script.split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const calls = isSimpleCommand(text) ? text.split(/ (?:&&|\|) /).map(toCall) : [];
    const kind = kindOf(calls);
    if (calls.length === 0 || kind === 'session' || kind === 'editor') return undefined;
    commands.push({ text, programs: calls.flatMap(programsOf) });
  }
  return commands;
}

/** A pipe is taken for a terminal, with which more calls open sessions. */
function toCall(text: string): ProgramCall {
  const [program = '', ...args] = (text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map(unquote);
  return { program, args, input: 'terminal', outputFiles: [], isForeground: true };
}
