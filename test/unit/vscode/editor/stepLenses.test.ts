import { describe, expect, test } from 'vitest';
import type { Command, StepId } from '../../../../src/checklist/checklist';
import type { RunEventData } from '../../../../src/run/runEvent';
import { toStepLenses, withoutIcons } from '../../../../src/vscode/editor/stepLenses';
import { toStepMarks } from '../../../../src/vscode/editor/stepMarks';
import { block, command, exitZero, finished, oneStep, runOf, started, step, typed, verdict } from '../tree/fixtures';

const id = 's' as StepId;
const build = step('s', { line: 10, blocks: [block([command('s#1', 'make')], { line: 11 })] });
const list = oneStep(build);
const failure = verdict('mismatched', exitZero, 'exit 2');

const remote = oneStep(
  step('s', {
    blocks: [
      block([
        command('s#1', 'ssh web', { kind: 'session' }),
        command('s#2', 'uptime', { kind: 'typed', destination: 'session', range: onLine(13) }),
        command('s#3', 'exit', { kind: 'typed', destination: 'session', range: onLine(14) }),
      ]),
    ],
  }),
);

function onLine(line: number): Command['range'] {
  return { start: { line, column: 0 }, end: { line, column: 1 } };
}

/** The lenses as `title → command`, joined as they stand in the editor. */
function lenses(events: readonly RunEventData[], isBusy = false): string {
  const [mark] = toStepMarks(runOf(list, events), list);
  if (!mark) throw new Error('no mark');
  return toStepLenses(mark, isBusy)
    .map(({ title, command: name }) => (name ? `${title} → ${name}` : title))
    .join(' | ');
}

test('each line of an open session can be typed where it stands', () => {
  const at = (events: readonly RunEventData[]): string[] => {
    const [mark] = toStepMarks(runOf(remote, events), remote);
    const all = mark ? toStepLenses(mark, true) : [];
    return all
      .filter(({ line }) => line > 0)
      .map(({ line, title, command: name, about }) => `${line} ${title} → ${name} ${about}`);
  };
  expect(at([])).toEqual([]);
  expect(at([started('s', 's#1'), typed('s', 's#2')])).toEqual([
    '13 $(keyboard)\u00a0Typed · Type Again → typeCommand s#2',
    '14 $(keyboard)\u00a0Type into the Terminal → typeCommand s#3',
  ]);
  expect(at([started('s', 's#1'), finished('s', 's#1', { outcome: 'review' })])).toEqual([]);
});

describe('toStepLenses', () => {
  test.each<[string, readonly RunEventData[], boolean, string]>([
    ['pending', [], false, '$(play)\u00a0Run → runStep | Skip… → skip'],
    ['pending while another runs', [], true, 'Skip… → skip'],
    ['running', [started('s', 's#1')], true, '$(sync~spin)\u00a0running | Stop → stop'],
    [
      'verified',
      [started('s', 's#1'), finished('s', 's#1', { outcome: 'passed' })],
      false,
      '$(pass-filled)\u00a0exit 0 · 41 s | Run Again → runStep',
    ],
    [
      'failed',
      [started('s', 's#1'), finished('s', 's#1', { outcome: 'failed', exitCode: 2, verdicts: [failure] })],
      false,
      '$(error)\u00a0exit 2 | Show Difference → showDifference | Retry → runStep | Override… → override | Skip… → skip',
    ],
    [
      'to be compared',
      [started('s', 's#1'), finished('s', 's#1', { outcome: 'review' })],
      false,
      '$(eye)\u00a0say how it went | Confirm → attest | Mark as Failed… → reject | Run Again → runStep | Skip… → skip',
    ],
    [
      'skipped, with words that look like an icon',
      [{ type: 'step-skipped', step: id, reason: 'see $(date)' }],
      false,
      '$(debug-step-over)\u00a0skipped: see \\$(date) | Run Again → runStep',
    ],
  ])('%s', (_name, events, isBusy, shows) => {
    expect(lenses(events, isBusy)).toBe(shows);
  });

  test('an icon in somebody’s words is not drawn', () => {
    expect(withoutIcons('echo $(date) $(bug)')).toBe('echo \\$(date) \\$(bug)');
  });
});

describe('toStepMarks', () => {
  const run = runOf(list, [started('s', 's#1'), finished('s', 's#1', { outcome: 'passed' })]);

  test.each([
    ['where the step stands now', { ...build, line: 30, blocks: [block([command('s#1', 'make')], { line: 32 })] }, 30],
    ['not where its command is another one', { ...build, blocks: [block([command('s#1', 'make all')])] }, undefined],
    ['not where it has no command any more', { ...build, blocks: [] }, undefined],
    ['on the step whose heading was renamed', { ...build, id: 't' as StepId }, 10],
    ['not on another step', { ...build, id: 't' as StepId, title: 'Other' }, undefined],
  ])('a mark stands %s', (_name, inDocument, line) => {
    expect(toStepMarks(run, oneStep(inDocument)).find((mark) => mark.id === id)?.line).toBe(line);
  });

  test('passed steps are marked by how they passed, and the next one is known', () => {
    const attested = runOf(list, [{ type: 'step-attested', step: id, note: 'by CI' }]);
    expect(toStepMarks(run, list).map(({ state, isCurrent }) => [state, isCurrent])).toEqual([
      ['verified', false],
      ['pending', true],
    ]);
    expect(toStepMarks(attested, list)[0]?.state).toBe('attested');
  });
});
