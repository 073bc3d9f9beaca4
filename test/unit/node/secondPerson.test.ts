import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { allSteps } from '../../../src/checklist/steps';
import { memoryVault } from '../../../src/node/memoryVault';
import { resumeRun, startRun, type OpenRun, type RunServices, type RunShells } from '../../../src/node/openRun';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { verifyReleases } from '../../../src/node/verifyReleases';
import { temporaryFolder } from './temporaryFolder';

const shellParser = await loadShellParserFromDisk();
const text = `# Release

- [ ] Reviewed <!-- step: evidence=PR-\\d+ approvals=2 -->

## Sign-off

**Lead:** ____________ Date: ________
`;

const services: RunServices<RunShells> = {
  ...{ shellParser, vault: memoryVault(), where: 'a test' },
  openShells: () => ({ open: () => expect.fail('No command is run here.') }),
  prompter: { confirm: () => Promise.resolve(false), askPlaceholder: () => Promise.resolve(undefined) },
  onLogError: (error) => {
    throw error;
  },
};

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'commit.gpgsign=false', ...args], { cwd: folder, stdio: 'pipe' });
}

function identify(folder: string, name: string): void {
  git(folder, 'config', 'user.name', `${name} Tester`);
  git(folder, 'config', 'user.email', `${name.toLowerCase()}@example.com`);
}

async function leave(run: OpenRun<RunShells>, folder: string, message: string): Promise<void> {
  await run.releaseLog.flush();
  await run.journal.close();
  run.dispose();
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '-m', message);
}

it('a second person approves and signs on a machine of their own, by a commit', async () => {
  const [ada, ben] = [join(temporaryFolder(), 'ada'), join(temporaryFolder(), 'ben')];
  mkdirSync(ada);
  git(ada, 'init', '--quiet', '--initial-branch=main');
  identify(ada, 'Ada');
  writeFileSync(join(ada, 'RELEASE.md'), text);
  git(ada, 'add', '--all');
  git(ada, 'commit', '--quiet', '-m', 'The checklist');

  const checklist = parseChecklist(text, shellParser);
  const [reviewed, lead] = allSteps(checklist).map(({ id }) => id);
  if (reviewed === undefined || lead === undefined) throw new Error('two steps');
  const run = await startRun(services, {
    ...{ workspaceFolder: ada, checklistPath: join(ada, 'RELEASE.md'), text, inputs: {} },
    ...{ checklist, release: 'v1', logPattern: 'releases/{version}.md' },
  });
  await run.session.fillEvidence(reviewed, 'PR-12');
  await run.session.attest(reviewed);
  await expect(run.session.approve(reviewed)).rejects.toThrow('Ada Tester <ada@example.com> has approved this already');
  await leave(run, ada, 'Half of the release');
  const journal = relative(ada, run.journal.path);

  git(ada, 'clone', '--quiet', ada, ben);
  identify(ben, 'Ben');
  const resumed = await resumeRun(services, {
    ...{ workspaceFolder: ben, journalPath: join(ben, journal), askSecrets: () => Promise.resolve({}) },
  });
  if (!resumed) throw new Error('not resumed');
  await resumed.session.approve(reviewed);
  await resumed.session.sign(lead, 'Ben Tester');
  await resumed.session.finish();
  await leave(resumed, ben, 'Approved and signed');

  git(ada, 'pull', '--quiet', ben, 'main');
  const [release] = await verifyReleases([join(ada, 'releases')], shellParser);
  expect(release?.state?.finished?.outcome).toBe('successful');
  expect(release?.state?.approvals.get(reviewed)?.map(({ by }) => by.name)).toEqual(['Ada Tester', 'Ben Tester']);
  expect(release?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(release?.findings.map(({ code }) => code)).toContain('checklist-pinned');
});
