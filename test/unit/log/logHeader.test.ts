import { describe, expect, test } from 'vitest';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { ada, ben } from '../../releases/golden/goldenRelease';
import { exited, Scenario, type ScenarioStart } from './scenario';

const shellParser = await loadShellParserFromDisk();

const text = `# Release

- [ ] Build
  \`\`\`sh
  make
  \`\`\`
- [ ] Test <!-- step: approvals=2 -->
  \`\`\`sh
  make test
  # Expected: 3+ tests passing
  \`\`\`
- [ ] Look

## Rollback

- [ ] Go back
  \`\`\`sh
  make back
  \`\`\`
`;

type Play = (scenario: Scenario, session: Awaited<ReturnType<Scenario['start']>>) => Promise<void>;

async function logOf(play: Play, start: ScenarioStart = {}, checklist = text): Promise<string> {
  const scenario = new Scenario(checklist, shellParser);
  scenario.by = ada;
  await play(scenario, await scenario.start(start));
  return rebuildReleaseLog(scenario.writer.text, shellParser);
}

/** A line of the log's head by its label. */
function head(log: string, label: string): string | undefined {
  return new RegExp(`^- \\*\\*${label}:\\*\\* (.*)$`, 'm').exec(log.split('\n## ')[0] ?? '')?.[1];
}

const nothing: Play = () => Promise.resolve();

describe('where it went', () => {
  test.each<[string, ScenarioStart, string, string | undefined]>([
    ['an input called environment', { inputs: { environment: 'staging' } }, 'Environment', '`staging`'],
    [
      'of a production run',
      { inputs: { environment: 'live' }, production: true },
      'Environment',
      '`live`, a production run',
    ],
    ['a production run without one', { production: true }, 'Production', 'yes'],
    ['neither', {}, 'Environment', undefined],
  ])('%s', async (_, start, label, value) => {
    expect(head(await logOf(nothing, start), label)).toBe(value);
  });

  test('the input that the production rule looks at, which is told once', async () => {
    const matter = '---\ninputs:\n  target:\nproduction:\n  input: target\n  values: [live]\n---\n';
    const log = await logOf(nothing, { inputs: { target: 'live' }, production: true }, matter + text);
    expect(head(log, 'Target')).toBe('`live`, a production run');
    expect(log.match(/`live`/g)).toHaveLength(1);
  });
});

test.each([
  ['v2', 'of this same release, `releases/a.jsonl`: the same commands'],
  ['v1', 'v1, `releases/a.jsonl`: the same commands'],
])('a last run of %s is named as what it was', async (release, words) => {
  const previous = { journal: 'releases/a.jsonl', release, differing: [] };
  expect(head(await logOf(nothing, { release: 'v2', previous }), 'Last run')).toBe(words);
});

test('a status says what was never confirmed, and the deviations who ran it, when, and all that failed', async () => {
  const log = await logOf(async (scenario, session) => {
    await scenario.run('Build', exited(0));
    await scenario.run('Test', exited(1, '2 passed\n'));
    scenario.by = ben;
    await session.override(scenario.id('Test'), 'Seen to pass by hand');
    scenario.by = ada;
    await session.approve(scenario.id('Test'));
    await session.skip(scenario.id('Look'), 'No time');
    await session.finish();
  });
  expect(head(log, 'Status')).toBe('**completed with deviations**: 1 failed step accepted, 1 step skipped');
  expect(head(log, 'Steps')).toBe('1 of 3 done (1 verified by exit code alone), 1 overridden, 1 skipped');
  expect(log).toMatch(
    /Overridden:\*\* Test \(Release\)\. Failed: 08:00:\d\d, run by Ada Tester: found `2 passed`, wanted `≥ 3 passed`; found `exit 1`, wanted `exit 0`\. Accepted by Ben Tester, 08:00:\d\d: “Seen to pass by hand”\. It was not run again\.$/m,
  );
  expect(log).toMatch(
    /- \[ \] Test — run by Ada Tester, 08:00:\d\d; \*\*overridden\*\* by Ben Tester, 08:00:\d\d: “Seen to pass by hand”$/m,
  );
  expect(log).toContain('*By exit code alone*');
  expect(log).not.toContain('*Verified*');
});

