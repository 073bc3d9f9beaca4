import type { RunEvent } from '../../run/runEvent';
import { isLinear } from '../../run/causality';
import { formatElapsed } from '../formatTime';
import { readJournal, type JournalProblem } from '../journal';
import type { Finding } from './finding';

/** The events that could be read, and what is wrong with the file that they come from. */
export interface JournalVerification {
  /** In the order in which they are folded. */
  readonly events: readonly RunEvent[];
  readonly findings: readonly Finding[];
}

/**
 * Whether the chain of a journal is whole: every line as it was written, none taken away, moved, doubled or brought in from
 * elsewhere, and no time that runs backwards. The last events can be cut off without a trace in the journal alone; the
 * Markdown log, which names the last one, tells that.
 */
export function verifyJournal(text: string): JournalVerification {
  const { events, heads, problems } = readJournal(text);
  const isMerged = !isLinear(events);
  const findings = [
    ...problems.map((problem) => toFinding(problem, isMerged)),
    ...checkLines(text),
    ...checkOrder(text, isMerged),
    ...checkTimes(events, lineNumbers(text)),
    ...(heads.length > 1 ? [merged(heads.length)] : []),
  ];
  return { events, findings: findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function toFinding({ code, line, message }: JournalProblem, isMerged: boolean): Finding {
  // Of lines that stand in another order on the two sides, a merge by union keeps both.
  const isHonest = code === 'torn-line' || (code === 'doubled-line' && isMerged);
  return { code, severity: isHonest ? 'warning' : 'error', file: 'journal', line, message };
}

function merged(heads: number): Finding {
  const message = `The journal ends in ${heads} places: people went on apart from each other, and nobody has recorded anything since.`;
  return { code: 'merged', severity: 'note', file: 'journal', message };
}

/** What reading forgives and no writing of ours leaves behind. */
function checkLines(text: string): readonly Finding[] {
  const lines = text.split('\n');
  const findings: Finding[] = [];
  const returns = lines.filter((line) => line.endsWith('\r')).length;
  const blank = lines.slice(0, -1).findIndex((line) => line.trim() === '');
  if (returns > 0) {
    const message = `${returns} of the lines end as on Windows: git, or an editor, has changed the file's line breaks.`;
    findings.push({ code: 'line-endings', severity: 'warning', file: 'journal', message });
  }
  if (blank >= 0) {
    const message = 'This line is empty: no event is, so somebody has edited the file.';
    findings.push({ code: 'blank-line', severity: 'error', file: 'journal', line: blank, message });
  }
  return findings;
}

/**
 * Appending leaves every event below those that it follows. `merge=union` does so too, but where branches have crossed: there
 * the order, which nothing depends on, may be another one.
 */
function checkOrder(text: string, isMerged: boolean): readonly Finding[] {
  const numbers = lineNumbers(text);
  const findings: Finding[] = [];
  for (const [line, content] of text.split('\n').entries()) {
    const parents = /"parents":\[([^\]]*)\]/.exec(content)?.[1]?.match(/[0-9a-f]{64}/g) ?? [];
    const later = parents.map((id) => numbers.get(id)).find((place) => place !== undefined && place > line);
    if (later === undefined) continue;
    const message = `This event follows the one in line ${later + 1}, which stands below it: lines were moved.`;
    findings.push({ code: 'reordered-line', severity: isMerged ? 'warning' : 'error', file: 'journal', line, message });
  }
  return findings;
}

function checkTimes(events: readonly RunEvent[], numbers: ReadonlyMap<string, number>): readonly Finding[] {
  const times = new Map(events.map(({ id, at }) => [id, at]));
  return events.flatMap(({ id, at, parents }) => {
    const before = parents.flatMap((parent) => times.get(parent) ?? []).find((time) => time > at);
    const line = numbers.get(id);
    if (before === undefined || line === undefined) return [];
    const back = formatElapsed(Date.parse(before) - Date.parse(at));
    const message = `This event says ${at}, which is ${back} before the event that it follows: a clock was set back, or a time is not true.`;
    return [{ code: 'time-backwards', severity: 'warning', file: 'journal', line, message }];
  });
}

function lineNumbers(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').entries();
  const places = [...lines].flatMap(([line, content]) => idOf(content).map((id) => [id, line] as const));
  // Of a line that stands there twice, the first counts.
  return new Map(places.reverse());
}

function idOf(content: string): readonly string[] {
  const id = /^\{"id":"([0-9a-f]{64})"/.exec(content)?.[1];
  return id === undefined ? [] : [id];
}
