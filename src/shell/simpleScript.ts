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
  let begun = '';
  for (const line of script.split('\n')) {
    const written = begun + line;
    begun = goesOn.test(line) ? `${written}\n` : '';
    if (begun !== '') continue;
    const command = written.includes('\\\n') ? readContinued(written) : readSimpleLine(written);
    if (!command) return undefined;
    if (command.text !== '') commands.push(command);
  }
  return begun === '' ? commands : undefined;
}

/** Whether a text is one command and nothing else, told without the grammar; false where only that can tell. */
export function isSimpleCommand(text: string): boolean {
  const command = text.replace(fileTests, '');
  return (
    text !== '' && (command === '' || isPlaceholder(command) || readSimple(command)?.commentStart === command.length)
  );
}

/** The person puts one word there. */
function isPlaceholder(text: string): boolean {
  return /^[<[{]/.test(text) && findPlaceholders(text)[0]?.text === text;
}

/** A line of words that goes on in the next one. */
const goesOn = /^[^#]*[^\s#] +\\$/;
/** `test -f x`, alone or behind a command, which the grammar reads by rules of its own. */
const fileTests = /(?:^|(?<=[\w"']) && )test -[a-z] [\w./-]*\w(?: && test -[a-z] [\w./-]*\w)*$/;
/** `> file`, `2>&1` at the end of a command, which is the same without them. */
const redirections = /(?<=\S)(?: (?:[12]?>>? ?[\w./-]*\w|2>&1))+(?= *$| +[|&#]| *;)/g;
/** Behind one alone, the grammar takes a redirection for the program. */
const assignment = /(?:^|\s)\w+=/;
const exported = /^[ \t]*export +(?=[A-Za-z_]\w*=\S)/;

/** Lines of one command, unless a blank one or a comment stands among them. */
function readContinued(lines: string): SimpleCommand | undefined {
  return /\n\s*(?:[\n#]|$)/.test(lines) ? undefined : readSimpleLine(lines, lines.replaceAll('\\\n', '  '));
}

/** `line` is the text as the shell reads it, with everything in its place. */
function readSimpleLine(text: string, line = text): SimpleCommand | undefined {
  const before = exported.exec(line)?.[0].length ?? 0;
  const plain = readSimple(line.slice(before));
  if (!plain || (before > 0 && plain.calls.length > 0)) return undefined;
  // Assignments alone that go on in the next line take the line after that, too, to the grammar.
  if (text !== line && plain.calls.length === 0) return undefined;
  const kind = kindOf(plain.calls);
  if (kind === 'session' || kind === 'editor') return undefined;
  const programs = before > 0 ? ['export'] : plain.calls.flatMap(programsOf);
  return { text: text.slice(0, before + plain.commentStart).trim(), programs };
}

function readSimple(line: string): PlainLine | undefined {
  return readPlainLine(line) ?? readMasked(line);
}

function readMasked(line: string): PlainLine | undefined {
  if (/\\\s*$/.test(line)) return undefined;
  const placeholders = /[<[{]/.test(line) ? findPlaceholders(line) : [];
  const masked = placeholders.length > 0 ? maskText(line, [], placeholders) : line;
  const mayRedirect = masked.includes('>') && !assignment.test(masked);
  const bare = mayRedirect ? masked.replace(redirections, ({ length }) => ' '.repeat(length)) : masked;
  return bare === line ? undefined : readPlainLine(line, bare);
}
