import type { Finding } from './finding';

/** Whether the Markdown log is, byte for byte, what the journal renders to. */
export function verifyLog(log: string, rendered: string): readonly Finding[] {
  if (log === rendered) return [];
  const conflict = log.split('\n').findIndex((line) => /^(<{7}|={7}|>{7})(?: |$)/.test(line));
  if (conflict >= 0) return [finding('log-conflict', 'error', conflict, conflictMessage)];
  if (log.replace(/\r\n/g, '\n') === rendered) return [finding('line-endings', 'warning', undefined, lineBreaks)];
  return [difference(log.split('\n'), rendered.split('\n'))];
}

const conflictMessage =
  'The log holds the marks of a merge that was not resolved. It needs no resolving by hand: render it again from the journal.';
const lineBreaks = 'Only the line breaks differ from what was written: git, or an editor, has changed them.';

function difference(found: readonly string[], expected: readonly string[]): Finding {
  const line = found.findIndex((text, index) => text !== expected[index]);
  const place = line < 0 ? found.length : line;
  const message = `The log is not what the journal renders to. Here it says ${quote(found[place])}; the journal says ${quote(expected[place])}.`;
  return finding('log-differs', 'error', Math.min(place, Math.max(0, found.length - 1)), message);
}

function quote(line: string | undefined): string {
  if (line === undefined) return 'nothing more';
  if (line.trim() === '') return 'nothing (an empty line)';
  return `“${line.length > longest ? `${line.slice(0, longest)}…` : line}”`;
}

const longest = 120;

function finding(
  code: Finding['code'],
  severity: Finding['severity'],
  line: number | undefined,
  message: string,
): Finding {
  return { code, severity, file: 'log', ...(line === undefined ? {} : { line }), message };
}
