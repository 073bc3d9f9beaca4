import type { Checklist, Section, Step, StepId } from '../checklist/checklist';
import type { Person } from '../run/runEvent';
import { countedSteps } from '../run/progress';
import type { RunState } from '../run/runState';
import { formatTimeOfRun } from './formatTime';
import { escapeText } from './markdownText';
import { createTitleRenderer } from './titleText';

/** What every part of the log needs. */
export interface LogContext {
  readonly checklist: Checklist;
  readonly state: RunState;
  /** Steps that the run must settle. */
  readonly counted: ReadonlySet<StepId>;
  /** Every step of the checklist, in the order of the text, with where it stands. */
  readonly steps: readonly PlacedStep[];
  readonly titleOf: (step: Step) => string;
  /** An event's time in UTC; without the date on the day of the start. */
  readonly timeOf: (at: string) => string;
}

export interface PlacedStep {
  readonly step: Step;
  readonly section: Section;
}

export function createLogContext(checklist: Checklist, state: RunState): LogContext {
  const renderTitle = createTitleRenderer();
  return {
    checklist,
    state,
    counted: new Set(countedSteps(checklist, state).map(({ id }) => id)),
    steps: checklist.sections.flatMap(stepsOfSection),
    titleOf: (step) => (step.signOff ? escapeText(step.signOff.role) : renderTitle(step.markdown || step.title)),
    timeOf: (at) => formatTimeOfRun(at, state.startedAt),
  };
}

export function nameOf({ name, email }: Person): string {
  return escapeText(name || email || 'somebody without a name');
}

export function identityOf(person: Person): string {
  return person.name && person.email ? `${nameOf(person)} (${escapeText(person.email)})` : nameOf(person);
}

function stepsOfSection(section: Section): readonly PlacedStep[] {
  const own = section.steps.flatMap(withChildren).map((step) => ({ step, section }));
  return [...own, ...section.sections.flatMap(stepsOfSection)];
}

function withChildren(step: Step): readonly Step[] {
  return [step, ...step.children.flatMap(withChildren)];
}
