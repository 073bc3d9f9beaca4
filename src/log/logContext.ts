import type { Checklist, Step, StepId } from '../checklist/checklist';
import type { Person } from '../run/runEvent';
import { fillSignOff } from '../checklist/signOff';
import { countedSteps, stepState } from '../run/progress';
import type { RunState } from '../run/runState';
import { formatTimeOfRun } from './formatTime';
import { createLogOutline, type LogOutline } from './logOutline';
import { escapeText } from './markdownText';
import type { RenderTitle } from './titleText';

/** What every part of the log needs. */
export interface LogContext extends LogOutline {
  readonly state: RunState;
  /** Steps that the run must settle. */
  readonly counted: ReadonlySet<StepId>;
  readonly titleOf: (step: Step) => string;
  /** An event's time in UTC; without the date on the day of the start. */
  readonly timeOf: (at: string) => string;
}

export function createLogContext(checklist: Checklist, state: RunState): LogContext {
  return toLogContext(createLogOutline(checklist, state.started.checklist.text), state);
}

export function toLogContext(outline: LogOutline, state: RunState): LogContext {
  const { checklist, mainSteps, renderTitle } = outline;
  return {
    ...outline,
    state,
    counted: state.rollback ? new Set(countedSteps(checklist, state).map(({ id }) => id)) : mainSteps,
    titleOf: (step) => signOffTitle(step, state, renderTitle) ?? renderTitle(step.markdown || step.title),
    timeOf: (at) => formatTimeOfRun(at, state.startedAt),
  };
}

/** Who must sign; once it is signed, the author's own line with the name and the date on its blanks. */
function signOffTitle({ id, signOff, markdown }: Step, state: RunState, render: RenderTitle): string | undefined {
  if (!signOff) return undefined;
  const signed = stepState(state, id);
  if (signed.kind !== 'signed') return escapeText(signOff.role);
  const filled = fillSignOff(markdown, { name: signed.name, date: signed.finishedAt.slice(0, 10) });
  if (filled.length === 1) return escapeText(signOff.role);
  const words = filled.map(({ kind, text }) => {
    const plain = text.replace(/\*\*|(?<!_)__(?!_)/g, '').trim();
    return kind === 'written' ? escapeText(plain) : plain === '' ? '' : render(plain);
  });
  return words.filter(Boolean).join(' ');
}

export function nameOf(person: Person): string {
  return escapeText(plainNameOf(person));
}

/** The person's name for a place that is no Markdown. */
export function plainNameOf({ name, email }: Person): string {
  return name || email || 'somebody without a name';
}

export function identityOf(person: Person): string {
  return person.name && person.email ? `${nameOf(person)} (${escapeText(person.email)})` : nameOf(person);
}
