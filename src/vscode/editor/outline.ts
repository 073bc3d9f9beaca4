import type { Checklist, Step } from '../../checklist/checklist';
import { allSections } from '../../checklist/steps';
import type { SourceRange } from '../../util/sourceRange';

/** A step as the outline shows it. */
export interface OutlineStep {
  readonly title: string;
  /** What it is made of: `2 commands`, `sign-off`; empty for what is done by hand. */
  readonly detail: string;
  readonly kind: 'commands' | 'manual';
  /** Holds the ranges of its children. */
  readonly range: SourceRange;
  readonly line: number;
  readonly children: readonly OutlineStep[];
}

/** The steps that have no heading of their own: headings are in the outline already. */
export function outlineSteps(checklist: Checklist): readonly OutlineStep[] {
  return allSections(checklist).flatMap(({ steps }) => steps.flatMap(toOutline));
}

function toOutline(step: Step): readonly OutlineStep[] {
  const children = step.children.flatMap(toOutline);
  if (step.kind === 'heading') return children;
  const count = step.blocks.flatMap(({ commands }) => commands).length;
  const commands = count === 0 ? '' : count === 1 ? '1 command' : `${count} commands`;
  return [
    {
      title: step.title === '' ? '(no words)' : step.title,
      detail: step.signOff ? 'sign-off' : commands,
      kind: count > 0 ? 'commands' : 'manual',
      range: step.range,
      line: step.line,
      children,
    },
  ];
}

/** The lines of each step that more than one line belongs to, its own first; 0-based, the last one included. */
export function foldableSteps(checklist: Checklist): readonly { readonly start: number; readonly end: number }[] {
  const visit = (step: Step): readonly { start: number; end: number }[] => {
    const end = Math.max(step.range.end.line, ...step.blocks.map(({ endLine }) => endLine));
    const own = step.kind !== 'heading' && end > step.line ? [{ start: step.line, end }] : [];
    return [...own, ...step.children.flatMap(visit)];
  };
  return allSections(checklist).flatMap(({ steps }) => steps.flatMap(visit));
}
