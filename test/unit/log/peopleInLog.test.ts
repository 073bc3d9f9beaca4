import { describe, expect, it } from 'vitest';
import { renderReleaseLog } from '../../../src/log/releaseLog';
import { isError } from '../../../src/log/verify/finding';
import { verifyRelease } from '../../../src/log/verify/verifyRelease';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { fold } from '../../../src/run/fold';
import { ann, ben, JournalWriter, runStarted } from './sampleEvents';
import { Scenario } from './scenario';

const shellParser = await loadShellParserFromDisk();

const text = `# Release

- [ ] Reviewed <!-- step: evidence=https://.+ approvals=2 -->
- [ ] Ticket <!-- step: evidence -->

## Sign-off

**Engineer:** ______________ Date: __________

**Lead:** ______________ Date: __________
`;

/** Everything is asked of Ann first; `second` approves, and signs as the lead. */
async function play(second = ben): Promise<Scenario> {
  const scenario = new Scenario(text, shellParser);
  const session = await scenario.start();
  await session.attest(scenario.id('Reviewed'));
  await session.fillEvidence(scenario.id('Reviewed'), 'https://git.example.org/pull/12?a=b_c');
  await session.fillEvidence(scenario.id('Ticket'), '`OPS|1` <b>');
  await session.attest(scenario.id('Ticket'));
  await session.attach({ path: 'docs/a|b.pdf', bytes: 1200, sha256: 'a'.repeat(64) }, scenario.id('Ticket'));
  await session.attach({ path: 'build.log', bytes: 7, sha256: 'b'.repeat(64) });
  await session.sign(scenario.id('Engineer'), 'Ann Lee');
  scenario.by = second;
  const resumed = await scenario.resume();
  if (second === ben) await resumed.approve(scenario.id('Reviewed'));
  await resumed.sign(scenario.id('Lead'), 'The lead');
  return scenario;
}

function logOf({ checklist, writer }: Scenario): string {
  const state = fold(writer.events);
  if (!state) throw new Error('no run');
  return renderReleaseLog(checklist, state, writer.events);
}

describe('the log', () => {
  it('says what was given beside the result, and by whom', async () => {
    const log = logOf(await play());
    expect(log).toContain('- [x] Reviewed — attested by Ann Lee');
    expect(log).toContain('  - Evidence: <https://git.example.org/pull/12?a=b_c>, given by Ann Lee, 08:00:02');
    expect(log).toMatch(/ {2}- Approved 2 of 2: Ann Lee, 08:00:01; Ben Okafor, 08:00:\d\d\n/);
    expect(log).toContain('  - Evidence: `` `OPS|1` <b> ``, given by Ann Lee');
    expect(log).toContain('  - Attached: `docs/a|b.pdf`');
    expect(log).toContain('## Attached files');
    expect(log).toContain(`| \`docs/a\\|b.pdf\` | 1.2 kB | \`${'a'.repeat(64)}\` | Ticket | Ann Lee |`);
    expect(log).toContain(`| \`build.log\` | 7 bytes | \`${'b'.repeat(64)}\` | the release | Ann Lee |`);
  });

  it('does not tick what waits for somebody', async () => {
    const log = logOf(await play(ann));
    expect(log).toMatch(/- \[ \] Reviewed — attested by Ann Lee, 08:00:01; \*\*1 of 2 approvals\*\*/);
    expect(log).toContain('- **Evidence or approvals missing:** Reviewed (Release). 1 of 2 approvals');
    expect(log).toContain('1 waiting for evidence or approvals');
  });
});

describe('verify', () => {
  const verify = ({ writer, checklist }: Scenario): ReturnType<typeof verifyRelease> => {
    const state = fold(writer.events);
    if (!state) throw new Error('no run');
    const log = renderReleaseLog(checklist, state, writer.events);
    return verifyRelease({ journal: writer.lines.map((line) => `${line}\n`).join(''), log }, shellParser);
  };

  it('has nothing to say when everything was given by different people', async () => {
    const scenario = await play();
    scenario.writer.add({ type: 'run-finished', outcome: 'successful' }, ben);
    expect(verify(scenario).findings).toEqual([]);
  });

  it('says when one person stands for two, and who signed for several roles', async () => {
    const scenario = await play(ann);
    // What a session refuses, a journal can still be made to say.
    scenario.writer.add(
      { type: 'step-approved', step: scenario.id('Reviewed') },
      { ...ann, email: 'ann@home.example' },
    );
    scenario.writer.add({ type: 'evidence-filled', step: scenario.id('Reviewed'), value: 'none' }, ann);
    scenario.writer.add({ type: 'run-finished', outcome: 'successful' }, ann);
    const { findings } = verify(scenario);
    expect(findings.filter(isError).map(({ code }) => code)).toEqual([
      'open-steps',
      'evidence-missing',
      'approvals-missing',
    ]);
    expect(findings.find(({ code }) => code === 'approvals-missing')?.message).toBe(
      'The release says that it is successful, and “Reviewed” asks for the approval of 2 different people; it was approved only by Ann Lee <ann@example.org>.',
    );
    expect(findings.find(({ code }) => code === 'same-signer')?.message).toBe(
      '“Engineer” and “Lead” were signed with one git identity: Ann Lee <ann@example.org>.',
    );
  });

  it('asks nothing of an aborted release', () => {
    const writer = new JournalWriter();
    writer.add({ ...runStarted, checklist: { path: 'RELEASE.md', text } });
    writer.add({ type: 'run-finished', outcome: 'aborted', reason: 'no time' });
    expect(verify(Object.assign(new Scenario(text, shellParser), { writer })).findings).toEqual([]);
  });
});

it('takes secrets out of evidence before it is written, and does not take what is left for evidence', async () => {
  const scenario = new Scenario('# R\n\n- [ ] Token <!-- step: evidence=key-.+ -->\n', shellParser);
  const session = await scenario.start();
  const secret = `ghp_${'a1B2'.repeat(9)}`;
  await session.fillEvidence(scenario.id('Token'), `key-${secret}`).catch(() => undefined);
  expect(scenario.writer.lines.join('\n')).not.toContain(secret);
  expect(scenario.writer.lines.join('\n')).toContain('evidence-filled');
});
