import type { Checklist, Command, Section, Step, StepId } from './checklist';

/** Every step of the checklist in the order of the text, each before the steps inside it. */
export function allSteps(checklist: Pick<Checklist, 'sections'>): readonly Step[] {
  return allSections(checklist).flatMap(({ steps }) => steps.flatMap(withChildren));
}

/** Every section in the order of the text, each before its sub-sections. */
export function allSections({ sections }: Pick<Checklist, 'sections'>): readonly Section[] {
  return sections.flatMap((section) => [section, ...allSections(section)]);
}

/** The commands of a step's own blocks, in order. */
export function allCommands(step: Step): readonly Command[] {
  return step.blocks.flatMap(({ commands }) => commands);
}

export function findStep(checklist: Checklist, id: StepId): Step | undefined {
  return allSteps(checklist).find((step) => step.id === id);
}

/** The section that the step stands in. */
export function stepSection(checklist: Checklist, id: StepId): Section | undefined {
  return allSections(checklist).find(({ steps }) => steps.flatMap(withChildren).some((step) => step.id === id));
}

function withChildren(step: Step): readonly Step[] {
  return [step, ...step.children.flatMap(withChildren)];
}
