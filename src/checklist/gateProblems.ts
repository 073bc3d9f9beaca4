import type { Problem } from '../util/problem';
import type { Section, Step, StepId } from './checklist';
import { leavesFolder } from './folderPath';
import type { SourceText } from './sourceText';
import { allSteps } from './steps';

/** Steps that nothing can open: they require what is not there or waits for them, or a folder that is not in the workspace. */
export function findGateProblems(sections: readonly Section[], source: SourceText): readonly Problem[] {
  const steps = allSteps({ sections });
  const waiting = steps.filter(({ requires }) => requires !== undefined);
  const byId = new Map<string, Step>(waiting.length === 0 ? [] : steps.map((step) => [step.id, step]));
  return [
    ...waiting.flatMap((step) => (step.requires ?? []).flatMap((id) => findRequirement(id, step, byId, source))),
    ...steps.filter(({ blocks }) => blocks.length > 0).flatMap((step) => findOutsideFolders(step, source)),
  ];
}

function findRequirement(
  id: string,
  step: Step,
  byId: ReadonlyMap<string, Step>,
  source: SourceText,
): readonly Problem[] {
  const message = !byId.has(id)
    ? `No step has the id "${id}", so this one can never be run or ticked: give the step meant \`id=${id}\`.`
    : waitsFor(id, step.id, byId)
      ? `This step waits for "${id}", which waits for this one: neither can ever be run or ticked.`
      : undefined;
  const code = byId.has(id) ? 'circular-requirement' : 'unknown-required-step';
  return message === undefined ? [] : [{ code, severity: 'error', message, range: rangeOf(id, step, source) }];
}

/** Whether the step, or one that it waits for, is or waits for the other. A step is not done before the steps inside it are. */
function waitsFor(id: string, other: StepId, byId: ReadonlyMap<string, Step>): boolean {
  const seen = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === other) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const step = byId.get(next);
    queue.push(...(step?.requires ?? []), ...(step?.children ?? []).map((child) => child.id));
  }
  return false;
}

/** The word in the step's own lines; the step's first line where an item around it asks for that. */
function rangeOf(id: string, { line, range }: Step, source: SourceText): Problem['range'] {
  for (let at = line; at <= range.end.line; at++) {
    const words = /(?<=requires=["']?)[^\s"'>]+/.exec(source.lines[at] ?? '');
    const before = words?.[0].split(',') ?? [];
    const place = before.indexOf(id);
    if (!words || place < 0) continue;
    const start = words.index + before.slice(0, place).reduce((sum, word) => sum + word.length + 1, 0);
    return { start: source.position(at, start), end: source.position(at, start + id.length) };
  }
  return source.linesRange(line, line);
}

function findOutsideFolders({ blocks }: Step, source: SourceText): readonly Problem[] {
  return blocks.flatMap(({ options: { cwd }, line }): readonly Problem[] => {
    if (cwd === undefined || !leavesFolder(cwd)) return [];
    const message = `"${cwd}" is outside the workspace folder: nothing runs there.`;
    return [{ code: 'folder-outside', severity: 'error', message, range: source.linesRange(line, line) }];
  });
}
