import { describe, expect, test } from 'vitest';
import type { CommandId, Phase, Step, StepId } from '../../../../src/checklist/checklist';
import type { CommandResult, RunEventData } from '../../../../src/run/runEvent';
import { presentRow } from '../../../../src/vscode/tree/presentRow';
import { toRowContext } from '../../../../src/vscode/tree/rowContext';
import { pendingIcons, stateIcons } from '../../../../src/vscode/tree/rowIcon';
import {
  block,
  checklist,
  command,
  contextOf,
  exitZero,
  expectation,
  finished,
  oneStep,
  rowOf,
  runOf,
  section,
  stateOf,
  started,
  step,
  typed,
  verdict,
} from './fixtures';

const id = 's' as StepId;
const passing = expectation({
  kind: 'number',
  pattern: '(\\d+) passed',
  ignoreCase: false,
  comparison: '>=',
  value: 82,
});
const coverage = expectation({
  kind: 'number',
  pattern: '(\\d+) ?%',
  ignoreCase: false,
  comparison: '>=',
  value: 80,
  unit: '%',
});
const compare = expectation(
  { kind: 'review', sentence: 'Expected: All services up' },
  'inferred',
  'Expected: All services up',
);
const nothing = expectation({ kind: 'empty' }, 'inferred');

const manual = step('s', { title: 'Ask Grace' });
const signed = step('s', { title: 'Technical Lead', signOff: { role: 'Technical Lead' } });
const runnable = step('s', {
  title: 'Test',
  blocks: [block([command('s#1', 'npm test', { expectations: [passing] })])],
});
const proven = step('s', { title: 'Read', evidence: { pattern: 'PR-\\d+' } });
const plain = step('s', { title: 'Build', blocks: [block([command('s#1', 'npm run build')])] });
const several = step('s', { title: 'Test', blocks: [block([command('s#1', 'npm ci'), command('s#2', 'npm test')])] });
const reviewed = step('s', { title: 'Up', blocks: [block([command('s#1', 'up', { expectations: [compare] })])] });
const deletes = { rule: 'rm-recursive', reason: 'deletes files for good' };
const pushes = { rule: 'git-push', reason: 'pushes to a shared branch' };
const dangerous = step('s', {
  title: 'Clean up',
  blocks: [
    block([
      command('s#1', 'rm -rf old', { dangers: [deletes] }),
      command('s#2', 'rm -rf older', { dangers: [deletes] }),
      command('s#3', 'git push', { dangers: [pushes] }),
    ]),
  ],
});
const worded = step('s', {
  title: 'Tests pass',
  blocks: [
    block([command('s#1', 'npm test')], { inline: 'step' }),
    block([command('s#2', 'yarn test')], { inline: 'offered' }),
  ],
});
const session = step('s', {
  title: 'Log in',
  blocks: [
    block([
      command('s#1', 'ssh web', { kind: 'session' }),
      command('s#2', 'uptime', { kind: 'typed', destination: 'session' }),
    ]),
  ],
});
const followed = step('s', { title: 'Logs', blocks: [block([command('s#1', 'tail -f x', { kind: 'follow' })])] });
const gated = step('s', { title: 'Announce', requires: ['other'] });
const onlyProduction = step('s', {
  title: 'Tag',
  blocks: [block([command('s#1', 'git tag')], { options: { when: { input: 'environment', value: 'production' } } })],
});
const reason = 'no images in this release';

interface Case {
  readonly step: Step;
  readonly phase?: Phase;
  /** Absent: a preview. */
  readonly events?: readonly RunEventData[];
  readonly shows: string;
  readonly context: string;
}

