import type { SectionId, StepId } from '../../checklist/checklist';
import { deviationWords, type Deviation } from '../deviations';
import type { LogContext } from '../logContext';
import type { PlacedStep } from '../logOutline';
import { headingText, isShown } from '../logSteps';

/** Where a log's text speaks of what; lines are 0-based. What has no entry the log does not speak of. */
export interface LogPlaces {
  readonly steps: ReadonlyMap<StepId, number>;
  readonly sections: ReadonlyMap<SectionId, number>;
  /** Where the deviations stand. */
  readonly deviations: number | undefined;
  /** The line of a deviation, or of its kind where the log only counts them. */
  readonly deviation: (deviation: Deviation) => number | undefined;
}

/**
 * Finds the steps of a run in the text of its log, also in one that somebody has edited since: by their words, in the order
 * in which they are rendered, and never in an output.
 */
export function findLogPlaces(log: string, context: LogContext): LogPlaces {
  const lines = withoutFences(log.split(/\r?\n/));
  const start = lines.indexOf('## Steps');
  const steps = new Map<StepId, number>();
  const sections = new Map<SectionId, number>();
  let from = start < 0 ? lines.length : start + 1;
  for (const placed of context.steps) {
    if (!isShown(placed.section, context)) continue;
    const line = findItem(lines, from, context.titleOf(placed.step));
    if (line === undefined) continue;
    steps.set(placed.step.id, line);
    if (!sections.has(placed.section.id)) sections.set(placed.section.id, headingAbove(lines, line, start, placed));
    from = line + 1;
  }
  const deviations = lines.indexOf('## Deviations');
  return {
    steps,
    sections,
    deviations: deviations < 0 ? undefined : deviations,
    deviation: (deviation) => findDeviation(lines, deviation, context),
  };
}

/** An output could hold anything, also what looks like a step: its lines are emptied. */
function withoutFences(lines: readonly string[]): readonly string[] {
  let fence = '';
  return lines.map((line) => {
    const mark = /^ *(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') {
      fence = mark;
      return line;
    }
    if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    return '';
  });
}

function findItem(lines: readonly string[], from: number, title: string): number | undefined {
  const found = lines.findIndex((line, index) => {
    if (index < from) return false;
    const rest = /^ *- \[[ x]\] (.*)$/.exec(line)?.[1];
    return rest !== undefined && (rest === title || rest.startsWith(`${title} — `));
  });
  return found < 0 ? undefined : found;
}

function headingAbove(lines: readonly string[], line: number, start: number, { section }: PlacedStep): number {
  const heading = lines.findLastIndex(
    (text, index) => index > start && index < line && text.replace(/^#+ /, '') === headingText(section.title),
  );
  return heading < 0 ? line : heading;
}

function findDeviation(lines: readonly string[], deviation: Deviation, context: LogContext): number | undefined {
  const start = lines.indexOf('## Deviations');
  if (start < 0) return undefined;
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  const label = `- **${deviationWords[deviation.kind]}:**`;
  const own = `${label} ${context.titleOf(deviation.placed.step)}`;
  const isInside = (index: number): boolean => index > start && (end < 0 || index < end);
  const line = [own, label]
    .map((beginning) => lines.findIndex((text, index) => isInside(index) && text.startsWith(beginning)))
    .find((index) => index >= 0);
  return line ?? start;
}
