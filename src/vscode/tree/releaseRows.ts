import type { Checklist, CodeBlock, Command, Phase, Section, Step } from '../../checklist/checklist';
import { isStepForFailure } from '../../checklist/forFailure';
import { hasCommands, isOwn } from '../../run/progress';

/**
 * A row of the Release view. Rows are made once per checklist and stay the same objects while its release goes on;
 * what they show is derived from the run's state each time.
 */
export type ReleaseRow = SectionRow | StepRow | CommandRow;

export interface SectionRow {
  readonly kind: 'section';
  /** Unique among all rows, and the same again for the same place of the same checklist. */
  readonly id: string;
  readonly section: Section;
  readonly parent?: SectionRow;
  readonly children: readonly (StepRow | SectionRow)[];
}

export interface StepRow {
  readonly kind: 'step';
  readonly id: string;
  readonly step: Step;
  /** The author's words; for a heading's own commands the first of them, as the heading is the row around it. */
  readonly label: string;
  readonly phase: Phase;
  readonly parent?: SectionRow | StepRow;
  readonly children: readonly (CommandRow | StepRow)[];
}

/** One command of a step that has several, or whose own state is that of the steps inside it. */
export interface CommandRow {
  readonly kind: 'command';
  readonly id: string;
  readonly step: Step;
  readonly command: Command;
  readonly block: CodeBlock;
  readonly phase: Phase;
  readonly parent: StepRow;
}

/** The rows of the top level. A lone title around everything is left out; so are sections with no step inside. */
export function toReleaseRows(checklist: Checklist): readonly ReleaseRow[] {
  return withoutTitle(checklist.sections).flatMap((section) =>
    section.title === '' ? stepRows(section.steps, section, undefined) : sectionRows(section, undefined),
  );
}

/** Every row with all rows inside it, in the order of the text. */
export function* allRows(rows: readonly ReleaseRow[]): Generator<ReleaseRow> {
  for (const row of rows) {
    yield row;
    if (row.kind !== 'command') yield* allRows(row.children);
  }
}

/** The rows around this one, the nearest first. */
export function rowsAround(row: ReleaseRow): readonly ReleaseRow[] {
  return row.parent ? [row.parent, ...rowsAround(row.parent)] : [];
}

/** Whether the step is itself to be settled, and does not only hold other steps. */
export function isCountable(step: Step): boolean {
  return !isStepForFailure(step) && (step.children.length === 0 || isOwn(step));
}

/** Whether a person says that it is done, because there is nothing to run and nothing to sign. */
export function isManual(step: Step): boolean {
  return isCountable(step) && !hasCommands(step) && !step.signOff;
}

/** The section's content stands at the top level when one title stands around everything. */
function withoutTitle(sections: readonly Section[]): readonly Section[] {
  const titled = sections.filter(({ level }) => level > 0);
  const [title] = titled;
  if (!title || titled.length > 1 || title.sections.length === 0) return sections;
  return [
    ...sections.filter(({ level }) => level === 0),
    { ...title, level: 0, title: '', sections: [] },
    ...title.sections,
  ];
}

function sectionRows(section: Section, parent: SectionRow | undefined): (SectionRow | StepRow)[] {
  const [only, ...others] = section.steps;
  const isOneStep = only?.kind === 'heading' && others.length === 0 && section.sections.length === 0;
  if (isOneStep) return [toStepRow(only, { label: only.title, phase: section.phase, parent })];
  const children: (SectionRow | StepRow)[] = [];
  const row: SectionRow = { kind: 'section', id: `section:${section.id}`, section, ...around(parent), children };
  children.push(
    ...stepRows(section.steps, section, row),
    ...section.sections.flatMap((inner) => sectionRows(inner, row)),
  );
  return children.length > 0 ? [row] : [];
}

function stepRows(steps: readonly Step[], { phase, level }: Section, parent: SectionRow | undefined): StepRow[] {
  return steps.map((step) => {
    const isUnderItsHeading = step.kind === 'heading' && level > 0;
    return toStepRow(step, { label: (isUnderItsHeading ? firstCommandLine(step) : '') || step.title, phase, parent });
  });
}

interface StepPlace {
  readonly label: string;
  readonly phase: Phase;
  readonly parent: SectionRow | StepRow | undefined;
}

function toStepRow(step: Step, { label, phase, parent }: StepPlace): StepRow {
  const children: (CommandRow | StepRow)[] = [];
  const row: StepRow = {
    kind: 'step',
    id: `step:${step.id}`,
    step,
    label: step.signOff?.role || label || firstCommandLine(step) || 'Step without words',
    phase,
    ...around(parent),
    children,
  };
  children.push(...commandRows(step, row));
  children.push(...step.children.map((child) => toStepRow(child, { label: child.title, phase, parent: row })));
  return row;
}

function commandRows(step: Step, parent: StepRow): CommandRow[] {
  const rows = step.blocks.flatMap((block) =>
    block.commands.map((command): CommandRow => {
      return { kind: 'command', id: `command:${command.id}`, step, command, block, phase: parent.phase, parent };
    }),
  );
  const holdsSteps = step.children.length > 0 && !hasCommands(step);
  const isLeftOut = rows.some(({ command }) => command.onlyIf !== undefined);
  return rows.length > 1 || holdsSteps || isLeftOut ? rows : [];
}

function firstCommandLine(step: Step): string {
  const command = step.blocks.find(({ commands }) => commands.length > 0)?.commands[0];
  return command ? firstLine(command.text) : '';
}

/** The first line of a command, with a sign where more follow. */
export function firstLine(text: string): string {
  const [line = '', ...others] = text.trim().split('\n');
  return others.length > 0 ? `${line.replace(/\s*\\$/, '')} …` : line;
}

function around<Parent>(parent: Parent | undefined): { parent?: Parent } {
  return parent === undefined ? {} : { parent };
}
