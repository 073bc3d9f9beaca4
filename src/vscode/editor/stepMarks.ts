import type { Checklist, CodeBlock, CommandId, Step, StepId } from '../../checklist/checklist';
import { matchSteps } from '../../checklist/matchSteps';
import { allCommands } from '../../checklist/steps';
import { changedSteps } from '../../run/changedSteps';
import { stateOf } from '../../run/demands';
import type { RunState } from '../../run/runState';
import { openSession } from '../../run/typing';
import { lazy } from '../../util/lazy';
import type { Shown } from '../currentRelease';
import { describeNotice } from '../tree/describeRow';
import { presentRow, type RowPresentation } from '../tree/presentRow';
import { allRows, rowsAround, toReleaseRows, type StepRow } from '../tree/releaseRows';
import { actionsOf, type RowAction } from '../tree/rowActions';
import { toRowContext, type RowContext } from '../tree/rowContext';

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
  return markSteps(shown, findSteps(shown.checklist, inDocument), undefined).marks;
}

/**
 * Makes the same marks once for all who show them. It looks for their places only when the document has changed, and makes
 * anew only those of steps that an event may have changed; a property test holds the others to what they would be.
 */
export class StepMarker {
  #found: { checklist: Checklist; inDocument: Checklist; places: FoundSteps } | undefined;
  #marked: Marked | undefined;

  mark(shown: Run, inDocument: Checklist): readonly StepMark[] {
    const { checklist } = shown;
    if (this.#found?.checklist !== checklist || this.#found.inDocument !== inDocument)
      this.#found = { checklist, inDocument, places: findSteps(checklist, inDocument) };
    const { places } = this.#found;
    const before = this.#marked?.places === places ? this.#marked : undefined;
    this.#marked = before && looksSame(before.shown, shown) ? before : markSteps(shown, places, before);
    return this.#marked.marks;
  }
}

/** A step of the release, and where it stands in the document. */
interface FoundStep {
  readonly row: StepRow;
  readonly step: Step;
}

interface FoundSteps {
  readonly steps: readonly FoundStep[];
  /** Also of steps that are not in the document. */
  readonly rows: ReadonlyMap<StepId, StepRow>;
  readonly stepOfCommand: ReadonlyMap<CommandId, StepId>;
}

interface Marked {
  readonly shown: Run;
  readonly places: FoundSteps;
  readonly context: RowContext;
  /** In the order of the places. */
  readonly marks: readonly StepMark[];
  readonly latest: LatestContext;
}

/** What marks that were kept are asked about: they say the same of it as of the one that they were made with. */
interface LatestContext {
  context: RowContext;
}

function findSteps(checklist: Checklist, inDocument: Checklist): FoundSteps {
  const inText = matchSteps(checklist, inDocument);
  const stepRows = [...allRows(toReleaseRows(checklist))].filter((row) => row.kind === 'step');
  return {
    steps: stepRows.flatMap((row) => {
      const step = inText.get(row.step.id);
      return step && isSameStep(row, step) ? [{ row, step }] : [];
    }),
    rows: new Map(stepRows.map((row) => [row.step.id, row])),
    stepOfCommand: new Map(stepRows.flatMap(({ step }) => allCommands(step).map(({ id }) => [id, step.id]))),
  };
}

function looksSame(one: Run, other: Run): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof Run)[];
  return keys.every((key) => one[key] === other[key]);
}

function markSteps(shown: Run, places: FoundSteps, before: Marked | undefined): Marked {
  const context = toRowContext(shown);
  const changed = before && mayDiffer(before, shown.state, context);
  const latest = changed ? before.latest : { context };
  latest.context = context;
  const markAt = (found: FoundStep, index: number): StepMark => {
    const known = changed && !changed.has(found.row.step.id) ? before.marks[index] : undefined;
    return known && known.state !== 'running' ? known : markStep(found, shown, latest);
  };
  return { shown, places, context, marks: places.steps.map(markAt), latest };
}

/** The steps whose marks may be others than before; `undefined` when all may be. */
function mayDiffer(
  { shown, places, context: before }: Marked,
  state: RunState,
  context: RowContext,
): ReadonlySet<StepId> | undefined {
  const changed = changedSteps(shown.state, state, (id) => places.stepOfCommand.get(id));
  if (!changed) return undefined;
  const around = [...changed].flatMap((id) => {
    const row = places.rows.get(id);
    return row ? rowsAround(row).flatMap((outer) => (outer.kind === 'step' ? outer.step.id : [])) : [];
  });
  const next = [before.current, context.current].filter((id) => id !== undefined);
  return new Set([...changed, ...around, ...next, ...before.waiting.keys(), ...context.waiting.keys()]);
}

function markStep({ row, step }: FoundStep, shown: Run, latest: LatestContext): StepMark {
  const block = step.blocks.find(hasCommands);
  const state = markState(row.step, shown);
  return {
    id: row.step.id,
    line: step.line,
    ...(block ? { blockLine: block.line } : {}),
    state,
    isCurrent: latest.context.current === row.step.id,
    presentation: lazy(() => presentRow(row, latest.context)),
    actions: lazy(() => actionsOf(row, latest.context)),
    notice: lazy(() => (state === 'pending' ? describeNotice(row.step, latest.context) : '')),
    typed: shown.state.finished ? [] : typedMarks(row.step, step, shown.state),
  };
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
