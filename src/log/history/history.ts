import type { Checklist, StepId } from '../../checklist/checklist';
import { allSteps } from '../../checklist/steps';
import { countedSteps, rollbackSteps } from '../../run/progress';
import type { RunOutcome } from '../../run/runEvent';
import type { RunState } from '../../run/runState';
import { median } from './median';
import { recordStep, type StepRecord } from './stepRecord';

/** A release that has been, read from its journal. */
export interface PastRun {
  /** The journal's path, as the report names it. */
  readonly journal: string;
  /** Parsed from the text that the run has pinned. */
  readonly checklist: Checklist;
  readonly state: RunState;
}

/** What all releases from one checklist teach. */
export interface ChecklistHistory {
  /** Where the checklist is, relative to the workspace folder. */
  readonly path: string;
  /** Of the latest release. */
  readonly title: string;
  /** The oldest first. */
  readonly runs: readonly RunSummary[];
  /** In the order of the latest checklist; steps that only older ones had come last. */
  readonly steps: readonly StepHistory[];
}

/** One release as a row of a table, or a point of a trend. */
export interface RunSummary {
  readonly journal: string;
  readonly release: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  /** `undefined` while it is not finished. */
  readonly outcome: RunOutcome | undefined;
  /** From start to finish; `undefined` while it is not finished. In milliseconds. */
  readonly durationMs: number | undefined;
  readonly verified: number;
  readonly attested: number;
  /** Steps that were failed, skipped, overridden, or whose result is unknown. */
  readonly deviations: number;
}

/** What happened to one step over all releases. Counts are of releases, unless they say otherwise. */
export interface StepHistory {
  readonly id: StepId;
  readonly title: string;
  /** Releases whose checklist had this step and had to settle it. */
  readonly asked: number;
  /** Whether the latest checklist still has it. */
  readonly isCurrent: boolean;
  /** Its commands were run, or it was ticked, signed or decided on. */
  readonly settled: number;
  /** At least one command of it was run. */
  readonly run: number;
  readonly verified: number;
  readonly attested: number;
  /** At least one attempt failed, or its result was unknown. */
  readonly failed: number;
  /** At least one command was run more than once. */
  readonly retried: number;
  readonly skipped: number;
  readonly overridden: number;
  readonly notApplicable: number;
  /** Commands ran, and a person compared what a check could have. */
  readonly compared: number;
  /** Time that its commands took, where they all ended; `undefined` when none did. In milliseconds. */
  readonly medianMs: number | undefined;
  readonly worstMs: number | undefined;
}

/** By checklist, in the order of their paths. */
export function buildHistory(runs: readonly PastRun[]): readonly ChecklistHistory[] {
  const paths = [...new Set(runs.map(({ state }) => state.started.checklist.path))].sort();
  return paths.map((path) => historyOf(path, inTime(runs.filter((run) => run.state.started.checklist.path === path))));
}

function inTime(runs: readonly PastRun[]): readonly PastRun[] {
  return [...runs].sort((a, b) => (a.state.startedAt < b.state.startedAt ? -1 : 1));
}

function historyOf(path: string, runs: readonly PastRun[]): ChecklistHistory {
  const records = runs.map(recordsOf);
  const newestFirst = runs.toReversed().map(({ checklist }) => stepsOf(checklist));
  const titles = new Map(newestFirst.toReversed().flatMap((steps) => [...steps]));
  const current = newestFirst[0] ?? new Map<StepId, string>();
  const asked = new Set(records.flatMap((each) => [...each.keys()]));
  const ids = new Set(
    newestFirst.flatMap((steps) => [...steps.keys()]).filter((id) => asked.has(id) || current.has(id)),
  );
  return {
    path,
    title: runs.at(-1)?.state.started.title ?? '',
    runs: runs.map((run, index) => summaryOf(run, [...(records[index]?.values() ?? [])])),
    steps: [...ids].map((id) => ({
      ...{ id, title: titles.get(id) ?? id, isCurrent: current.has(id) },
      ...countRecords(records.flatMap((each) => each.get(id) ?? [])),
    })),
  };
}

/** Titles of the steps that a run may have to settle: an item that only holds others is none. */
function stepsOf(checklist: Checklist): ReadonlyMap<StepId, string> {
  const counted = [...countedSteps(checklist, undefined), ...rollbackSteps(checklist)];
  const ids = new Set(counted.map(({ id }) => id));
  const steps = allSteps(checklist).filter(({ id }) => ids.has(id));
  return new Map(steps.map(({ id, title, signOff }) => [id, signOff?.role ?? title]));
}

function recordsOf({ checklist, state }: PastRun): ReadonlyMap<StepId, StepRecord> {
  return new Map(countedSteps(checklist, state).map((step) => [step.id, recordStep(step, state)]));
}

function summaryOf({ journal, state }: PastRun, records: readonly StepRecord[]): RunSummary {
  const { started, startedAt, finished } = state;
  const count = (...kinds: readonly StepRecord['kind'][]): number =>
    records.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    ...{ journal, release: started.release, startedAt, outcome: finished?.outcome },
    durationMs: finished && Date.parse(finished.at) - Date.parse(startedAt),
    verified: count('verified'),
    attested: count('attested'),
    deviations: count('failed', 'skipped', 'overridden'),
  };
}

function countRecords(records: readonly StepRecord[]): Omit<StepHistory, 'id' | 'title' | 'isCurrent'> {
  const count = (holds: (record: StepRecord) => boolean): number => records.filter(holds).length;
  const durations = records.flatMap(({ durationMs }) => durationMs ?? []);
  return {
    asked: records.length,
    settled: count(({ kind }) => kind !== 'open' && kind !== 'failed'),
    run: count(({ wasRun }) => wasRun),
    verified: count(({ kind }) => kind === 'verified'),
    attested: count(({ kind }) => kind === 'attested'),
    failed: count(({ hasFailed }) => hasFailed),
    retried: count(({ wasRetried }) => wasRetried),
    skipped: count(({ kind }) => kind === 'skipped'),
    overridden: count(({ kind }) => kind === 'overridden'),
    notApplicable: count(({ kind }) => kind === 'notApplicable'),
    compared: count(({ wasRun, kind }) => wasRun && kind === 'attested'),
    medianMs: median(durations),
    worstMs: durations.length === 0 ? undefined : Math.max(...durations),
  };
}
