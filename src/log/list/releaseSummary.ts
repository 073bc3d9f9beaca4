import type { Person, RunEvent, RunOutcome, RunStarted } from '../../run/runEvent';
import type { RunState } from '../../run/runState';
import { isChainedEvent, isRunEvent } from '../eventShape';
import { openLine } from '../journalLine';

/** What a list of releases tells of one. */
export interface ReleaseSummary {
  /** What is released, and the checklist's title. */
  readonly release: string;
  readonly title: string;
  readonly production: boolean;
  /** Where the checklist is, relative to the workspace folder, with `/`. */
  readonly checklist: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly startedBy: Person;
  /** Who wrote events, as far as they are known. */
  readonly people: readonly Person[];
  /** `undefined` while it is not finished. */
  readonly outcome: RunOutcome | undefined;
  /** Steps that failed, whose result is unknown, that were overridden or skipped; `undefined` as long as nobody counted. */
  readonly deviations: number | undefined;
}

/** Of a whole journal. */
export function summarizeRun({ started, startedAt, startedBy, people, finished, steps }: RunState): ReleaseSummary {
  const deviations = [...steps.values()].filter(({ kind }) => deviating.has(kind)).length;
  return { ...startOf(started), startedAt, startedBy, people, outcome: finished?.outcome, deviations };
}

const deviating: ReadonlySet<string> = new Set(['failed', 'errored', 'overridden', 'skipped']);

/**
 * Of a finished release's first and last line alone, which is what a list can read of many. `undefined` where these two do not
 * tell it for sure: both must be whole, and the last one the end of the run.
 */
export function summarizeEnds(first: string, last: string): ReleaseSummary | undefined {
  const [start, end] = [eventAt(first), eventAt(last)];
  if (start?.type !== 'run-started' || end?.type !== 'run-finished') return undefined;
  const isOther = end.by.name !== start.by.name || end.by.email !== start.by.email;
  return {
    ...startOf(start),
    startedAt: start.at,
    startedBy: start.by,
    people: isOther ? [start.by, end.by] : [start.by],
    outcome: end.outcome,
    // A release with a step that deviates does not end as successful.
    deviations: end.outcome === 'successful' ? 0 : undefined,
  };
}

/** The end of a release as it stands in its journal's line. Texts of others cannot hold it: their quotes are escaped there. */
export const endMark = '"type":"run-finished"';

function startOf({ release, title, production, checklist, inputs }: RunStarted): StartSummary {
  return { release, title, production, checklist: checklist.path, inputs };
}

type StartSummary = Pick<ReleaseSummary, 'release' | 'title' | 'production' | 'checklist' | 'inputs'>;

function eventAt(line: string): RunEvent | undefined {
  const opened = openLine(line);
  if (!opened || !isChainedEvent(opened.value)) return undefined;
  const event = { ...opened.value, id: opened.id };
  return isRunEvent(event) ? event : undefined;
}
