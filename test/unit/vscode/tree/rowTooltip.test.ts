import { describe, expect, test } from 'vitest';
import type { StepId } from '../../../../src/checklist/checklist';
import { tooltipOf } from '../../../../src/vscode/tree/rowTooltip';
import { block, command, contextOf, finished, oneStep, rowOf, started, step, verdict, exitZero } from './fixtures';

const markdown = '**Build** it ![badge](https://example.org/badge.svg)';
const build = step('s', { title: 'Build it', markdown, blocks: [block([command('s#1', 'make NAME=<name>')])] });
const list = oneStep(build);
const words = { kind: 'markdown', text: '**Build** it !\\[badge](https://example.org/badge.svg)' };

describe('tooltipOf', () => {
  test('a step shows the words of its author without images, what is expected, and its commands', () => {
    expect(tooltipOf(rowOf(list, 'step:s'), contextOf(list))).toEqual([
      words,
      { kind: 'text', text: 'exit 0' },
      { kind: 'code', text: 'make NAME=<name>' },
    ]);
  });

  test('a failure shows its whole message, the notes, and the command as it was run', () => {
    const failed = finished('s', 's#1', {
      outcome: 'failed',
      exitCode: 2,
      verdicts: [verdict('mismatched', exitZero, 'exit 2', 'Wanted exit 0, got exit 2.')],
    });
    const events = [
      { ...started('s', 's#1'), commandLine: "make NAME='quotes'" },
      failed,
      { type: 'note-added', step: 's' as StepId, text: 'The compiler is old.' },
    ] as const;
    expect(tooltipOf(rowOf(list, 'step:s'), contextOf(list, events))).toEqual([
      words,
      { kind: 'text', text: 'failed: exit 2' },
      { kind: 'text', text: 'Wanted exit 0, got exit 2.' },
      { kind: 'text', text: 'Ada: The compiler is old.' },
      { kind: 'code', text: "make NAME='quotes'" },
    ]);
  });

  test('all that a step could do is told, where there is more than its row says', () => {
    const reasons = ['deletes files for good', 'pushes to a shared branch'];
    const dangers = reasons.map((reason) => ({ rule: reason, reason }));
    const clean = oneStep(step('s', { blocks: [block([command('s#1', 'clean', { dangers })])] }));
    expect(tooltipOf(rowOf(clean, 'step:s'), contextOf(clean)).slice(1, 3)).toEqual([
      { kind: 'text', text: 'exit 0 · careful: deletes files for good, …' },
      { kind: 'text', text: 'Confirmed before it runs: deletes files for good; pushes to a shared branch' },
    ]);
  });

  test('long shell text is cut', () => {
    const long = oneStep(step('s', { blocks: [block([command('s#1', 'x'.repeat(5000))])] }));
    const code = tooltipOf(rowOf(long, 'step:s'), contextOf(long)).find(({ kind }) => kind === 'code');
    expect(code?.text).toHaveLength(1202);
  });
});
