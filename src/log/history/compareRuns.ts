import type { Step, StepId } from '../../checklist/checklist';
import { allSteps } from '../../checklist/steps';
import { differingCommands } from '../../run/differing';
import { countedSteps } from '../../run/progress';
import type { RunState } from '../../run/runState';
import type { PastRun } from './history';
import { recordStep, type StepRecord } from './stepRecord';

/** What is otherwise in a release than in an earlier one of the same checklist. */
export interface RunComparison {
  readonly before: RunState;
  readonly after: RunState;
  /** Names of inputs that were given otherwise, with both values; `undefined` where it was not given. */
  readonly inputs: readonly { readonly name: string; readonly before?: string; readonly after?: string }[];
  /** Steps that the earlier release was not asked for, and the other way round. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  /** Commands of steps that both have: not in the earlier text as they are now. */
  readonly commands: readonly { readonly title: string; readonly text: string }[];
  readonly results: readonly StepChange<StepRecord['kind']>[];
  /** Steps whose commands took at least twice as long, and noticeably so. In milliseconds. */
  readonly slower: readonly StepChange<number>[];
}

export interface StepChange<Value> {
  readonly title: string;
  readonly before: Value;
  readonly after: Value;
}

/** A step that took this much longer is told of, in milliseconds: what is quick anyway varies. */
const noticeableMs = 2000;

export function compareRuns(before: PastRun, after: PastRun): RunComparison {
  const [old, now] = [recordsOf(before), recordsOf(after)];
  const shared = [...now].flatMap(([id, entry]) => {
    const earlier = old.get(id);
    return earlier ? [{ title: entry.title, before: earlier.record, after: entry.record }] : [];
  });
  return {
    before: before.state,
    after: after.state,
    inputs: compareInputs(before.state, after.state),
    added: [...now].flatMap(([id, { title }]) => (old.has(id) ? [] : [title])),
    gone: [...old].flatMap(([id, { title }]) => (now.has(id) ? [] : [title])),
    commands: changedCommands(before, after, new Set(old.keys())),
    results: shared
      .filter((each) => each.before.kind !== each.after.kind)
      .map((each) => ({ title: each.title, before: each.before.kind, after: each.after.kind })),
    slower: shared.flatMap(({ title, before: { durationMs: from }, after: { durationMs: to } }) =>
      from !== undefined && to !== undefined && to >= 2 * from && to - from >= noticeableMs
        ? [{ title, before: from, after: to }]
        : [],
    ),
  };
}

interface TitledRecord {
  readonly title: string;
  readonly record: StepRecord;
}

function recordsOf({ checklist, state }: PastRun): ReadonlyMap<StepId, TitledRecord> {
  const entries = countedSteps(checklist, state).map(
    (step) => [step.id, { title: titleOf(step), record: recordStep(step, state) }] as const,
  );
  return new Map(entries);
}

function titleOf({ title, signOff }: Step): string {
  return signOff?.role ?? title;
}

function changedCommands(before: PastRun, after: PastRun, known: ReadonlySet<StepId>): RunComparison['commands'] {
  const differing = new Set(differingCommands(after.checklist, before.checklist));
  return allSteps(after.checklist)
    .filter(({ id }) => known.has(id))
    .flatMap((step) => step.blocks.flatMap(({ commands }) => commands.map((command) => ({ step, command }))))
    .filter(({ command }) => differing.has(command.id))
    .map(({ step, command }) => ({ title: titleOf(step), text: command.text }));
}

function compareInputs(before: RunState, after: RunState): RunComparison['inputs'] {
  const [old, now] = [before.started.inputs, after.started.inputs];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => old[name] !== now[name])
    .map((name) => ({
      name,
      ...(old[name] === undefined ? {} : { before: old[name] }),
      ...(now[name] === undefined ? {} : { after: now[name] }),
    }));
}