/** `icon or box | label | description`, and the words that menus test. */
const cases: Record<string, Case> = {
  'preview, by hand': { step: manual, shows: 'person | Ask Grace | by hand', context: 'step pending' },
  'preview, a command': {
    step: runnable,
    shows: 'circle-large-outline | Test | ≥ 82 passed',
    context: 'step pending',
  },
  'preview, several commands': {
    step: several,
    shows: 'circle-large-outline | Test | 2 commands · exit 0',
    context: 'step pending',
  },
  'preview, dangerous commands': {
    step: dangerous,
    shows: 'flame | Clean up | 3 commands · exit 0 · careful: deletes files for good, …',
    context: 'step pending',
  },
  'the dangerous ones that are not behind it': {
    step: dangerous,
    events: ['s#1', 's#2'].flatMap((each) => [
      started('s', each),
      finished('s', each, { outcome: 'passed', stepOutcome: 'pending' }),
    ]),
    shows: 'flame | Clean up | 2 of 3 commands done · careful: pushes to a shared branch',
    context: 'step pending runStep runStepFromStart attest skip markNotApplicable addNote',
  },
  'preview, a session': {
    step: session,
    shows: 'circle-large-outline | Log in | 2 commands',
    context: 'step pending',
  },
  'pending, by hand': {
    step: manual,
    events: [],
    shows: '[ ] | Ask Grace | by hand',
    context: 'step pending attest reject skip markNotApplicable addNote',
  },
  'pending, to sign': {
    step: signed,
    events: [],
    shows: 'edit | Technical Lead | to be signed',
    context: 'step pending sign skip markNotApplicable addNote',
  },
  'pending, a command': {
    step: plain,
    events: [],
    shows: 'circle-large-outline | Build | exit 0',
    context: 'step pending runStep attest skip markNotApplicable addNote',
  },
  'preview, a command in its words': {
    step: worded,
    shows: 'person | Tests pass | by hand, or run npm test',
    context: 'step pending',
  },
  'pending, a command in its words': {
    step: worded,
    events: [],
    shows: '[ ] | Tests pass | by hand, or run npm test',
    context: 'step pending runStep attest reject skip markNotApplicable addNote',
  },
  'passed, a command in its words': {
    step: worded,
    events: [started('s', 's#1'), finished('s', 's#1', { outcome: 'passed', stepOutcome: 'passed' })],
    shows: 'pass-filled | Tests pass | exit 0 · 41 s',
    context: 'step passed runStep addNote',
  },
  'ticked, a command in its words': {
    step: worded,
    events: [{ type: 'step-attested', step: id }],
    shows: '[x] | Tests pass | by Ada',
    context: 'step passed runStep reopen addNote',
  },
  'passed, by an exit code alone, since the terminal could not be read': {
    step: worded,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', { outcome: 'passed', stepOutcome: 'passed', result: exitedUnread(0) }),
    ],
    shows: 'pass-filled | Tests pass | exit 0 · 41 s · output not captured',
    context: 'step passed runStep addNote',
  },
  'failed, with the beginning of its output': {
    step: worded,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', { outcome: 'failed', stepOutcome: 'failed', result: exitedUnread(1, 'some') }),
    ],
    shows: 'error | Tests pass | Another command of this step did not pass. · output incomplete',
    context: 'step failed runStep override skip addNote copyOutput',
  },
  'failed, a command in its words': {
    step: worded,
    events: [started('s', 's#1'), finished('s', 's#1', { outcome: 'failed', stepOutcome: 'failed' })],
    shows: 'error | Tests pass | Another command of this step did not pass.',
    context: 'step failed runStep override skip addNote',
  },
  'pending, to be compared': {
    step: reviewed,
    events: [],
    shows: 'circle-large-outline | Up | compare: “All services up”',
    context: 'step pending runStep attest skip markNotApplicable addNote',
  },
  'a condition that does not hold': {
    step: onlyProduction,
    events: [{ type: 'step-not-applicable', step: id, reason: 'Only when environment is production.' }],
    shows: 'circle-slash | Tag | not applicable: Only when environment is production.',
    context: 'step notApplicable reopen addNote',
  },
  'one of two commands done': {
    step: several,
    events: [started('s', 's#1'), finished('s', 's#1', { outcome: 'passed', stepOutcome: 'pending', output: 'ok' })],
    shows: 'circle-large-outline | Test | 1 of 2 commands done',
    context: 'step pending runStep runStepFromStart attest skip markNotApplicable addNote copyOutput',
  },
  running: {
    step: plain,
    events: [started('s', 's#1')],
    shows: 'sync~spin | Build | running',
    context: 'step running stop addNote',
  },
  'running the second command, again': {
    step: several,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', { outcome: 'passed', stepOutcome: 'pending' }),
      started('s', 's#2'),
      finished('s', 's#2', { outcome: 'failed' }),
      started('s', 's#2', 2),
    ],
    shows: 'sync~spin | Test | running 2 of 2 · attempt 2',
    context: 'step running stop addNote',
  },
  verified: {
    step: runnable,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', { outcome: 'passed', verdicts: [verdict('matched', passing, '85 passed')] }),
    ],
    shows: 'pass-filled | Test | 85 passed (≥ 82) · 41 s',
    context: 'step passed runStep addNote',
  },
  'verified by the exit code alone': {
    step: plain,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', { outcome: 'passed', verdicts: [verdict('matched', exitZero, 'exit 0')] }),
    ],
    shows: 'pass-filled | Build | exit 0 · 41 s',
    context: 'step passed runStep addNote',
  },
  'verified by finding nothing': {
    step: plain,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', { outcome: 'passed', exitCode: 1, verdicts: [verdict('matched', nothing)] }),
    ],
    shows: 'pass-filled | Build | prints nothing · 41 s',
    context: 'step passed runStep addNote',
  },
  ticked: {
    step: manual,
    events: [{ type: 'step-attested', step: id }],
    shows: '[x] | Ask Grace | by Ada',
    context: 'step passed reopen addNote',
  },
  'attested instead of run': {
    step: plain,
    events: [{ type: 'step-attested', step: id, note: 'built by CI' }],
    shows: 'check | Build | by Ada: built by CI',
    context: 'step passed runStep reopen addNote',
  },
  signed: {
    step: signed,
    events: [{ type: 'step-signed', step: id, role: 'Technical Lead', name: 'Grace' }],
    shows: 'account | Technical Lead | signed by Grace',
    context: 'step signed reopen addNote',
  },
  'failed by a number': {
    step: runnable,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', {
        outcome: 'failed',
        attempt: 2,
        output: '72 %',
        verdicts: [verdict('mismatched', coverage, '72 %')],
      }),
    ],
    shows: 'error | Test | 72 % (≥ 80 %) · attempt 2',
    context: 'step failed runStep override skip addNote showDifference acceptOutput copyOutput',
  },
  'failed by its words': {
    step: plain,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', {
        outcome: 'failed',
        verdicts: [verdict('mismatched', nothing, 'src/a.js:1', 'Wanted no output,\nfound 1 line.')],
      }),
    ],
    shows: 'error | Build | Wanted no output, found 1 line.',
    context: 'step failed runStep override skip addNote showDifference',
  },
  'failed, as a person said': {
    step: manual,
    events: [{ type: 'step-rejected', step: id, reason: 'Grace is away' }],
    shows: 'error | Ask Grace | Ada: Grace is away',
    context: 'step failed override skip reopen addNote',
  },
  'to be compared': {
    step: reviewed,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', { outcome: 'review', output: 'Up', verdicts: [verdict('review', compare)] }),
    ],
    shows: 'eye | Up | compare: “All services up”',
    context: 'step review runStep attest reject skip addNote copyOutput',
  },
  'a session that is open': {
    step: session,
    events: [started('s', 's#1')],
    shows: 'sync~spin | Log in | running 1 of 2 · session open: end it in the terminal',
    context: 'step running stop typeCommand addNote',
  },
  'a session with nothing left to type': {
    step: session,
    events: [started('s', 's#1'), typed('s', 's#2')],
    shows: 'sync~spin | Log in | running 1 of 2 · session open: end it in the terminal',
    context: 'step running stop addNote',
  },
  following: {
    step: followed,
    events: [started('s', 's#1')],
    shows: 'sync~spin | Logs | running · stop it when you have seen enough',
    context: 'step running stop addNote',
  },
  'followed until it was stopped': {
    step: followed,
    events: [started('s', 's#1'), finished('s', 's#1', { outcome: 'review', exitCode: 130 })],
    shows: 'eye | Logs | say how it went',
    context: 'step review runStep attest reject skip addNote',
  },
  'waiting for another step': {
    step: gated,
    events: [],
    shows: '[ ] | Announce | waits: “other” is not done',
    context: 'step pending attest reject skip markNotApplicable addNote',
  },
  'no more waiting': {
    step: gated,
    events: [{ type: 'step-attested', step: 'other' as StepId }],
    shows: '[ ] | Announce | by hand',
    context: 'step pending attest reject skip markNotApplicable addNote',
  },
  'after a session': {
    step: session,
    events: [started('s', 's#1'), finished('s', 's#1', { outcome: 'review' })],
    shows: 'eye | Log in | say how it went',
    context: 'step review runStep attest reject skip addNote',
  },
  errored: {
    step: plain,
    events: [
      started('s', 's#1'),
      finished('s', 's#1', {
        outcome: 'errored',
        result: { kind: 'unknown', reason: 'The terminal was closed.', durationMs: 0 },
      }),
    ],
    shows: 'question | Build | result unknown: The terminal was closed.',
    context: 'step errored runStep override skip addNote',
  },
  skipped: {
    step: plain,
    events: [{ type: 'step-skipped', step: id, reason }],
    shows: `debug-step-over | Build | skipped: ${reason}`,
    context: 'step skipped runStep reopen addNote',
  },
  overridden: {
    step: manual,
    events: [
      { type: 'step-rejected', step: id, reason: 'away' },
      { type: 'step-overridden', step: id, reason },
    ],
    shows: `warning | Ask Grace | overridden: ${reason}`,
    context: 'step overridden reopen addNote',
  },
  'evidence that is asked for': {
    step: proven,
    events: [],
    shows: '[ ] | Read | by hand · give evidence: PR-\\d+',
    context: 'step pending attest reject skip markNotApplicable fillEvidence addNote',
  },
  'evidence that is missing': {
    step: proven,
    events: [{ type: 'step-attested', step: id }],
    shows: 'person-add | Read | evidence missing · by Ada · give evidence: PR-\\d+',
    context: 'step incomplete skip reopen fillEvidence addNote',
  },
  'evidence that was given': {
    step: proven,
    events: [
      { type: 'evidence-filled', step: id, value: 'PR-12' },
      { type: 'step-attested', step: id },
    ],
    shows: '[x] | Read | PR-12 · by Ada',
    context: 'step passed reopen fillEvidence addNote',
  },
  'a rollback that was not started': {
    step: plain,
    phase: 'rollback',
    events: [],
    shows: 'circle-large-outline | Build | exit 0',
    context: 'step pending addNote',
  },
  'a rollback that was started': {
    step: plain,
    phase: 'rollback',
    events: [{ type: 'rollback-started', reason }],
    shows: 'circle-large-outline | Build | exit 0',
    context: 'step pending runStep attest skip markNotApplicable addNote',
  },
  'reference: a command to look something up': {
    step: plain,
    phase: 'reference',
    events: [],
    shows: 'circle-large-outline | Build | exit 0',
    context: 'step pending runStep addNote',
  },
  'reference: nothing to tick': {
    step: manual,
    phase: 'reference',
    events: [],
    shows: 'person | Ask Grace | by hand',
    context: 'step pending addNote',
  },
  'a finished release': {
    step: manual,
    events: [
      { type: 'step-attested', step: id },
      { type: 'run-finished', outcome: 'aborted', reason },
    ],
    shows: 'check | Ask Grace | by Ada',
    context: 'step passed',
  },
};

