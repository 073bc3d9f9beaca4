import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

const folder = join(import.meta.dirname, '../../../../shared/seeds');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.md')) : [];
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const idsOf = (steps: readonly Step[]): readonly string[] => steps.map(({ id }) => id);
const inside = (step: Step): readonly Step[] => [step, ...step.children.flatMap(inside)];

describe.skipIf(files.length === 0)('ids in real checklists (skipped where ../shared is missing)', () => {
  test.each(files)('%s: a new item before another leaves every id as it is', (file) => {
    const text = read(file);
    const steps = allSteps(parse(text));
    const tasks = steps.filter(({ kind }) => kind === 'task');
    const lines = text.split('\n');
    fc.assert(
      fc.property(fc.nat(tasks.length - 1), (at) => {
        const line = tasks[at]?.line ?? 0;
        const marker = /^\s*(?:[-*+]|\d+[.)])\s/.exec(lines[line] ?? '')?.[0] ?? '- ';
        const edited = lines.toSpliced(line, 0, `${marker}[ ] A new item that stands nowhere else`).join('\n');
        expect(idsOf(allSteps(parse(edited)))).toEqual(expect.arrayContaining([...idsOf(steps)]));
      }),
      { numRuns: 4, seed: 1 },
    );
  });

  test.each(files)('%s: a typo in one item changes no id but its own', (file) => {
    const text = read(file);
    const steps = allSteps(parse(text));
    const isAlone = ({ id }: Step): boolean => !id.includes('~') && !steps.some((step) => step.id.startsWith(`${id}~`));
    const tasks = steps.filter((step) => step.kind === 'task' && isAlone(step));
    const lines = text.split('\n');
    fc.assert(
      fc.property(fc.nat(tasks.length - 1), (at) => {
        const task = tasks[at];
        if (!task) throw new Error('unreachable');
        const edited = lines.with(task.line, `${(lines[task.line] ?? '').trimEnd()} typpo`).join('\n');
        const own = new Set(idsOf(inside(task)));
        const others = idsOf(steps).filter((id) => !own.has(id));
        expect(idsOf(allSteps(parse(edited)))).toEqual(expect.arrayContaining([...others]));
      }),
      { numRuns: 4, seed: 1 },
    );
  });

  test.each(files)('%s: moving a chapter to the end leaves every id as it is', (file) => {
    const text = read(file);
    const chapters = text.split(/^(?=## )/m);
    const [first = '', moved = '', ...others] = chapters;
    const edited = [first, ...others, '\n', moved].join('');
    const isAlone = (id: string): boolean => !id.includes('~');
    expect(idsOf(allSteps(parse(edited)))).toEqual(
      expect.arrayContaining(idsOf(allSteps(parse(text))).filter(isAlone)),
    );
  });
});
