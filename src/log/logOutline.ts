import type { Checklist, CommandId, Section, Step, StepId } from '../checklist/checklist';
import { readRecord, type ChecklistRecord } from '../checklist/recordFields';
import { allCommands } from '../checklist/steps';
import { countedSteps, rollbackSteps } from '../run/progress';
import { lazy } from '../util/lazy';
import { createTitleRenderer, type RenderTitle } from './titleText';

/** A step with where it stands. */
export interface PlacedStep {
  readonly step: Step;
  readonly section: Section;
  /** The step that it stands in. */
  readonly parent?: PlacedStep;
  /** How many steps it stands in. */
  readonly depth: number;
}

/** A section with where it stands. */
export interface PlacedSection {
  readonly section: Section;
  /** Of its heading in the log. */
  readonly level: number;
  /** Whether it is shown whatever has happened in it. */
  readonly isAlwaysShown: boolean;
}

/** Sections that follow each other, rendered together: a long log is put together of few parts. */
export interface SectionGroup {
  readonly sections: readonly PlacedSection[];
}

const mostInGroup = 4;

/** What the logs of runs need to know of their checklist, whichever run it is and however far it has come. */
export interface LogOutline {
  readonly checklist: Checklist;
  /** Every step, in the order of the text. */
  readonly steps: readonly PlacedStep[];
  /** All sections, in the order of the text, but for a title that stands over everything else: the log has it already. */
  readonly sectionGroups: readonly SectionGroup[];
  readonly groupOf: (section: Section) => SectionGroup | undefined;
  readonly stepOf: (id: StepId | undefined) => PlacedStep | undefined;
  /** The step that a command is part of. */
  readonly stepOfCommand: (id: CommandId) => StepId | undefined;
  /** Those that a run without a rollback must settle, and those of the rollback. */
  readonly mainSteps: ReadonlySet<StepId>;
  readonly rollbackSteps: ReadonlySet<StepId>;
  /** How many commands the checklist has, run or not. */
  readonly commandCount: number;
  /** Those with the same words, whatever their case. */
  readonly stepsTitled: (title: string) => readonly Step[];
  /** The checklist's own fields and forms. */
  readonly record: () => ChecklistRecord;
  readonly renderTitle: RenderTitle;
}

/** The checklist is parsed from the text. */
export function createLogOutline(checklist: Checklist, text: string): LogOutline {
  const steps = checklist.sections.flatMap(stepsOfSection);
  const byId = new Map(steps.map((placed) => [placed.step.id, placed]));
  const commands = steps.flatMap(({ step }) => allCommands(step).map(({ id }) => [id, step.id] as const));
  const byCommand = new Map(commands);
  const byTitle = lazy(() => groupByTitle(steps));
  const sectionGroups = groupSections(topSections(checklist).flatMap((section) => withSections(section, 3)));
  const bySection = new Map(
    sectionGroups.flatMap((group) => group.sections.map(({ section }) => [section, group] as const)),
  );
  return {
    checklist,
    steps,
    sectionGroups,
    groupOf: (section) => bySection.get(section),
    stepOf: (id) => (id === undefined ? undefined : byId.get(id)),
    stepOfCommand: (id) => byCommand.get(id),
    mainSteps: new Set(countedSteps(checklist, undefined).map(({ id }) => id)),
    rollbackSteps: new Set(rollbackSteps(checklist).map(({ id }) => id)),
    commandCount: commands.length,
    stepsTitled: (title) => byTitle().get(plain(title)) ?? [],
    record: lazy(() => readRecord(checklist, text)),
    renderTitle: createTitleRenderer(),
  };
}

function groupByTitle(steps: readonly PlacedStep[]): ReadonlyMap<string, readonly Step[]> {
  const groups = new Map<string, Step[]>();
  for (const { step } of steps) {
    const title = plain(step.title);
    const group = groups.get(title);
    if (group) group.push(step);
    else groups.set(title, [step]);
  }
  return groups;
}

function topSections({ sections }: Checklist): readonly Section[] {
  const [first] = sections;
  return sections.length === 1 && first?.steps.length === 0 ? first.sections : sections;
}

function groupSections(sections: readonly PlacedSection[]): readonly SectionGroup[] {
  const count = Math.ceil(sections.length / mostInGroup);
  return Array.from({ length: count }, (_, i) => ({
    sections: sections.slice(i * mostInGroup, (i + 1) * mostInGroup),
  }));
}

function withSections(section: Section, level: number): readonly PlacedSection[] {
  const inside = section.sections.flatMap((child) => withSections(child, level + 1));
  const hasSteps = section.phase !== 'reference' && section.steps.length > 0;
  const isAlwaysShown = hasSteps || inside.some((placed) => placed.isAlwaysShown);
  return [{ section, level, isAlwaysShown }, ...inside];
}

function stepsOfSection(section: Section): readonly PlacedStep[] {
  const own = section.steps.flatMap((step) => withChildren({ step, section, depth: 0 }));
  return [...own, ...section.sections.flatMap(stepsOfSection)];
}

function withChildren(placed: PlacedStep): readonly PlacedStep[] {
  const { step, section, depth } = placed;
  const children = step.children.map((child) => ({ step: child, section, parent: placed, depth: depth + 1 }));
  return [placed, ...children.flatMap(withChildren)];
}

function plain(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase();
}