describe('presentRow of a step', () => {
  test.each(Object.entries(cases))('%s', (_name, { step: only, phase, events, shows, context }) => {
    const list = oneStep(only, phase);
    const row = presentRow(rowOf(list, 'step:s'), contextOf(list, events));
    const mark = row.checked === undefined ? row.icon?.name : row.checked ? '[x]' : '[ ]';
    expect(`${String(mark)} | ${row.label} | ${row.description}`).toBe(shows);
    expect(row.contextValue).toBe(context);
  });

  test('a release begun anew highlights the step that comes next, and says so aloud', () => {
    const list = oneStep(manual);
    expect(presentRow(rowOf(list, 'step:s'), contextOf(list, []))).toMatchObject({
      isCurrent: true,
      accessibilityLabel: 'Ask Grace, not ticked, by hand, next step',
    });
    expect(presentRow(rowOf(list, 'step:s'), contextOf(list)).isCurrent).toBe(false);
  });

  test.each([
    ['verified', 'Test, passed, verified by its check, 85 passed (≥ 82) · 41 s'],
    ['skipped', `Build, skipped: ${reason}`],
    ['errored', 'Build, result unknown: The terminal was closed., next step'],
    ['ticked', 'Ask Grace, ticked, by Ada'],
  ])('a screen reader hears the state: %s', (name, words) => {
    const { step: only, events } = cases[name] ?? { step: manual };
    const list = oneStep(only);
    expect(presentRow(rowOf(list, 'step:s'), contextOf(list, events)).accessibilityLabel).toBe(words);
  });

  test('every state has a shape of its own', () => {
    const names = [...Object.values(stateIcons), ...Object.values(pendingIcons)].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('presentRow of a section', () => {
  const list = checklist([
    section('Main', { steps: [step('a'), step('b', { children: [step('c'), step('d')] })] }),
    section('Rollback', { phase: 'rollback', steps: [step('r')] }),
    section('Contacts', { phase: 'reference', steps: [step('x')] }),
  ]);
  const tick: RunEventData = { type: 'step-attested', step: 'c' as StepId };
  const rollback: RunEventData = { type: 'rollback-started', reason };

  test.each([
    ['section:Main', [tick], '1 of 3', 'expanded', 'section'],
    ['step:b', [tick], '1 of 2', 'expanded', 'step pending addNote'],
    ['section:Rollback', [tick], 'if needed', 'collapsed', 'section startRollback'],
    ['section:Rollback', [tick, rollback], '0 of 1', 'expanded', 'section'],
    ['section:Main', [tick, rollback], '1 of 1', 'expanded', 'section'],
    ['section:Contacts', [tick], '', 'collapsed', 'section'],
  ] as const)('%s after %j', (id, events, description, expansion, contextValue) => {
    expect(presentRow(rowOf(list, id), contextOf(list, events))).toMatchObject({
      description,
      expansion,
      contextValue,
    });
  });
});

describe('presentRow of what is typed', () => {
  const list = oneStep(session);
  const editor = oneStep(
    step('s', {
      blocks: [
        block([
          command('s#1', 'nano x', { kind: 'editor' }),
          command('s#2', 'A=1', { kind: 'typed', destination: 'editor' }),
        ]),
      ],
    }),
  );
  test.each([
    ['no session', list, [], 'keyboard | uptime | to be typed in the session', 'command copyText'],
    [
      'open',
      list,
      [started('s', 's#1')],
      'keyboard | uptime | to be typed in the session',
      'command typeCommand copyText',
    ],
    [
      'typed',
      list,
      [started('s', 's#1'), typed('s', 's#2')],
      'keyboard | uptime | typed by Ada',
      'command typeCommand copyText',
    ],
    [
      'over',
      list,
      [started('s', 's#1'), typed('s', 's#2'), finished('s', 's#1', { outcome: 'review' })],
      'keyboard | uptime | typed by Ada',
      'command copyText',
    ],
    [
      'for an editor',
      editor,
      [started('s', 's#1')],
      'keyboard | A=1 | to be pasted into the editor',
      'command copyText',
    ],
  ] as const)('%s', (_, of, events, shows, contextValue) => {
    const row = presentRow(rowOf(of, 'command:s#2'), contextOf(of, events));
    expect(`${String(row.icon?.name)} | ${row.label} | ${row.description}`).toBe(shows);
    expect(row.contextValue).toBe(contextValue);
  });
});

describe('presentRow of what has changed since the last run', () => {
  const previous = { journal: 'releases/v1.jsonl', release: 'v1.2.2', differing: ['s#2' as CommandId] };
  const list = oneStep(several);
  const open = toRowContext({ ...runOf(list, []), state: stateOf([], {}, previous) });
  const run = toRowContext({ ...runOf(list, []), state: stateOf([started('s', 's#1')], {}, previous) });

  test.each([
    ['step:s', open, 'changed since v1.2.2 · 2 commands · exit 0'],
    ['command:s#1', open, 'exit 0'],
    ['command:s#2', open, 'changed since v1.2.2 · exit 0'],
    ['step:s', run, 'running 1 of 2'],
  ] as const)('%s', (row, context, description) => {
    expect(presentRow(rowOf(list, row), context).description).toBe(description);
  });
});

describe('presentRow of what two people decided apart from each other', () => {
  const list = oneStep(manual);
  const state = stateOf([{ type: 'step-skipped', step: id, reason }]);
  const skipped = state.steps.get(id);
  const passed = stateOf([{ type: 'step-attested', step: id }]).steps.get(id);
  if (!skipped || !passed) throw new Error('no decision');

  test('what counts, and what was decided on another branch', () => {
    const apart = { ...state, concurrentSteps: new Map([[id, [skipped, passed]]]) };
    const context = toRowContext({ ...runOf(list, []), state: apart });
    const row = presentRow(rowOf(list, 'step:s'), context);
    expect(row.description).toBe(`skipped: ${reason} · on another branch: attested by Ada`);
    expect(row.accessibilityLabel).toContain('on another branch: attested by Ada');
  });
});

describe('presentRow of a command', () => {
  const list = oneStep(several);
  const first = [
    started('s', 's#1'),
    finished('s', 's#1', { outcome: 'passed', stepOutcome: 'pending' }),
    started('s', 's#2'),
  ];
  test.each([
    ['command:s#1', first, 'pass-filled | npm ci | exit 0 · 41 s', 'command'],
    ['command:s#2', first, 'sync~spin | npm test | running', 'command stop'],
    ['command:s#2', [], 'circle-large-outline | npm test | exit 0', 'command runCommand'],
  ] as const)('%s', (id, events, shows, contextValue) => {
    const row = presentRow(rowOf(list, id), contextOf(list, events));
    expect(`${String(row.icon?.name)} | ${row.label} | ${row.description}`).toBe(shows);
    expect(row.contextValue).toBe(contextValue);
  });
});

function exitedUnread(exitCode: number, head = ''): CommandResult {
  const output = { head, tail: '', omittedBytes: 0, bytes: head.length, sha256: '', complete: false };
  return { kind: 'exited', exitCode, durationMs: 41_000, output };
}
