import { expect, test } from 'vitest';
import type { StepId } from '../../../../src/checklist/checklist';
import { presentStatus } from '../../../../src/vscode/tree/presentStatus';
import { block, checklist, command, runOf, section, started, step } from './fixtures';

const long = 'Deploy the whole of it to the first region';
const list = checklist([
  section('S', {
    steps: [step('a', { title: 'Read $(date)' }), step('b', { title: long, blocks: [block([command('b#1', 'x')])] })],
  }),
]);
const a = 'a' as StepId;
const b = 'b' as StepId;
const tick = { type: 'step-attested', step: a } as const;

test.each([
  ['nothing to say', { kind: 'nothing' } as const, undefined, undefined],
  ['begun', runOf(list, []), '$(checklist) v1.2.3 · 0/2 · Read \\$(date)', false],
  ['going on', runOf(list, [tick]), '$(checklist) v1.2.3 · 1/2 · Deploy the whole of it to the f…', false],
  [
    'running',
    { ...runOf(list, [tick, started('b', 'b#1')]), runningStep: b },
    '$(sync~spin) v1.2.3 · 1/2 · Deploy the whole of it to the f…',
    false,
  ],
  [
    'a decision is needed',
    runOf(list, [{ type: 'step-rejected', step: a, reason: 'no' }]),
    '$(checklist) v1.2.3 · 0/2 · Read \\$(date)',
    true,
  ],
  [
    'all settled',
    runOf(list, [tick, { type: 'step-skipped', step: b, reason: 'no' }]),
    '$(checklist) v1.2.3 · 2/2 · ready to finish',
    false,
  ],
  ['finished', runOf(list, [{ type: 'run-finished', outcome: 'aborted' }]), '$(circle-slash) v1.2.3 · aborted', false],
])('%s', (_name, shown, text, needsDecision) => {
  const status = presentStatus(shown);
  expect(status?.text).toBe(text);
  expect(status?.needsDecision).toBe(needsDecision);
});
