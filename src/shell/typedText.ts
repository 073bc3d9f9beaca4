import type { SessionLanguage } from './commandKind';
import { sliceLines, type Lines } from './splitUnits';

/** Where the text of a block goes: to the local shell, into a session, or into an editor. */
export type Destination = 'local' | 'editor' | SessionLanguage;

/** Lines that are typed together into a session or pasted into an editor, the last line included. */
export interface TypedUnit {
  readonly startLine: number;
  readonly endLine: number;
  /** Where a comment of the author starts, as an offset into the unit; the rest is typed. */
  readonly commentStart?: number;
}

/** Reads what is typed into something that is no shell: an SQL statement, a paragraph for an editor, else a line. */
export function readTypedUnit(lines: Lines, startLine: number, destination: Destination): TypedUnit {
  const lastLine = lines.starts.length - 2;
  let endLine = startLine;
  while (endLine < lastLine && !isEnd(lines, endLine, destination)) endLine++;
  const text = sliceLines(lines, startLine, endLine);
  const comment = findComment(text, destination);
  return { startLine, endLine, ...(comment === undefined ? {} : { commentStart: comment }) };
}

function isEnd(lines: Lines, line: number, destination: Destination): boolean {
  if (destination === 'other') return true;
  const text = sliceLines(lines, line, line);
  const next = sliceLines(lines, line + 1, line + 1);
  if (isBlankOrComment(text, destination) || isBlankOrComment(next, destination)) return true;
  return destination === 'sql' && (/^\s*\\|;\s*(?:--.*|#.*)?$/.test(text) || isExit(text) || /^\s*\\/.test(next));
}

function isBlankOrComment(line: string, destination: Destination): boolean {
  return line.trim() === '' || /^\s*#/.test(line) || (destination === 'sql' && /^\s*--/.test(line));
}

/** The comment that ends the unit, or is all of it. Text for an editor keeps what is inside it. */
function findComment(text: string, destination: Destination): number | undefined {
  const marks = destination === 'sql' ? /(?<=^|\s)(?:--|#)/g : /(?<=^|\s)#/g;
  for (const match of text.matchAll(marks)) {
    if (destination === 'editor' && match.index > 0) continue;
    const before = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    const isQuoted = (before.split("'").length - 1) % 2 === 1 || (before.split('"').length - 1) % 2 === 1;
    if (!isQuoted && !text.slice(match.index).includes('\n')) return match.index;
  }
  return undefined;
}

/** `>>> `, `mysql> `, `shop=# SELECT`, `irb(main):001:0> `: what stands behind such a prompt is never for a shell. */
export function hasReplPrompt(line: string): boolean {
  return replPrompt.test(line);
}

/** `name=#` alone may be an assignment with a comment. */
const replPrompt =
  /^\s*(?:>>>|In \[\d+\]:|(?:mysql|MariaDB \[[^\]\n]*\]|sqlite|irb[\w():]*|iex\(\d+\)|\d+(?:\.\d+){3}:\d+)>|[a-z_]\w*[=-][#>](?=\s+(?:\\[a-z?]|(?:select|insert|update|delete|create|alter|drop|begin|commit|vacuum|analyze|show|set|with|grant)\b)))\s+(?=\S)/i;

/** Whether a line that is typed into a session ends it. */
export function isExit(text: string): boolean {
  const words = text.replace(replPrompt, '');
  return /^\s*(?:exit|logout|quit|bye|\\q|\\quit|\.quit|\.exit|exit\(\)|quit\(\)|\^D|ctrl[-+ ]d)\s*;?\s*$/i.test(words);
}