test('of what failed it is said that nothing came of it, unless the release was ended or rolled back over it', async () => {
  const words = 'Not resolved: no later attempt, no decision.';
  const failing: Play = (scenario) => scenario.run('Build', exited(2));
  const after = (then: Play): Play => {
    return async (scenario, session) => {
      await failing(scenario, session);
      await then(scenario, session);
    };
  };
  expect(await logOf(failing)).toMatch(new RegExp(`Failed:\\*\\* Build .* ${words}$`, 'm'));
  expect(await logOf(after((scenario) => scenario.run('Build', exited(0))))).not.toContain(words);
  expect(await logOf(after((scenario, session) => session.override(scenario.id('Build'), 'Known')))).not.toContain(
    words,
  );
  expect(await logOf(after((_, session) => session.abort('It does not build')))).not.toContain(words);
  expect(await logOf(after((_, session) => session.startRollback('It does not build')))).not.toContain(words);
  const inRollback: Play = async (scenario, session) => {
    await session.startRollback('The till is down');
    await scenario.run('Go back', exited(1));
  };
  expect(await logOf(inRollback)).toContain(words);
});

test('an open release counts in its status as in its steps', async () => {
  const log = await logOf(async (scenario, session) => {
    await scenario.run('Build', exited(2));
    await session.skip(scenario.id('Look'), 'No time');
  });
  expect(head(log, 'Status')).toBe('**in progress**, 0 of 3 steps done');
  expect(head(log, 'Steps')).toBe('0 of 3 done, 1 failed, 1 skipped, 1 open');
});

test('of an attested step it is said who ran its command', async () => {
  const notes = '- [ ] Read the notes\n  ```sh\n  cat NOTES.md\n  # should name every change\n  ```\n';
  const play: Play = async (scenario, session) => {
    await scenario.run('Read the notes', exited(0, 'Gift cards\n'));
    scenario.by = ben;
    await session.attest(scenario.id('Look'));
    await session.attest(scenario.id('Read the notes'), 'All there');
  };
  const log = await logOf(play, {}, `# Release\n\n${notes}- [ ] Look\n`);
  expect(log).toMatch(
    /- \[x\] Read the notes — run by Ada Tester, 08:00:\d\d; attested by Ben Tester, 08:00:\d\d: “All there”$/m,
  );
  expect(log).toMatch(/- \[x\] Look — attested by Ben Tester, 08:00:\d\d$/m);
});

test('a later pass is not called missing', async () => {
  const log = await logOf(async (scenario) => {
    await scenario.run('Build', exited(2, 'no rule\n'));
    await scenario.run('Build', exited(0));
  });
  expect(log).toMatch(/Failed before:\*\* Build .*Attempt 2 passed\.$/m);
  expect(log).not.toContain('not run again');
  expect(log).toContain('<summary>Output of attempt 1: 1 line</summary>\n\n  ```text\n  no rule\n');
});

