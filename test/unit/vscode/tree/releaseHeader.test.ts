import { describe, expect, test } from 'vitest';
import type { StepId } from '../../../../src/checklist/checklist';
import type { Shown } from '../../../../src/vscode/currentRelease';
import { headerOf } from '../../../../src/vscode/tree/releaseHeader';
import { checklist, runOf, section, step } from './fixtures';

const list = checklist([section('S', { steps: [step('a'), step('b'), step('c')] })]);
const [a, b] = ['a' as StepId, 'b' as StepId];
const uri = {} as never;
const preview: Shown = { kind: 'preview', checklist: list, uri };
const fresh = runOf(list, []);
const undecided = runOf(list, [
  { type: 'step-attested', step: a },
  { type: 'step-rejected', step: b, reason: 'away' },
]);

describe('headerOf', () => {
  test.each([
    ['nothing', { kind: 'nothing' } as const, true, { description: '' }],
    ['preview', preview, true, { description: 'Release · preview' }],
    [
      'preview, untrusted',
      preview,
      false,
      {
        description: 'Release · preview',
        message: 'This workspace is not trusted: its checklists can be read, and nothing runs.',
      },
    ],
    [
      'a release begun',
      fresh,
      true,
      { description: 'v1.2.3 · 0 of 3', badge: { value: 3, tooltip: '3 of 3 steps left' } },
    ],
    [
      'a decision is needed',
      undecided,
      true,
      {
        description: 'v1.2.3 · 1 of 3',
        badge: { value: 2, tooltip: '2 of 3 steps left, 1 of them needs a decision' },
      },
    ],
    [
      'the file has changed',
      { ...fresh, isPinnedTextCurrent: false },
      true,
      {
        description: 'v1.2.3 · 0 of 3',
        message: 'The checklist’s file has changed since this release began; what runs is the text that was confirmed.',
        badge: { value: 3, tooltip: '3 of 3 steps left' },
      },
    ],
    [
      'a result is not on the disk',
      { ...fresh, hasUnrecordedResults: true, isPinnedTextCurrent: false },
      true,
      {
        description: 'v1.2.3 · 0 of 3',
        message: 'A result could not be written to the journal yet. Free the disk or the file: it is written next.',
        badge: { value: 3, tooltip: '3 of 3 steps left' },
      },
    ],
    [
      'finished',
      runOf(list, [{ type: 'run-finished', outcome: 'rolled-back' }]),
      true,
      { description: 'v1.2.3 · rolled back' },
    ],
  ] as const)('%s', (_name, shown, isTrusted, header) => {
    expect(headerOf(shown, isTrusted)).toEqual(header);
  });
});
