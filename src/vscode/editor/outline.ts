import type { Checklist, Step } from '../../checklist/checklist';
import { allSections } from '../../checklist/steps';
import type { SourceRange } from '../../util/sourceRange';

/** A step as the outline shows it. Headings are left to the editor's own outline of Markdown, which stands beside. */
export interface OutlineNode {
  readonly kind: 'commands' | 'manual';
  readonly title: string;
  /** What it is made of: `2 commands`, `sign-off`; empty for what is done by hand. */
  readonly detail: string;
  readonly range: SourceRange;
  /** 0-based line of the step's own words. */
  readonly line: number;
  readonly children: readonly OutlineNode[];
}

/** Every step with those inside it, but for headings that are steps themselves. */
export function outline(checklist: Checklist): readonly OutlineNode[] {
  return allSections(checklist).flatMap(({ steps }) => steps.flatMap(toStepNode));
}

function toStepNode(step: Step): readonly OutlineNode[] {
  const children = step.children.flatMap(toStepNode);
  if (step.kind === 'heading') return children;
  const { range, line } = step;
  const kind = countCommands(step) > 0 ? 'commands' : 'manual';
  const title = (step.signOff?.role ?? step.title) || '(no words)';
  return [{ kind, title, detail: detailOf(step), range, line, children }];
}

function detailOf(step: Step): string {
  const count = countCommands(step);
  if (step.signOff) return 'sign-off';
  return count === 0 ? '' : count === 1 ? '1 command' : `${count} commands`;
}

function countCommands({ blocks }: Step): number {
  return blocks.reduce((count, { commands }) => count + commands.length, 0);
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
