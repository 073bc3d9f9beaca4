import { readFileSync } from 'node:fs';
import { readJournal } from '../../src/log/journal';
import { rebuildReleaseLog } from '../../src/log/rebuildReleaseLog';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import type { RunEvent } from '../../src/run/runEvent';
import { fold } from '../../src/run/fold';
import { commandSteps, traced } from './checklist';

export { seededRandom } from '../crash/load';

/** What is left of a release after something has happened to it. */
export interface Remains {
  readonly journalPath: string;
  readonly logPath: string;
  readonly tracePath: string;
  /** Ids of all events that were shown as done. */
  readonly acknowledged: readonly string[];
}

/** What does not hold of the journal, after whatever has happened. */
export function checkRemains({ journalPath, tracePath, acknowledged }: Remains): readonly string[] {
  const { events, problems } = readJournal(readFileSync(journalPath, 'utf8'));
  const ids = new Set(events.map(({ id }) => id));
  const lost = acknowledged.filter((id) => !ids.has(id)).length;
  const faults = problems.filter(({ code }) => code !== 'torn-line');
  const trace = readTrace(tracePath);
  return [
    ...(lost > 0 ? [`${lost} acknowledged events are lost`] : []),
    ...faults.map(({ code, line }) => `${code} in line ${line + 1}`),
    ...commandSteps.flatMap((part) => checkPart(part, events, trace)),
  ];
}

/** A pass that is recorded was one; nothing ran that was not asked for. */
function checkPart(part: number, events: readonly RunEvent[], trace: string): readonly string[] {
  const own = events.filter((event) => 'step' in event && event.step.endsWith(`deploy-part-${part}`));
  const finished = own.flatMap((event) => (event.type === 'command-finished' ? [event] : []));
  const passed = finished.filter(({ outcome }) => outcome === 'passed').length;
  const exits = (code: number): number =>
    finished.filter(({ result }) => result.kind === 'exited' && result.exitCode === code).length;
  const asked = own.filter(({ type }) => type === 'command-started').length;
  return [
    ...(passed > traced(trace, `end ${part} 0`) ? [`part ${part} passed and did not`] : []),
    ...(exits(0) > traced(trace, `end ${part} 0`) ? [`part ${part} has exit codes that nothing ended with`] : []),
    ...(exits(3) > traced(trace, `end ${part} 3`) ? [`part ${part} has failures that were none`] : []),
    ...(traced(trace, `begin ${part}`) > asked ? [`part ${part} ran without being asked for`] : []),
  ];
}

/** What does not hold of a release that was taken to its end. */
export async function checkEnd(remains: Remains): Promise<readonly string[]> {
  const text = readFileSync(remains.journalPath, 'utf8');
  const { events, problems } = readJournal(text);
  const state = fold(events);
  const log = readFileSync(remains.logPath, 'utf8');
  const trace = readTrace(remains.tracePath);
  const unseen = commandSteps.filter((part) => traced(trace, `begin ${part}`) === 0 && !isOverridden(part, events));
  return [
    ...checkRemains(remains),
    ...problems.map(({ code, line }) => `at the end: ${code} in line ${line + 1}`),
    ...(state?.finished ? [] : ['it was not finished']),
    ...(log === rebuildReleaseLog(text, await loadShellParserFromDisk())
      ? []
      : ['the log is not what the journal says']),
    ...unseen.map((part) => `part ${part} was never run`),
  ];
}

function isOverridden(part: number, events: readonly RunEvent[]): boolean {
  return events.some((event) => event.type === 'step-overridden' && event.step.endsWith(`deploy-part-${part}`));
}

function readTrace(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // No command has begun yet.
  }
}