describe('a rollback', () => {
  test('is told apart from the release, with every attempt in the order of time', async () => {
    const log = await logOf(async (scenario, session) => {
      await scenario.run('Build', exited(2));
      await scenario.run('Build', exited(0));
      await session.startRollback('The till is down');
      await scenario.run('Go back', exited(0));
      await session.finish();
    });
    expect(head(log, 'Status')).toBe('**rolled back**');
    expect(head(log, 'Release steps')).toBe('1 of 3 done (1 verified by exit code alone), 2 not done');
    expect(head(log, 'Rollback steps')).toBe('1 of 1 done (1 verified by exit code alone)');
    expect(log.match(/The till is down/g)).toHaveLength(1);
    expect(log.match(/^- \*\*Not done:.*$/gm)).toEqual([
      '- **Not done:** Test (Release).',
      '- **Not done:** Look (Release).',
    ]);
    expect(log.match(/^- 08:00:\d\d [✓✗] .*$/gm)?.map((line) => line.slice(11))).toEqual([
      '✗ “Build” **failed**, run by Ada Tester: found `exit 2`, wanted `exit 0`',
      '✓ “Build” verified by exit code alone, run by Ada Tester',
      '✓ rollback: “Go back” verified by exit code alone, run by Ada Tester',
    ]);
  });

  test('that was not seen to its end: the reason is no words of a person', async () => {
    const log = await logOf(async (scenario, session) => {
      await session.startRollback('The till is down');
      await session.skip(scenario.id('Go back'), 'It went back by itself');
      await session.finish();
    });
    expect(head(log, 'Status')).toBe('**aborted**: The rollback was not seen to its end: “Go back” was skipped.');
    expect(head(log, 'Reason for the rollback')).toMatch(/^Ada Tester, 08:00:\d\d: “The till is down”$/);
  });
});

test('an aborted release gives the reason as what a person says', async () => {
  const log = await logOf((_, session) => session.abort('No time'));
  expect(head(log, 'Status')).toBe('**aborted**: “No time”');
});

const commit = '0123456789abcdef0123456789abcdef01234567';

test.each<[ScenarioStart['code'], string | undefined]>([
  [undefined, undefined],
  [{ commit, isChanged: false }, '`0123456789ab` was checked out at the start, without changes to tracked files'],
  [
    { commit, isChanged: true },
    '`0123456789ab` was checked out at the start, and tracked files had changes that no commit holds',
  ],
  [{ commit }, '`0123456789ab` was checked out at the start; whether files were changed, git did not say'],
])('the code of %j', async (code, words) => {
  expect(head(await logOf(nothing, code ? { code } : {}), 'Code')).toBe(words);
});

const other = 'fedcba9876543210fedcba9876543210fedcba98';

test.each<[ScenarioStart['code'], ScenarioStart['code'], string | undefined]>([
  [
    { commit, isChanged: false },
    { commit, isChanged: true },
    '`0123456789ab` was checked out at the start, without changes to tracked files; the same commit at the end',
  ],
  [
    { commit, isChanged: false },
    { commit: other },
    '`0123456789ab` was checked out at the start, without changes to tracked files; at the end, `fedcba987654`',
  ],
  [undefined, { commit: other }, '`fedcba987654` was checked out at the end'],
  [undefined, undefined, undefined],
])('the code of %j, and at the end %j', async (atStart, atEnd, words) => {
  const ended = async (end: Play): Promise<string | undefined> =>
    head(await logOf(end, atStart ? { code: atStart } : {}), 'Code');
  const abort: Play = async (scenario, session) => {
    scenario.code = atEnd;
    await session.abort('No time');
  };
  const finish: Play = async (scenario, session) => {
    scenario.code = atEnd;
    for (const title of ['Build', 'Test', 'Look']) await session.skip(scenario.id(title), 'No time');
    await session.finish();
  };
  expect(await ended(abort)).toBe(words);
  expect(await ended(finish)).toBe(words);
});

test('earlier attempts are linked, whatever their paths hold', async () => {
  const startedAt = '2026-11-20T08:00:00.000Z';
  const attempts = [
    { log: 'v1.md', startedAt, outcome: 'aborted' },
    { log: '../a (b)/`x`](y).md', startedAt },
  ] as const;
  const log = await logOf(nothing, { attempts });
  const [, told] = /^- \*\*Earlier attempts at this same release:\*\*\n((?: {2}- .*\n)+)/m.exec(log) ?? [];
  expect(told?.trimEnd().split('\n')).toEqual([
    '  - started 2026-11-20 08:00:00 UTC, aborted: [`v1.md`](v1.md)',
    '  - started 2026-11-20 08:00:00 UTC, no end of it on record when this one began: [``../a (b)/`x`](y).md``](../a%20%28b%29/%60x%60%5D%28y%29.md)',
  ]);
  expect(await logOf(nothing)).not.toContain('Earlier attempts');
});
