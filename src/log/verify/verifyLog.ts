import { conflictLine } from '../mergeMarks';
import { logFormat } from '../logFormat';
import type { Finding } from './finding';
import { verifyOtherForm } from './otherForm';

/** What a log is compared with. */
export interface ExpectedLog {
  /** What this version renders of the journal. */
  readonly rendered: string;
  /** Version of the log's form, as the journal names it. */
  readonly format: number;
  /** Ids of the journal's last events. */
  readonly heads: readonly string[];
}

/**
 * Whether the Markdown log is, byte for byte, what the journal renders to. A log that another version of the extension
 * has written, as journal and log both say, is held to what every form says alike.
 */
export function verifyLog(log: string, { rendered, format, heads }: ExpectedLog): readonly Finding[] {
  if (log === rendered) return [];
  const conflict = conflictLine(log);
  if (conflict !== undefined) return [finding('log-conflict', 'error', conflict, conflictMessage)];
  if (log.replace(/\r\n/g, '\n') === rendered) return [finding('line-endings', 'warning', undefined, lineBreaks)];
  const isOfOtherFormat = format !== logFormat && formatNamedBy(log) !== logFormat;
  if (isOfOtherFormat && heads.every((id) => log.includes(`\`${id}\``)))
    return [verifyOtherForm(log, rendered, format)];
  return [difference(log.split('\n'), rendered.split('\n'))];
}

/** 0 in logs of before it was told. */
function formatNamedBy(log: string): number {
  return Number(/^- \*\*Log format:\*\* (\d{1,6})$/m.exec(log)?.[1] ?? 0);
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
