import { describe, expect, test } from 'vitest';
import { parseChecklist } from '../../../../src/checklist/parseChecklist';
import type { PastRun } from '../../../../src/log/history/history';
import { propose } from '../../../../src/log/history/proposals/propose';
import { applyChange, type Proposal } from '../../../../src/log/history/proposals/proposal';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';
import type { Execution } from '../../../../src/run/ports';
import { fold } from '../../../../src/run/fold';
import { exited, Scenario } from '../scenario';

const shellParser = await loadShellParserFromDisk();

const text = `# Release

- [ ] Look at the banner

  \`\`\`bash
  cat banner.txt
  # It should look as the designers drew it
  \`\`\`

- [ ] Migrate

  \`\`\`bash
  make migrate
  \`\`\`
`;

interface Played {
  readonly banner?: Execution;
  readonly migrate?: Execution | 'skip';
  readonly environment?: string;
  readonly checklist?: string;
}

async function play(released: Played): Promise<PastRun> {
  const scenario = new Scenario(released.checklist ?? text, shellParser);
  const session = await scenario.start({ inputs: { environment: released.environment ?? 'staging', version: 'v1' } });
  if (released.banner) {
    await scenario.run('Look at the banner', released.banner);
    await session.attest(scenario.id('Look at the banner'));
  }
  if (released.migrate === 'skip') await session.skip(scenario.id('Migrate'), 'not here');
  else if (released.migrate) await scenario.run('Migrate', released.migrate);
  const state = fold(scenario.writer.events);
  if (!state) throw new Error('no run');
  return { journal: 'x.jsonl', checklist: scenario.checklist, state };
}

async function proposals(releases: readonly Played[], now = text): Promise<readonly Proposal[]> {
  const runs = await Promise.all(releases.map(play));
  return propose({ text: now, runs, parse: (source) => parseChecklist(source, shellParser) });
}

/** The lines that a proposal would put in. */
function added(proposal: Proposal | undefined): readonly string[] | undefined {
  return proposal?.change?.lines.map((line) => line.trim());
}

const times = (count: number, released: Played): Played[] => Array.from({ length: count }, () => released);

describe('an expectation', () => {
  const same = { banner: exited(0, 'Welcome to the shop\n') };

  test('is proposed where people have compared the same output each time, and every release would have passed it', async () => {
    const [proposal, ...others] = await proposals(times(3, same));
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ kind: 'expectation', title: 'Look at the banner', line: 2 });
    expect(added(proposal)).toEqual(['# expect: = Welcome to the shop']);
    const after = applyChange(text, proposal?.change ?? { line: 0, removed: 0, lines: [] });
    expect(after).toBe(text.replace('# It should look as the designers drew it', '# expect: = Welcome to the shop'));
  });

  test.each<[string, Played[], string?]>([
    ['two releases', times(2, same)],
    ['another output once', [...times(3, same), { banner: exited(0, 'Welcome to the house\n') }]],
    ['no output', times(3, { banner: exited(0) })],
    ['a long output', times(3, { banner: exited(0, 'a\nb\nc\nd\n') })],
    ['another command', times(3, { banner: exited(0, 'x') }), text.replace('cat banner.txt', 'cat other.txt')],
  ])('is not after %s', async (_, releases, now) => {
    expect(await proposals(releases, now)).toEqual([]);
  });

  test('that cannot be put in place of the words is described', async () => {
    const prose = text
      .replace('  # It should look as the designers drew it\n', '')
      .replace('- [ ] Migrate', '  It should look as the designers drew it.\n\n- [ ] Migrate');
    const [proposal] = await proposals(times(3, { ...same, checklist: prose }), prose);
    expect(proposal?.change).toBeUndefined();
    expect(proposal?.what).toContain('= Welcome to the shop');
  });
});

describe('a limit', () => {
  test('is proposed for what takes its time, well above the longest', async () => {
    const releases = [40_000, 50_000, 90_000].map((took) => ({ migrate: exited(0, '', took) }));
    const [proposal] = await proposals(releases);
    expect(proposal).toMatchObject({ kind: 'timeout', title: 'Migrate' });
    expect(added(proposal)).toEqual(['```bash timeout=4m']);
  });

  test.each<[string, Played[], string?]>([
    ['what is quick', times(4, { migrate: exited(0, '', 20_000) })],
    ['two releases', times(2, { migrate: exited(0, '', 60_000) })],
    [
      'what has one',
      times(3, { migrate: exited(0, '', 60_000) }),
      text.replace('```bash\n  make', '```bash timeout=9m\n  make'),
    ],
    [
      'what was another command',
      times(3, { migrate: exited(0, '', 60_000) }),
      text.replace('make migrate', 'make all'),
    ],
  ])('is not for %s', async (_, releases, now) => {
    expect(await proposals(releases, now)).toEqual([]);
  });
});

describe('a condition', () => {
  const skipped = times(3, { migrate: 'skip', environment: 'staging' });

  test('is proposed where one input tells when a step is done', async () => {
    const [proposal] = await proposals([...skipped, { migrate: exited(0), environment: 'production' }]);
    expect(proposal).toMatchObject({ kind: 'condition', title: 'Migrate' });
    expect(added(proposal)).toEqual(['```bash when=environment:production']);
  });

  test('is not where the input does not tell', async () => {
    expect(await proposals([...skipped, { migrate: exited(0), environment: 'staging' }])).toEqual([]);
  });

  test('a step that nobody ever does is named, and left to the lead', async () => {
    expect(await proposals(skipped)).toMatchObject([{ kind: 'unused', title: 'Migrate' }]);
    expect((await proposals(skipped))[0]?.change).toBeUndefined();
  });
});

test.each([
  ['a\nb\nc\n', 'a\nX\nY\nc\n'],
  ['a\r\nb\r\nc', 'a\r\nX\r\nY\r\nc'],
  ['a\nb', 'a\nX\nY\n'],
])('a change keeps the line breaks of %j', (before, after) => {
  expect(applyChange(before, { line: 1, removed: 1, lines: ['X', 'Y'] })).toBe(after);
});
