import type { Checklist, CodeBlock, CommandId, Step, StepId } from '../../checklist/checklist';
import { matchSteps } from '../../checklist/matchSteps';
import { allCommands } from '../../checklist/steps';
import { stateOf } from '../../run/demands';
import type { RunState } from '../../run/runState';
import { openSession } from '../../run/typing';
import { lazy } from '../../util/lazy';
import type { Shown } from '../currentRelease';
import { describeNotice } from '../tree/describeRow';
import { presentRow, type RowPresentation } from '../tree/presentRow';
import { allRows, toReleaseRows, type StepRow } from '../tree/releaseRows';
import { actionsOf, type RowAction } from '../tree/rowActions';
import { toRowContext } from '../tree/rowContext';

/** What the text editor shows at one step of the release that runs. What few steps show is made when it is asked for. */
export interface StepMark {
  readonly id: StepId;
  /** 0-based line of the step in the document as it is now. */
  readonly line: number;
  /** 0-based line of its first command block that can be run, there. */
  readonly blockLine?: number;
  readonly state: MarkState;
  readonly isCurrent: boolean;
  readonly presentation: () => RowPresentation;
  readonly actions: () => readonly RowAction[];
  /** What must be known before it is run; empty when nothing must, and later. */
  readonly notice: () => string;
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
  | 'incomplete'
  | 'skipped'
  | 'notApplicable'
  | 'overridden';

type Run = Extract<Shown, { kind: 'run' }>;

/**
 * The marks of a release on a document that holds its checklist, edited perhaps since the release began: a step that is
 * not in the document any more has no mark, and none stands on a line of something else.
 */
export function toStepMarks(shown: Run, inDocument: Checklist): readonly StepMark[] {
  return markSteps(shown, findSteps(shown.checklist, inDocument));
}

/** Makes the same marks once for all who show them, and looks for their places only when the document has changed. */
export class StepMarker {
  #found: { checklist: Checklist; inDocument: Checklist; steps: readonly FoundStep[] } | undefined;
  #marked: { shown: Run; steps: readonly FoundStep[]; marks: readonly StepMark[] } | undefined;

  mark(shown: Run, inDocument: Checklist): readonly StepMark[] {
    const { checklist } = shown;
    if (this.#found?.checklist !== checklist || this.#found.inDocument !== inDocument)
      this.#found = { checklist, inDocument, steps: findSteps(checklist, inDocument) };
    const { steps } = this.#found;
    if (!this.#marked || this.#marked.steps !== steps || !looksSame(this.#marked.shown, shown))
      this.#marked = { shown, steps, marks: markSteps(shown, steps) };
    return this.#marked.marks;
  }
}

/** A step of the release, and where it stands in the document. */
interface FoundStep {
  readonly row: StepRow;
  readonly step: Step;
}

function findSteps(checklist: Checklist, inDocument: Checklist): readonly FoundStep[] {
  const steps = matchSteps(checklist, inDocument);
  const found: FoundStep[] = [];
  for (const row of allRows(toReleaseRows(checklist))) {
    const step = row.kind === 'step' ? steps.get(row.step.id) : undefined;
    if (row.kind === 'step' && step && isSameStep(row, step)) found.push({ row, step });
  }
  return found;
}

function looksSame(one: Run, other: Run): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof Run)[];
  return keys.every((key) => one[key] === other[key]);
}

function markSteps(shown: Run, steps: readonly FoundStep[]): readonly StepMark[] {
  const context = toRowContext(shown);
  return steps.map(({ row, step }) => {
    const block = step.blocks.find(hasCommands);
    const state = markState(row.step, shown);
    return {
      id: row.step.id,
      line: step.line,
      ...(block ? { blockLine: block.line } : {}),
      state,
      isCurrent: context.current === row.step.id,
      presentation: lazy(() => presentRow(row, context)),
      actions: lazy(() => actionsOf(row, context)),
      notice: lazy(() => (state === 'pending' ? describeNotice(row.step, context) : '')),
      typed: shown.state.finished ? [] : typedMarks(row.step, step, shown.state),
    };
  });
}

/** Only while they can be used: the lines of an open session, and the text for an editor that is open. */
function typedMarks(pinned: Step, step: Step, state: RunState): readonly TypedMark[] {
  const entries = pinned.blocks.flatMap((block) => block.commands.map((command) => ({ block, command })));
  const inDocument = allCommands(step);
  return entries.flatMap((entry, i): readonly TypedMark[] => {
    const { id, destination } = entry.command;
    const range = inDocument[i]?.range;
    if (destination === undefined || !range || state.steps.get(pinned.id)?.kind !== 'running') return [];
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
  if (row.step === step) return true;
  const [pinned, now] = [allCommands(row.step), allCommands(step)];
  return pinned.length === now.length && pinned.every(({ text }, i) => text === now[i]?.text);
}

function markState(step: Step, { state }: Run): MarkState {
  const shown = stateOf(step, state);
  return shown.kind === 'passed' ? shown.how : shown.kind;
}
