import { expect, test } from 'vitest';
import type { ChecklistHistory, RunSummary, StepHistory } from '../../../../src/log/history/history';
import type { Proposal } from '../../../../src/log/history/proposals/proposal';
import type { StepId } from '../../../../src/checklist/checklist';
import { renderReportPage } from '../../../../src/vscode/logs/reportPage';

const run = (release: string, fields: Partial<RunSummary> = {}): RunSummary => ({
  ...{ journal: `${release}.jsonl`, release, startedAt: '2026-01-02T10:00:00.000Z', outcome: 'successful' },
  ...{ durationMs: 60_000, verified: 5, attested: 2, deviations: 0 },
  ...fields,
});
const step = (title: string, fields: Partial<StepHistory> = {}): StepHistory => ({
  ...{ id: title as StepId, title, asked: 3, isCurrent: true, settled: 3, run: 3, verified: 3, attested: 0, failed: 1 },
  ...{ retried: 0, skipped: 0, overridden: 0, notApplicable: 0, compared: 2, medianMs: 1200, worstMs: 90_000 },
  ...fields,
});
const history = (fields: Partial<ChecklistHistory> = {}): ChecklistHistory => ({
  ...{ path: 'RELEASE.md', title: 'Release', steps: [step('Build')] },
  runs: [
    run('v1'),
    run('v2', { outcome: 'rolled-back', deviations: 3 }),
    run('v3', { outcome: undefined, durationMs: undefined }),
  ],
  ...fields,
});
const proposal: Proposal = {
  ...{ kind: 'timeout', step: 'build' as StepId, title: 'Build', line: 3, why: 'Why.', what: 'What.' },
  change: { line: 4, removed: 1, lines: ['```bash timeout=2m'] },
};
const page = (one = history(), proposals: readonly Proposal[] = [proposal]): string =>
  renderReportPage([{ history: one, proposals }], { nonce: 'abc', addressOf: (path) => `command:x?${path}` });

test('it runs no script, loads nothing, and takes its own style alone', () => {
  const html = page();
  expect(html).toContain(`content="default-src 'none'; style-src 'nonce-abc'"`);
  expect(html).not.toMatch(/<script|<img|<link|\son\w+=|\sstyle=|https?:/);
  expect(html.match(/<style/g)).toHaveLength(1);
});

test('its pictures have a name and a description, and the same stands in tables', () => {
  const html = page();
  expect(
    html.match(/<svg role="img" aria-labelledby="c0-(?:time|steps)-t" aria-describedby="c0-(?:time|steps)-d"/g),
  ).toHaveLength(2);
  expect(html).toContain('<title id="c0-time-t">Time per release</title>');
  expect(html).toContain('v2: 1 min, rolled back');
  expect(html).toContain('v2: 5 verified by a check, 2 attested by a person, 3 failed, skipped or overridden');
  expect(html).toContain('<tr><th scope="row">v2</th><td>2026-01-02 10:00</td><td>rolled back</td><td>1 min</td>');
  expect(html).toContain('<tr><th scope="row">Build</th><td>3</td><td>3</td><td>1</td>');
});

test('what came out otherwise has another pattern, and outcomes have a sign', () => {
  const html = page();
  expect(html).toMatch(/class="deviating"[^>]*fill="url\(#c0-steps-deviating\)"/);
  expect(html).toMatch(/class="attested"[^>]*fill="url\(#c0-steps-attested\)"/);
  expect([...html.matchAll(/class="mark"[^>]*>([^<]*)</g)].slice(0, 3).map(([, mark]) => mark)).toEqual([
    '✓',
    '↺',
    '…',
  ]);
});

test('the words of others stay words', () => {
  const evil = '"><script>alert(1)</script>&amp;';
  const html = page(history({ title: evil, path: evil, runs: [run(evil), run(evil)], steps: [step(evil)] }), [
    { ...proposal, title: evil, why: evil, what: evil },
  ]);
  expect(html).not.toContain('<script');
  expect(html).toContain('&#34;&#62;&#60;script&#62;');
});

test('what was never done is named; a page without releases says so', () => {
  expect(page(history({ steps: [step('Old', { settled: 0 })] }))).toContain('<h3>Never done</h3><ul><li>Old</li></ul>');
  expect(page(history({ steps: [step('Gone', { settled: 0, isCurrent: false })] }))).not.toContain('Never done');
  expect(renderReportPage([], { nonce: 'n', addressOf: () => '' })).toContain('There is no release log');
});

test('one release is no trend, and many are cut to the latest', () => {
  expect(page(history({ runs: [run('v1')] }))).not.toContain('<svg');
  const many = Array.from({ length: 100 }, (_, i) => run(`v${i}`));
  const html = page(history({ runs: many }));
  expect(html.match(/<g><title>v/g)).toHaveLength(48);
  expect(html).toContain('the latest 24 of 100 releases');
});
