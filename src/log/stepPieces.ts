import type { Step, StepId } from '../checklist/checklist';
import { countedAs, StepCounts, type CountedKind } from './countSteps';
import type { LogContext } from './logContext';
import { createBlock, type LogBlock } from './logBlock';
import { tellDeviations, type ToldDeviation } from './logDeviations';
import type { RunCounts } from './logHeader';
import type { LogOutline, PlacedStep, SectionGroup } from './logOutline';
import { isShown, renderSection, renderStep } from './logSteps';
import { joinBlocks } from './markdownText';

/** What the log says of one step, wherever it speaks of it. */
interface StepPiece {
  readonly counted: CountedKind;
  /** Its place among the steps, without the steps inside it. */
  readonly text: string;
  readonly deviations: readonly ToldDeviation[];
}

/** The pieces of a log that are rendered step by step, kept until their step changes. */
export class StepPieces {
  readonly #outline: LogOutline;
  readonly #pieces = new Map<StepId, StepPiece>();
  readonly #blocks = new Map<SectionGroup, LogBlock>();
  readonly #counts = { release: new StepCounts(), rollback: new StepCounts(), all: new StepCounts() };
  #deviations: readonly ToldDeviation[] | undefined;
  #unplaced: readonly StepId[] = [];

  constructor(outline: LogOutline) {
    this.#outline = outline;
  }

  get counts(): RunCounts {
    return this.#counts;
  }

  /** In the order of the text. */
  get deviations(): readonly ToldDeviation[] {
    this.#deviations ??= [...this.#pieces.values()].flatMap(({ deviations }) => deviations);
    return this.#deviations;
  }

  /** Steps that the run has a result of, and the checklist does not have. */
  get unplaced(): readonly StepId[] {
    return this.#unplaced;
  }

  /** Renders anew what is said of these steps, and of those around them; of all where that is not known. */
  update(context: LogContext, changed: ReadonlySet<StepId> | undefined): void {
    if (!changed) this.#blocks.clear();
    for (const placed of changed ? this.#around(changed) : this.#outline.steps) {
      this.#put(placed.step.id, toStepPiece(placed, context));
      const group = this.#outline.groupOf(placed.section);
      if (group) this.#blocks.delete(group);
    }
    const known = changed ? [...this.#unplaced, ...changed] : [...context.state.steps.keys()];
    this.#unplaced = unplacedAmong(known, context);
  }

  /** The checklist's own structure, with every step ticked or not, and what is known of it. */
  sectionBlocks(context: LogContext): readonly LogBlock[] {
    return this.#outline.sectionGroups.map((group) => this.#blocks.get(group) ?? this.#renderGroup(group, context));
  }

  #renderGroup(group: SectionGroup, context: LogContext): LogBlock {
    const { sections } = group;
    const shown = sections.filter(({ section, isAlwaysShown }) => isAlwaysShown || isShown(section, context));
    const texts = shown.map(({ section, level }) =>
      renderSection(section, level, this.#textsOf(section.steps), context),
    );
    const block = createBlock(joinBlocks(texts));
    // Whether the others are shown depends on steps of other groups too.
    if (sections.every(({ isAlwaysShown }) => isAlwaysShown)) this.#blocks.set(group, block);
    return block;
  }

  #put(id: StepId, piece: StepPiece): void {
    const before = this.#pieces.get(id);
    for (const counts of this.#countsWith(id)) {
      if (before) counts.count(before.counted, -1);
      counts.count(piece.counted, 1);
    }
    this.#pieces.set(id, piece);
    if ((before?.deviations.length ?? 0) + piece.deviations.length > 0) this.#deviations = undefined;
  }

  #countsWith(id: StepId): readonly StepCounts[] {
    const { release, rollback, all } = this.#counts;
    const { mainSteps, rollbackSteps } = this.#outline;
    return [all, ...(mainSteps.has(id) ? [release] : []), ...(rollbackSteps.has(id) ? [rollback] : [])];
  }

  #around(changed: ReadonlySet<StepId>): ReadonlySet<PlacedStep> {
    const around = new Set<PlacedStep>();
    for (const id of changed)
      for (let placed = this.#outline.stepOf(id); placed; placed = placed.parent) around.add(placed);
    return around;
  }

  #textsOf(steps: readonly Step[]): readonly string[] {
    return steps.flatMap(({ id, children }) => [this.#pieces.get(id)?.text ?? '', ...this.#textsOf(children)]);
  }
}

/** Each once, in the order in which the run has come to them. */
function unplacedAmong(ids: readonly StepId[], { stepOf, state }: LogContext): readonly StepId[] {
  return [...new Set(ids.filter((id) => !stepOf(id) && state.steps.has(id)))];
}

function toStepPiece(placed: PlacedStep, context: LogContext): StepPiece {
  return {
    counted: countedAs(placed.step, context.state),
    text: renderStep(placed, context),
    deviations: tellDeviations(placed, context),
  };
}
