import { describe, expect, test } from 'vitest';
import type { StepId } from '../../../../src/checklist/checklist';
import { listDeviations } from '../../../../src/log/deviations';
import { createLogContext } from '../../../../src/log/logContext';
import type { Verification } from '../../../../src/log/verify/describeVerification';
import type { Finding } from '../../../../src/log/verify/finding';
import type { RunEventData } from '../../../../src/run/runEvent';
import type { LogReview } from '../../../../src/vscode/logs/logReview';
import { presentRow } from '../../../../src/vscode/tree/presentRow';
import { stepOfRecord, toRecordRows, type RecordRow } from '../../../../src/vscode/tree/recordRows';
import { headerOf } from '../../../../src/vscode/tree/releaseHeader';
import { toLogRowContext } from '../../../../src/vscode/tree/rowContext';
import { block, checklist, command, finished, rowOf, runOf, section, started, stateOf, step } from './fixtures';

const run = step('run', { blocks: [block([command('run#1', 'make test')])] });
const list = checklist([
  section('Checks', { steps: [run, step('a'), step('b'), step('c'), step('d'), step('e')] }),
  section('Rollback', { phase: 'rollback', steps: [step('undo')] }),
]);
const id = (name: string): StepId => name as StepId;
const done: readonly RunEventData[] = [
  started('run', 'run#1'),
  finished('run', 'run#1', { outcome: 'passed', verdicts: [] }),
  { type: 'step-skipped', step: id('a'), reason: 'no images' },
];
const aborted: RunEventData = { type: 'run-finished', outcome: 'aborted', reason: 'later' };
const whole: Verification = { kind: 'done', findings: [] };
const finding = (severity: Finding['severity'], message: string): Finding => ({
  code: 'log-differs',
  severity,
  file: 'log',
  line: 4,
  message,
});

function reviewOf(events: readonly RunEventData[], verification: Verification = whole): LogReview {
  const context = createLogContext(list, stateOf(events));
  const uri = {} as never;
  return {
    journal: uri,
    log: uri,
    verification,
    contents: { kind: 'run', context, deviations: listDeviations(context) },
  };
}

const texts = (rows: readonly RecordRow[], depth = 0): readonly string[] =>
  rows.flatMap(({ label, description, children }) => [
    `${'  '.repeat(depth)}${label} | ${description}`,
    ...texts(children, depth + 1),
  ]);

