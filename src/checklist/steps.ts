import type { Checklist, Command, Section, Step, StepId } from './checklist';

/** Every step of the checklist in the order of the text, each before the steps inside it. */
export function allSteps(checklist: Pick<Checklist, 'sections'>): readonly Step[] {
  const all: Step[] = [];
  for (const { steps } of allSections(checklist)) addWithChildren(steps, all);
  return all;
}

/** Every section in the order of the text, each before its sub-sections. */
export function allSections({ sections }: Pick<Checklist, 'sections'>): readonly Section[] {
  const all: Section[] = [];
  const add = (section: Section): void => {
    all.push(section);
    section.sections.forEach(add);
  };
  sections.forEach(add);
  return all;
}

/** The commands of a step's own blocks, in order. */
export function allCommands(step: Step): readonly Command[] {
  const [first, ...others] = step.blocks;
  if (!first || others.length === 0) return first?.commands ?? [];
  return step.blocks.flatMap(({ commands }) => commands);
}

export function findStep(checklist: Checklist, id: StepId): Step | undefined {
  return allSteps(checklist).find((step) => step.id === id);
}

/** The section that the step stands in. */
export function stepSection(checklist: Checklist, id: StepId): Section | undefined {
  const holds = (step: Step): boolean => step.id === id || step.children.some(holds);
  return allSections(checklist).find(({ steps }) => steps.some(holds));
}

function addWithChildren(steps: readonly Step[], all: Step[]): void {
  for (const step of steps) {
    all.push(step);
    addWithChildren(step.children, all);
  }
}
