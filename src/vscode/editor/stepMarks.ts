import type { Checklist, CodeBlock, CommandId, Step, StepId } from '../../checklist/checklist';
import { allSteps } from '../../checklist/steps';
import type { RunState } from '../../run/runState';
import { openSession } from '../../run/typing';
import type { Shown } from '../currentRelease';
import { describeNotice } from '../tree/describeRow';
import { presentRow, type RowPresentation } from '../tree/presentRow';
import { allRows, toReleaseRows, type StepRow } from '../tree/releaseRows';
import { actionsOf, type RowAction } from '../tree/rowActions';
import { toRowContext } from '../tree/rowContext';

/** What the text editor shows at one step of the release that runs. */
export interface StepMark {
  readonly id: StepId;
  /** 0-based line of the step in the document as it is now. */
  readonly line: number;
  /** 0-based line of its first command block that can be run, there. */
  readonly blockLine?: number;
  readonly state: MarkState;
  readonly isCurrent: boolean;
  readonly presentation: RowPresentation;
  readonly actions: readonly RowAction[];
  /** What must be known before it is run; empty when nothing must, and later. */
  readonly notice: string;
  /** Commands that can be typed now, or copied, each with its 0-based line in the document. */
  readonly typed: readonly TypedMark[];
}

/** A command that is meant for a session or an editor. */
export interface TypedMark {
  readonly id: CommandId;
  readonly line: number;
  readonly action: 'typeCommand' | 'copyText';
  /** Whether it was typed already. */
  readonly wasTyped: boolean;
}

/** The state that a mark shows; passed steps by how they passed. */
export type MarkState =
  | 'pending'
  | 'running'
  | 'review'
  | 'verified'
  | 'attested'
  | 'signed'
  | 'failed'
  | 'errored'
  | 'skipped'
  | 'notApplicable'
  | 'overridden';

/**
 * The marks of a release on a document that holds its checklist, edited perhaps since the release began: a step whose
 * id is not in the document any more has no mark, and none stands on a line of something else.
 */
export function toStepMarks(shown: Extract<Shown, { kind: 'run' }>, inDocument: Checklist): readonly StepMark[] {
  const context = toRowContext(shown);
  const steps = new Map(allSteps(inDocument).map((step) => [step.id, step]));
  const rows = [...allRows(toReleaseRows(shown.checklist))].filter((row) => row.kind === 'step');
  return rows.flatMap((row) => {
    const step = steps.get(row.step.id);
    if (!step || !isSameStep(row, step)) return [];
    const block = step.blocks.find(hasCommands);
    return [
      {
        id: step.id,
        line: step.line,
        ...(block ? { blockLine: block.line } : {}),
        state: markState(row.step.id, shown),
        isCurrent: context.current === step.id,
        presentation: presentRow(row, context),
        actions: actionsOf(row, context),
        notice: markState(row.step.id, shown) === 'pending' ? describeNotice(row.step, context) : '',
        typed: shown.state.finished ? [] : typedMarks(step, shown.state),
      },
    ];
  });
}

/** Only while they can be used: the lines of an open session, and the text for an editor that is open. */
function typedMarks(step: Step, state: RunState): readonly TypedMark[] {
  const entries = step.blocks.flatMap((block) => block.commands.map((command) => ({ block, command })));
  return entries.flatMap((entry): readonly TypedMark[] => {
    const { id, destination, range } = entry.command;
    if (destination === undefined || state.steps.get(step.id)?.kind !== 'running') return [];
    const isOpen = openSession(state, entry) !== undefined;
    if (destination === 'session' && !isOpen) return [];
    const action = destination === 'session' ? 'typeCommand' : 'copyText';
    return [{ id, line: range.start.line, action, wasTyped: state.typed.has(id) }];
  });
}

function hasCommands({ commands }: CodeBlock): boolean {
  return commands.length > 0;
}

/** A result stands beside the commands that gave it, never beside others. */
function isSameStep(row: StepRow, step: Step): boolean {
  return commandTexts(row.step) === commandTexts(step);
}

function commandTexts({ blocks }: Step): string {
  return JSON.stringify(blocks.flatMap(({ commands }) => commands.map(({ text }) => text)));
}

function markState(id: StepId, { state }: Extract<Shown, { kind: 'run' }>): MarkState {
  const step = state.steps.get(id);
  if (!step) return 'pending';
  return step.kind === 'passed' ? step.how : step.kind;
}