describe('toRecordRows', () => {
  test('the verdict, then what deviated with who and why; many of which nothing is said are one', () => {
    expect(texts(toRecordRows(reviewOf([...done, aborted])))).toEqual([
      'Record | whole',
      'Deviations | 5',
      '  a | Skipped: Ada, 08:00:03: “no images”',
      '  Not done | 4 steps',
      '    b | ',
      '    c | ',
      '    d | ',
      '    e | ',
    ]);
  });

  test.each<readonly [Verification, string]>([
    [{ kind: 'running' }, 'being verified'],
    [{ kind: 'withheld', reason: 'It is open elsewhere.' }, 'not verified'],
    [whole, 'whole'],
    [{ kind: 'done', findings: [finding('note', 'n')] }, 'whole'],
    [{ kind: 'done', findings: [finding('warning', 'w')] }, 'whole, 1 warning'],
    [{ kind: 'done', findings: [finding('error', 'e'), finding('warning', 'w')] }, 'not whole: 1 error, 1 warning'],
  ])('says how the record stands: %j', (verification, words) => {
    const [record] = toRecordRows(reviewOf(done, verification));
    expect(record?.description).toBe(words);
    const isDamaged = words.startsWith('not whole');
    expect(record?.icon?.name === 'verified').toBe(words.startsWith('whole'));
    expect(record?.icon?.name === 'error').toBe(isDamaged);
    expect(record?.expansion === 'expanded').toBe(isDamaged);
  });

  test('findings stand below, the worst first, with their place', () => {
    const findings = [finding('note', 'n'), finding('error', 'e'), finding('warning', 'w')];
    const [record] = toRecordRows(reviewOf(done, { kind: 'done', findings }));
    expect(record?.children.map(({ label, description, icon }) => [label, description, icon?.words])).toEqual([
      ['e', 'log, line 5', 'error'],
      ['w', 'log, line 5', 'warning'],
      ['n', 'log, line 5', 'note'],
    ]);
  });

  test('a merge that was not finished is one row, whatever marks it has left, and other errors stay', () => {
    const marks = ([0, 2, 3] as const).map((line): Finding => ({
      ...{ code: 'conflict-mark', severity: 'error', file: 'journal', line, message: 'It is a mark.' },
    }));
    const findings = [finding('error', 'e'), ...marks, { ...finding('error', 'c'), code: 'log-conflict' as const }];
    const [record] = toRecordRows(reviewOf(done, { kind: 'done', findings }));
    expect(record?.description).toBe('not whole: a merge was not finished, 1 error');
    expect(record?.children.map(({ label, description, about }) => [label, description, about.kind])).toEqual([
      ['A merge was not finished', '“Render Log Again” mends it', 'unfinished-merge'],
      ['e', 'log, line 5', 'finding'],
    ]);
    expect(record?.children[0]?.tooltip.split('\n').slice(1)).toEqual([
      'It is a mark. (journal, line 1)',
      'It is a mark. (journal, line 3)',
      'It is a mark. (journal, line 4)',
      'c (log, line 5)',
    ]);
  });

  test('so is a log that was not rendered after the journals were merged, and no other log that differs', () => {
    const merged: Finding = { code: 'merged', severity: 'note', file: 'journal', message: 'm' };
    const rowsOf = (findings: readonly Finding[]): readonly string[] =>
      toRecordRows(reviewOf(done, { kind: 'done', findings }))[0]?.children.map(({ label }) => label) ?? [];
    expect(rowsOf([merged, finding('error', 'e')])).toEqual([
      'The journal was merged, and the log is not what it renders to',
      'm',
    ]);
    expect(rowsOf([finding('error', 'e')])).toEqual(['e']);
    expect(rowsOf([merged])).toEqual(['m']);
  });

  test('the header says what mends it', () => {
    const conflict: Finding = { ...finding('error', 'c'), code: 'log-conflict' };
    const saidOf = (findings: readonly Finding[]): string | undefined =>
      headerOf({ kind: 'log', review: reviewOf(done, { kind: 'done', findings }) }, true).message;
    expect(saidOf([conflict])).toContain(
      'The record is NOT whole: a merge was not finished. “Render Log Again” mends it.',
    );
    expect(saidOf([conflict, finding('error', 'Bad.')])).toContain(
      'The record is NOT whole: a merge was not finished, 1 error, the first: Bad.',
    );
  });

  test('ids are unique, and each row knows the one around it', () => {
    const rows = toRecordRows(reviewOf([...done, aborted], { kind: 'done', findings: [finding('error', 'e')] }));
    const all = (of: readonly RecordRow[]): readonly RecordRow[] => of.flatMap((row) => [row, ...all(row.children)]);
    expect(new Set(all(rows).map((row) => row.id)).size).toBe(all(rows).length);
    for (const row of all(rows)) for (const child of row.children) expect(child.parent).toBe(row);
    expect(all(rows).flatMap((row) => stepOfRecord(row)?.id ?? [])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('a record that cannot be shown has its verdict alone', () => {
    const damaged: Verification = { kind: 'done', findings: [finding('error', 'There is no start.')] };
    const review: LogReview = {
      ...reviewOf(done, damaged),
      contents: { kind: 'unreadable', reason: 'It holds no start.' },
    };
    expect(toRecordRows(review).map((row) => row.id)).toEqual(['record:verdict:damaged']);
    expect(headerOf({ kind: 'log', review }, true).message).toBe(
      'This record cannot be shown. It holds no start. The record is NOT whole: 1 error, the first: There is no start.',
    );
  });
});

describe.each([
  ['finished', [...done, aborted]],
  ['not finished', done],
] as const)('the rows of a log that is %s', (_, events) => {
  const { contents } = reviewOf(events);
  const context = contents.kind === 'run' ? toLogRowContext(contents.context) : undefined;

  test.each([
    ['step:run', /^run, passed, verified by its check, .* · Ada, 08:00:02 UTC$/],
    ['step:a', /^a, skipped: no images · Ada, 08:00:03 UTC$/],
    ['step:b', /^b, not done$/],
    ['step:undo', /^undo, not needed$/],
  ])('%s says what is known, by whom and when, and offers nothing', (row, label) => {
    if (!context) throw new Error('no context');
    const { accessibilityLabel, checked, contextValue } = presentRow(rowOf(list, row), context);
    expect(accessibilityLabel).toMatch(label);
    expect(checked).toBeUndefined();
    expect(contextValue).toMatch(/^step logged \w+$/);
  });
});

describe('the header of a log', () => {
  test('says that it is one, how it ended, and what its record is', () => {
    expect(headerOf({ kind: 'log', review: reviewOf([...done, aborted]) }, true)).toEqual({
      title: 'Release Log',
      description: 'v1.2.3 · aborted',
      message: 'A finished release’s log: to be read, nothing here is run or changed. Verified: the record is whole.',
    });
  });

  test('says that a release goes on meanwhile, whose badge stays', () => {
    const behind = runOf(list, [{ type: 'step-attested', step: id('a') }]);
    const { message, badge } = headerOf({ kind: 'log', review: reviewOf(done), behind }, true);
    expect(message).toBe(
      'The log of a release that is not finished: to be read, nothing here is run or changed. Verified: the record is whole. v1.2.3 is still open: the arrow above goes back to it.',
    );
    expect(badge?.value).toBe(5);
  });

  test('names the first error', () => {
    const findings = [finding('warning', 'w'), finding('error', 'Somebody changed it.')];
    const review = reviewOf(done, { kind: 'done', findings });
    expect(headerOf({ kind: 'log', review }, true).message).toContain(
      'The record is NOT whole: 1 error, the first: Somebody changed it.',
    );
  });
});
