import type { Checklist, CodeBlock, Step, StepId } from '../../checklist/checklist';
import { allCommands, allSteps } from '../../checklist/steps';
import type { Shown } from '../currentRelease';
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

type Run = Extract<Shown, { kind: 'run' }>;

/**
 * The marks of a release on a document that holds its checklist, edited perhaps since the release began: a step whose
 * id is not in the document any more has no mark, and none stands on a line of something else.
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
  const steps = new Map(allSteps(inDocument).map((step) => [step.id, step]));
  const found: FoundStep[] = [];
  for (const row of allRows(toReleaseRows(checklist))) {
    const step = row.kind === 'step' ? steps.get(row.step.id) : undefined;
    if (row.kind === 'step' && step && isSameStep(row, step)) found.push({ row, step });
  }
  return found;
}

/** Whether all that marks are made of is the same. */
function looksSame(one: Run, other: Run): boolean {
  return one.checklist === other.checklist && one.state === other.state && one.silentSince === other.silentSince;
}

function markSteps(shown: Run, steps: readonly FoundStep[]): readonly StepMark[] {
  const context = toRowContext(shown);
  return steps.map(({ row, step }) => {
    const block = step.blocks.find(hasCommands);
    return {
      id: step.id,
      line: step.line,
      ...(block ? { blockLine: block.line } : {}),
      state: markState(row.step.id, shown),
      isCurrent: context.current === step.id,
      presentation: presentRow(row, context),
      actions: actionsOf(row, context),
    };
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

function markState(id: StepId, { state }: Run): MarkState {
  const step = state.steps.get(id);
  if (!step) return 'pending';
  return step.kind === 'passed' ? step.how : step.kind;
}
