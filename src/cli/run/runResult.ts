import { countOf } from '../../log/formatTime';
import type { OpenRun, RunShells } from '../../node/openRun';
import { describeMissing, stateOf } from '../../run/demands';
import { countedSteps, runProgress, stepState } from '../../run/progress';
import type { RunOutcome } from '../../run/runEvent';
import type { RunState, StepState } from '../../run/runState';
import { unmetRequirements } from '../../run/requirements';
import { toVisible } from '../../util/toVisible';
import type { Checklist } from '../../checklist/checklist';

/** What `run` ends with. Documented in docs/run.md. */
export const exitCodes = { successful: 0, failed: 1, usage: 2, open: 3, deviations: 4 } as const;

/** What `run --json` prints at its end. Lines are 1-based. */
export interface RunResultJson {
  readonly version: 1;
  readonly release: string;
  /** `open` while the run is not finished. */
  readonly outcome: RunOutcome | 'open';
  readonly exitCode: number;
  readonly journal: string;
  readonly log: string;
  readonly total: number;
  readonly settled: number;
  readonly verified: number;
  readonly attested: number;
  readonly steps: readonly StepResultJson[];
}

export interface StepResultJson {
  readonly id: string;
  readonly line: number;
  readonly title: string;
  readonly status: StepState['kind'];
  /** Why it stands as it does: what failed, why it was skipped; `null` when there is nothing to say. */
  readonly reason: string | null;
}

type AnyRun = Pick<OpenRun<RunShells>, 'session' | 'journal' | 'logPath'>;

export function exitCodeOf(checklist: Checklist, state: RunState): number {
  switch (state.finished?.outcome) {
    case 'successful':
      return exitCodes.successful;
    case 'completed-with-deviations':
      return exitCodes.deviations;
    case 'rolled-back':
    case 'aborted':
      return exitCodes.failed;
    case undefined: {
      const kinds = countedSteps(checklist, state).map(({ id }) => stepState(state, id).kind);
      return kinds.some((kind) => kind === 'failed' || kind === 'errored') ? exitCodes.failed : exitCodes.open;
    }
  }
}

export function toRunResultJson({ session: { checklist, state }, journal, logPath }: AnyRun): RunResultJson {
  const { total, settled, verified, attested } = runProgress(checklist, state);
  return {
    version: 1,
    release: state.started.release,
    outcome: state.finished?.outcome ?? 'open',
    exitCode: exitCodeOf(checklist, state),
    journal: journal.path,
    log: logPath,
    ...{ total, settled, verified, attested },
    steps: countedSteps(checklist, state).map((step) => ({
      id: step.id,
      line: step.line + 1,
      title: step.title,
      status: stateOf(step, state).kind,
      reason: reasonOf(stateOf(step, state)) ?? unmetRequirements(checklist, state, step)[0]?.because ?? null,
    })),
  };
}

/** For people: how the run stands, where its record is, and how to go on. */
export function describeRunResult({ session: { checklist, state }, journal, logPath }: AnyRun, cwd: string): string {
  const { undecided } = runProgress(checklist, state);
  const outcome = state.finished?.outcome.replaceAll('-', ' ');
  const counts = describeCounts(checklist, state);
  const name = state.started.release;
  return [
    '',
    outcome === undefined ? `${name} is open: ${counts}.` : `${name} is ${outcome}: ${counts}.`,
    ...(undecided > 0 ? [`${countOf(undecided, 'step')} to be decided on by a person.`] : []),
    `Log: ${relativeTo(cwd, logPath)}`,
    ...(outcome === undefined
      ? [
          `Everything recorded is kept. To go on: release-checklist run --resume ${quoted(relativeTo(cwd, journal.path))}`,
        ]
      : ['Commit the log and its journal with the code:', ...gitCommands([logPath, journal.path], state, cwd)]),
    '',
  ].join('\n');
}

/** How each settled step was settled: some are not applicable by the answers at the start, before anybody has done anything. */
function describeCounts(checklist: Checklist, state: RunState): string {
  const { total, settled, verified, attested } = runProgress(checklist, state);
  const kinds = countedSteps(checklist, state).map((step) => stateOf(step, state).kind);
  const others = otherEnds.flatMap(([kind, words]) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const ways = [`${verified} verified`, `${attested} attested`, ...others];
  return `${settled} of ${countOf(total, 'step')} settled, ${ways.join(', ')}`;
}

const otherEnds = [
  ['signed', 'signed'],
  ['overridden', 'overridden'],
  ['skipped', 'skipped'],
  ['notApplicable', 'not applicable'],
] as const satisfies readonly (readonly [StepState['kind'], string])[];

/** What takes the record into git, and nothing that is staged beside it. */
function gitCommands(paths: readonly string[], state: RunState, cwd: string): readonly string[] {
  const files = paths.map((path) => quoted(relativeTo(cwd, path))).join(' ');
  const message = toVisible(`Release log: ${state.started.release}, ${state.finished?.outcome.replaceAll('-', ' ')}`);
  return [`  git add -- ${files}`, `  git commit -m ${quoted(message)} -- ${files}`];
}

function reasonOf(step: StepState): string | undefined {
  switch (step.kind) {
    case 'failed':
      return step.message;
    case 'errored':
    case 'skipped':
    case 'notApplicable':
    case 'overridden':
      return step.reason;
    case 'incomplete':
      return describeMissing(step.missing);
    case 'passed':
      return step.note;
    case 'pending':
    case 'running':
    case 'review':
    case 'signed':
      return undefined;
  }
}

function relativeTo(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
