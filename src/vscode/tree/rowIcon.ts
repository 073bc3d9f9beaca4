import type { Command } from '../../checklist/checklist';
import type { StepState } from '../../run/runState';
import { describeCommand } from '../../log/describeExpected';
import { shownState } from './describeRow';
import { isCountable, isManual, type CommandRow, type ReleaseRow, type StepRow } from './releaseRows';
import { commandsOf, commandState, isApplicable, isMissing, isOpenRun, type RowContext } from './rowContext';

/** A product icon and the theme colour that it is drawn in. Each state has a shape of its own. */
export interface RowIcon {
  readonly name: string;
  readonly color?: string;
  /** The same for a screen reader. */
  readonly words: string;
}

/** The icon of a row; `undefined` for what only holds other rows, and for a row whose check box says it all. */
export function iconOf(row: ReleaseRow, context: RowContext): RowIcon | undefined {
  switch (row.kind) {
    case 'section':
      return undefined;
    case 'step':
      return stepIcon(row, context);
    case 'command':
      return commandIcon(row, context);
  }
}

/** The icon of each state but pending. */
export const stateIcons = {
  running: { name: 'sync~spin', color: 'testing.iconQueued', words: 'running' },
  review: { name: 'eye', color: 'testing.iconQueued', words: 'to be compared by you' },
  verified: { name: 'pass-filled', color: 'testing.iconPassed', words: 'passed, verified by its check' },
  attested: { name: 'check', color: 'testing.iconPassed', words: 'done, as a person said' },
  signed: { name: 'account', color: 'testing.iconPassed', words: 'signed' },
  incomplete: { name: 'person-add', color: 'testing.iconQueued', words: 'done, and more is asked of people' },
  failed: { name: 'error', color: 'testing.iconFailed', words: 'failed' },
  errored: { name: 'question', color: 'testing.iconErrored', words: 'result unknown' },
  skipped: { name: 'debug-step-over', color: 'testing.iconSkipped', words: 'skipped' },
  notApplicable: { name: 'circle-slash', color: 'testing.iconSkipped', words: 'not applicable' },
  overridden: { name: 'warning', color: 'list.warningForeground', words: 'overridden' },
} as const satisfies Record<string, RowIcon>;

/** The icon of each thing that is still to be done. */
export const pendingIcons = {
  run: { name: 'circle-large-outline', color: 'testing.iconUnset', words: 'not run yet' },
  danger: { name: 'flame', color: 'list.warningForeground', words: 'not run yet, dangerous' },
  notDone: { name: 'circle-outline', color: 'testing.iconUnset', words: 'not done' },
  notNeeded: { name: 'dash', color: 'testing.iconUnset', words: 'not needed' },
  sign: { name: 'edit', color: 'testing.iconUnset', words: 'not signed yet' },
  hand: { name: 'person', color: 'testing.iconUnset', words: 'by hand' },
  typed: { name: 'keyboard', color: 'testing.iconUnset', words: 'to be typed by hand' },
} as const satisfies Record<string, RowIcon>;

export function stateIcon(state: Exclude<StepState, { kind: 'pending' }>): RowIcon {
  return state.kind === 'passed' ? stateIcons[state.how] : stateIcons[state.kind];
}

/** Whether the row has a check box, and whether that is ticked; `undefined` when it has none. */
export function checkboxOf(row: ReleaseRow, context: RowContext): boolean | undefined {
  if (row.kind !== 'step' || !context.counted.has(row.step.id) || !isManual(row.step)) return undefined;
  if (!isOpenRun(context)) return undefined;
  const state = shownState(row, context);
  if (state.kind === 'pending') return false;
  // A tick is a person's word. What the commands in the row's words have shown has the icon of a check.
  return state.kind === 'passed' && state.how === 'attested' ? true : undefined;
}

function stepIcon(row: StepRow, context: RowContext): RowIcon | undefined {
  if (!isCountable(row.step) || checkboxOf(row, context) !== undefined) return undefined;
  const state = shownState(row, context);
  if (state.kind !== 'pending') return stateIcon(state);
  if (context.state && !isOpenRun(context)) return pendingIcons[isMissing(row.step, context) ? 'notDone' : 'notNeeded'];
  if (row.step.signOff) return pendingIcons.sign;
  if (isManual(row.step)) return pendingIcons.hand;
  const left = commandsOf(row.step, context).filter(
    ({ command }) => commandState(command, context)?.kind !== 'finished',
  );
  return toRun(left.map(({ command }) => command));
}

function commandIcon(row: CommandRow, context: RowContext): RowIcon {
  const state = commandState(row.command, context);
  if (state?.kind === 'running') return stateIcons.running;
  if (state) return state.last.outcome === 'passed' ? stateIcons.verified : stateIcons[state.last.outcome];
  if (context.state?.typed.has(row.command.id))
    return { ...pendingIcons.typed, color: 'testing.iconPassed', words: 'typed' };
  if (!isApplicable(row, context)) return stateIcons.notApplicable;
  return row.command.kind === 'typed' ? { ...pendingIcons.typed, words: describeCommand(row) } : toRun([row.command]);
}

/** The danger is told by a shape: in a narrow side bar there is no room for its words. */
function toRun(commands: readonly Command[]): RowIcon {
  return commands.some(({ dangers }) => dangers.length > 0) ? pendingIcons.danger : pendingIcons.run;
}
