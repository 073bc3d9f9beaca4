import { describe, expect, test } from 'vitest';
import { parseChecklist } from '../../../../src/checklist/parseChecklist';
import { compareRuns } from '../../../../src/log/history/compareRuns';
import type { PastRun } from '../../../../src/log/history/history';
import { renderComparison } from '../../../../src/log/history/renderComparison';
import { readJournal } from '../../../../src/log/journal';
import { previousRelease } from '../../../../src/log/list/previousRelease';
import { summarizeRun } from '../../../../src/log/list/releaseSummary';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';
import { fold } from '../../../../src/run/fold';
import { makeRelease, type ReleaseToMake } from '../../../releases/makeRelease';

const shellParser = await loadShellParserFromDisk();
const step = (title: string, command: string): string => `- [ ] ${title}\n\n  \`\`\`bash\n  ${command}\n  \`\`\`\n`;
const old = `# Service\n\n${step('Test', 'make test')}${step('Build', 'make build')}- [ ] Announce\n- [ ] Old page\n`;
const now = `# Service\n\n${step('Test', 'make test')}${step('Build', 'make all')}- [ ] Announce\n- [ ] New \`page\`\n`;

function pastRun(release: string, text: string, more: Partial<ReleaseToMake> = {}): PastRun {
  const startedAt = `2026-11-${release.endsWith('1') ? '01' : '02'}T08:00:00.000Z`;
  const by = { name: 'Ada Tester', email: 'ada@example.org' };
  const made = makeRelease({ checklist: { path: 'RELEASE.md', text }, release, startedAt, by, ...more }, shellParser);
  const state = fold(readJournal(made.journal).events);
  if (!state) throw new Error('no run');
  return { journal: release, state, checklist: parseChecklist(text, shellParser) };
}

const before = pastRun('v1', old, { inputs: { host: 'a', only: 'then' } });
const after = pastRun('v2', now, {
  inputs: { host: 'b' },
  outcome: 'completed-with-deviations',
  turnOf: ({ title }) =>
    title === 'Announce'
      ? { kind: 'skipped', reason: 'later' }
      : { kind: 'done', durationMs: title === 'Test' ? 9000 : 1300 },
});

describe('compareRuns', () => {
  test('says what is new, what went otherwise, and what took much longer', () => {
    const { inputs, added, gone, commands, results, slower } = compareRuns(before, after);
    expect(inputs).toEqual([
      { name: 'host', before: 'a', after: 'b' },
      { name: 'only', before: 'then' },
    ]);
    expect(added).toEqual(['New page']);
    expect(gone).toEqual(['Old page']);
    expect(commands).toEqual([{ title: 'Build', text: 'make all' }]);
    expect(results).toEqual([{ title: 'Announce', before: 'attested', after: 'skipped' }]);
    expect(slower).toEqual([{ title: 'Test', before: 1200, after: 9000 }]);
  });

  test('says nothing of a release that went as the one before', () => {
    const same = renderComparison(compareRuns(before, pastRun('v2', old, { inputs: before.state.started.inputs })));
    expect(same).toContain('\nSteps, commands, inputs, results and times are as they were before.\n');
    expect(same).not.toContain('##');
  });
});

test('renderComparison is a page that reads well', () => {
  expect(renderComparison(compareRuns(before, after))).toBe(`# v2, compared with v1

- **Before:** v1, 2026-11-01 08:00:00 UTC by Ada Tester: **successful** after 7.0 s
- **This time:** v2, 2026-11-02 08:00:00 UTC by Ada Tester: **completed with deviations** after 7.0 s

## Inputs

- \`host\`: \`a\` → \`b\`
- \`only\`: \`then\` → not given

## Other results

- Announce: attested → **skipped**

## Took much longer

- Test: 1.2 s → **9.0 s**

## New steps

- New page

## Steps that are gone

- Old page

## Other commands

- Build: \`make all\`
`);
});

describe('previousRelease', () => {
  const summary = summarizeRun(before.state);
  const at = (
    day: string,
    outcome?: 'successful' | 'aborted',
    checklist = 'RELEASE.md',
  ): { summary: typeof summary } => ({
    summary: { ...summary, startedAt: day, outcome, checklist },
  });
  const current = { checklist: 'RELEASE.md', startedAt: '2026-11-20' };

  test.each([
    ['the last one that was ended', [at('2026-11-01', 'successful'), at('2026-11-09', 'successful')], '2026-11-09'],
    ['not one that was aborted', [at('2026-11-01', 'successful'), at('2026-11-09', 'aborted')], '2026-11-01'],
    ['one that was aborted, where there is no other', [at('2026-11-09', 'aborted'), at('2026-11-08')], '2026-11-09'],
    [
      'none of another checklist, none that is later',
      [at('2026-11-01', 'successful', 'B.md'), at('2026-11-21')],
      undefined,
    ],
  ])('%s', (_, all, expected) => {
    expect(previousRelease(all, current)?.summary.startedAt).toBe(expected);
  });
});
