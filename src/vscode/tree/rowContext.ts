import type { Command, Step, StepId } from '../../checklist/checklist';
import type { LogContext } from '../../log/logContext';
import { applicableCommands, type BlockCommand } from '../../run/outcome';
import { countedSteps, progressOf, type Progress } from '../../run/progress';
import { unmetRequirements, type UnmetRequirement } from '../../run/requirements';
import type { CommandState, RunState } from '../../run/runState';
import type { Shown } from '../currentRelease';
import { allRows, type CommandRow, type SectionRow, type StepRow } from './releaseRows';

/** What all rows are shown with, derived once from what is shown. */
export interface RowContext {
  /** Absent while the checklist is only previewed. */
  readonly state?: RunState;
  /** The steps that must be settled. */
  readonly counted: ReadonlySet<StepId>;
  /** The step to run, to tick or to decide on; absent in a preview and when nothing is left. */
  readonly current?: StepId;
  /** What the steps that require others still wait for. */
  readonly waiting: ReadonlyMap<StepId, readonly UnmetRequirement[]>;
  /** Since when the running command has printed nothing, when that is long ago. */
  readonly silentSince?: number;
  /** A log is read: nothing can be done with its rows. */
  readonly isReadOnly?: true;
}

export function toRowContext(shown: Exclude<Shown, { kind: 'nothing' }>): RowContext {
  if (shown.kind === 'preview') {
    const counted = new Set(countedSteps(shown.checklist, undefined).map(({ id }) => id));
    return { counted, waiting: new Map() };
  }
  const { state, standing, silentSince } = shown;
  const current = state.finished ? undefined : standing.next()?.id;
  return {
    state,
    counted: standing.counted(),
    waiting: new Map(state.finished ? [] : waitingSteps(shown)),
    ...(current === undefined ? {} : { current }),
    ...(silentSince === undefined ? {} : { silentSince }),
  };
}

/** What the rows of a log are shown with, whether or not its release is finished. */
export function toLogRowContext({ counted, state }: Pick<LogContext, 'counted' | 'state'>): RowContext {
  return { state, counted, waiting: new Map(), isReadOnly: true };
}

/** Whether there is a run, it goes on, and it goes on here. */
export function isOpenRun({ state, isReadOnly }: RowContext): boolean {
  return state !== undefined && !state.finished && isReadOnly !== true;
}

/** Of a step without a result in a run that has ended: whether the run should have settled it. */
export function isMissing({ id }: Step, { counted, state }: RowContext): boolean {
  return counted.has(id) || state?.rollback !== undefined;
}

function waitingSteps({
  checklist,
  state,
  standing,
}: Extract<Shown, { kind: 'run' }>): [StepId, readonly UnmetRequirement[]][] {
  return standing.requiring().flatMap((step): [StepId, readonly UnmetRequirement[]][] => {
    const unmet = unmetRequirements(checklist, state, step);
    return unmet.length > 0 ? [[step.id, unmet]] : [];
  });
}

/** How far the counted steps inside have come. */
export function progressInside(row: SectionRow | StepRow, { counted, state }: RowContext): Progress {
  const steps: Step[] = [];
  for (const inner of allRows(row.children)) {
    if (inner.kind === 'step' && counted.has(inner.step.id)) steps.push(inner.step);
  }
  return progressOf(steps, state);
}

/** The step's commands that apply: all of them as long as no inputs are known. */
export function commandsOf(step: Step, { state }: RowContext): readonly BlockCommand[] {
  if (state) return applicableCommands(step, state.started.inputs);
  return step.blocks.flatMap((block) => block.commands.map((command) => ({ command, block })));
}

export function isApplicable({ step, command }: CommandRow, context: RowContext): boolean {
  return commandsOf(step, context).some((entry) => entry.command.id === command.id);
}

export function commandState(command: Command, { state }: RowContext): CommandState | undefined {
  return state?.commands.get(command.id);
}

/** Whether the person may run it and decide on it: a rollback must have been started first. */
export function isOpenPhase(phase: StepRow['phase'], { state }: RowContext): boolean {
  return phase !== 'rollback' || state?.rollback !== undefined;
}
