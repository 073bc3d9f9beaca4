import type { Checklist, Command, Section, Step, StepId } from './checklist';
import { allCommands, allSections, allSteps } from './steps';

/**
 * Where the steps of a checklist are in the same text after it was edited, by their ids there before: by the same id, or,
 * where a heading or an item around them was renamed, by words and commands that one step alone has on both sides.
 */
export function matchSteps(before: Pick<Checklist, 'sections'>, after: Pick<Checklist, 'sections'>): StepMatches {
  const known = new Map(allSteps(after).map((step) => [step.id, step]));
  const old = allSteps(before);
  const ids = new Set(old.map(({ id }) => id));
  const renamed = bySingleKey([...known.values()].filter(({ id }) => !ids.has(id)));
  const missing = bySingleKey(old.filter(({ id }) => !known.has(id)));
  const matches = new Map(old.flatMap(({ id }) => entryOf(id, known.get(id))));
  for (const [key, { id }] of missing) for (const entry of entryOf(id, renamed.get(key))) matches.set(...entry);
  return matches;
}

/** Steps as they are after an edit, by their ids before it. */
export type StepMatches = ReadonlyMap<StepId, Step>;

/** The section after the edit: the one with its id, or the one that holds what is left of its steps. */
export function matchSection(
  { id, steps }: Section,
  matches: StepMatches,
  after: Pick<Checklist, 'sections'>,
): Section | undefined {
  const sections = allSections(after);
  const left = new Set(steps.flatMap((step) => matches.get(step.id) ?? []));
  return sections.find((section) => section.id === id) ?? sections.find((each) => each.steps.some((s) => left.has(s)));
}

/** The command of a step after the edit. */
export function matchCommand({ id, text }: Command, step: Step): Command | undefined {
  const same = allCommands(step).filter((command) => command.text === text);
  return same.find((command) => command.id === id) ?? same[0];
}

function bySingleKey(steps: readonly Step[]): ReadonlyMap<string, Step> {
  const found = new Map<string, Step[]>();
  for (const step of steps) {
    const key = JSON.stringify([step.title, allCommands(step).map(({ text }) => text)]);
    found.set(key, [...(found.get(key) ?? []), step]);
  }
  return new Map([...found].flatMap(([key, [one, ...others]]) => (one && others.length === 0 ? [[key, one]] : [])));
}

function entryOf(id: StepId, step: Step | undefined): readonly (readonly [StepId, Step])[] {
  return step ? [[id, step]] : [];
}
