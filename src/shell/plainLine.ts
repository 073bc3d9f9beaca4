import { unquote, type ProgramCall } from './programCall';

/**
 * A line that every shell reads alike, so that the grammar need not be asked: commands of plain words joined by `&&`, `||` or
 * `;`, or all by `|`, with or without a comment. Or a comment alone, or nothing.
 */
export interface PlainLine {
  readonly calls: readonly ProgramCall[];
  /** The column of the comment's `#`; where there is none, that of the line's end. */
  readonly commentStart: number;
}

/** `undefined` for many a line of commands too: those are for the grammar. `masked` is the line as the grammar shall see it. */
export function readPlainLine(line: string, masked = line): PlainLine | undefined {
  if (line.length > longest) return undefined;
  if (masked === line && bareCall.test(line)) return readBareCall(line);
  if (!plainLine.test(masked)) return undefined;
  const pieces = Array.from(masked.matchAll(piece), ({ 0: { length }, index }) => line.slice(index, index + length));
  const comment = pieces.at(-1)?.startsWith('#') ? pieces.pop() : undefined;
  const behindPipe = /^(?:echo|printf)\b/.test(pieces[0] ?? '') ? 'text' : 'pipe';
  const calls: ProgramCall[] = [];
  for (const [i, words] of splitCommands(pieces).entries()) {
    const called = words.findIndex((word) => !assignment.test(word));
    if (called < 0) continue;
    const call = toCall(words.slice(called), i > 0 && pieces.includes('|') ? behindPipe : 'terminal');
    if (!call) return undefined;
    calls.push(call);
  }
  return { calls, commentStart: line.length - (comment?.length ?? 0) };
}

/** One command of words that are written as they are read: most lines are. */
const bareCall = /^ *[A-Za-z./~][\w./+-]*(?: +[\w./:@%+,~^*?-][\w./:@%+,=~^*?-]*)* *$/;

function readBareCall(line: string): PlainLine | undefined {
  const call = toCall(line.trim().split(/ +/), 'terminal');
  return call && { calls: [call], commentStart: line.length };
}

/** Longer ones are for the grammar, which tells how much it can bear. */
const longest = 1000;

/** Letters that no shell reads as anything else, variables, whole quotes. */
const word = String.raw`(?:[\w./:@%+,=~^*?-]|[^\s\0-\x7F]|\$[A-Za-z_]|\$\{[A-Za-z_]\w*\}|"(?:[^"\\$${'`'}!]|\\[^\n!]|\$[A-Za-z_]|\$\{[A-Za-z_]\w*\})*"|'[^']*')+`;
const words = `${word}(?: +${word})*`;
const plainLine = new RegExp(
  String.raw`^[ \t]*(?:${words}(?:(?: +\| +${words})+|(?:(?: +(?:&&|\|\|)|;) +${words})*))?(?:(?:^|[ \t])[ \t]*#.*|[ \t]*)$`,
);
const piece = new RegExp(String.raw`${word}|&&|\|\|?|;|#.*`, 'g');
const joints: ReadonlySet<string> = new Set(['&&', '||', '|', ';']);
const assignment = /^[A-Za-z_]\w*=./;

function splitCommands(pieces: readonly string[]): readonly (readonly string[])[] {
  let words: string[] = [];
  const commands = [words];
  for (const piece of pieces) {
    if (joints.has(piece)) commands.push((words = []));
    else words.push(piece);
  }
  return commands;
}

/** `undefined` for what is no plain call of a program. */
function toCall([program = '', ...args]: readonly string[], input: ProgramCall['input']): ProgramCall | undefined {
  const isProgram = programName.test(program) && !reservedWords.has(program);
  if (!isProgram || args.some((word) => word.startsWith('='))) return undefined;
  return { program, args: args.map(unquote), input, outputFiles: [], isForeground: true };
}

const programName = /^(?:(?:[A-Za-z]|\.{0,2}\/|~\/)[\w./+-]*|\.)$/;

/** What begins a compound command or a declaration, whose words are read by other rules. */
const reservedWords: ReadonlySet<string> = new Set(
  'if then else elif fi for select while until do done case esac in function time coproc test export declare local readonly typeset unset unsetenv let'.split(
    ' ',
  ),
);
