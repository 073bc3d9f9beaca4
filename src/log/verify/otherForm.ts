import { logFormat } from '../logFormat';
import type { Finding } from './finding';

/**
 * What can be told of a log that another version of the extension has written, in a form that this one does not render: it names
 * the journal's last event, and, in an earlier form, neither its status nor a box says anything else than the journal.
 * The lines that differ are counted, for a person to look at.
 */
export function verifyOtherForm(log: string, rendered: string, format: number): Finding {
  const lines = log.split(/\r?\n/);
  const expected = rendered.split('\n');
  if (format > logFormat)
    return warning(undefined, `${wasWritten('a later', format)} Update the extension to compare it.`);
  return contradiction(lines, expected) ?? warning(...comparedByFacts(lines, new Set(expected), format));
}

/** The first line that ticks what the journal has not settled, or that gives another status; other words are another form. */
function contradiction(lines: readonly string[], expected: readonly string[]): Finding | undefined {
  const facts = new Map<string, Set<string>>();
  for (const { subject, says } of expected.flatMap(factOf))
    facts.set(subject, (facts.get(subject) ?? new Set()).add(says));
  for (const [line, text] of lines.entries())
    for (const { subject, says } of factOf(text)) {
      const known = facts.get(subject);
      if (!known || known.has(says)) continue;
      const message = `The log says “${says}” of ${subject}; the journal says “${[...known].join('” or “')}”. That is no matter of its form, which is an earlier one.`;
      return { code: 'log-differs', severity: 'error', file: 'log', line, message };
    }
  return undefined;
}

interface Fact {
  readonly subject: string;
  readonly says: string;
}

function factOf(line: string): readonly Fact[] {
  const item = /^ *- (\[[ x]\]) (.*?)(?: — .*)?$/.exec(line);
  if (item) return [{ subject: `the step “${item[2] ?? ''}”`, says: item[1] ?? '' }];
  const status = /^- \*\*Status:\*\* \*\*([^*]*)\*\*/.exec(line)?.[1];
  return status === undefined ? [] : [{ subject: 'the release', says: status }];
}

function comparedByFacts(
  lines: readonly string[],
  expected: ReadonlySet<string>,
  format: number,
): readonly [number | undefined, string] {
  const others = [...lines.entries()].filter(([, text]) => !expected.has(text));
  const [first] = others;
  const differing = first
    ? `Lines that this version would write otherwise: ${others.length} of ${lines.length}, the first is this one.`
    : 'All its lines are among those that this version would write.';
  const checked = 'Its status, and each box, are as the journal says.';
  const advice = 'Render it again from the journal, and look at what that changes.';
  return [first?.[0], [wasWritten('an earlier', format), checked, differing, advice].join(' ')];
}

function wasWritten(age: string, format: number): string {
  return `The log was written in ${age} form (${format}; this version renders ${logFormat}), so that it cannot be compared byte by byte. It names the last event that the journal has.`;
}

function warning(line: number | undefined, message: string): Finding {
  const place = line === undefined ? {} : { line };
  return { code: 'log-other-format', severity: 'warning', file: 'log', ...place, message };
}
