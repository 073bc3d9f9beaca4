import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { execFile } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allSteps } from '../../src/checklist/steps';
import { journalPathOf, logPathOfJournal } from '../../src/log/logPath';
import { readJournal } from '../../src/log/journal';
import { rebuildReleaseLog } from '../../src/log/rebuildReleaseLog';
import { resumeRelease, type OpenRelease } from '../../src/vscode/openRelease';
import { extensionFolder, startTestRelease, testServices, workspaceFolder } from './testRelease';

const text = `# Release

- [ ] Look at it
- [ ] Build
  \`\`\`bash
  echo built
  # expect: built
  \`\`\`
- [ ] Announce it
`;

suite('one release, in the editor and on the command line by turns', () => {
  test('begun in the editor, gone on with in a terminal, finished in the editor', async () => {
    const release = await startTestRelease(await testServices(), 'CROSS.md', text);
    await release.session.attest(stepNamed(release, 'Look at it'));
    const refused = await runInTerminal(['--resume', release.journal.path, '--ci']);
    strictEqual(refused.code, 2);
    match(refused.stderr, /^This release is open in a test/);
    await leave(release);

    const { code, stdout } = await runInTerminal(['--resume', release.journal.path, '--ci']);
    strictEqual(code, 3, stdout);
    match(stdout, /2 of 3 steps settled, 1 verified, 1 attested/);

    const again = await resume(release.journal.path);
    deepStrictEqual(kindsOf(again), { 'Look at it': 'passed', Build: 'passed', 'Announce it': 'pending' });
    await again.session.attest(stepNamed(again, 'Announce it'));
    await again.session.finish();
    strictEqual(again.session.state.finished?.outcome, 'successful');
    strictEqual(again.session.state.resumed.length, 2);
    await checkRecord(again);
    await leave(again);
  });

  test('begun in a terminal, gone on with in the editor', async () => {
    writeFileSync(join(workspaceFolder().uri.fsPath, 'TERMINAL.md'), text);
    const { code, stdout } = await runInTerminal(['TERMINAL.md', '--release', 'v2', '--ci', '--json']);
    strictEqual(code, 3, stdout);
    const { log } = JSON.parse(stdout) as { log: string };
    const release = await resume(journalPathOf(log));
    deepStrictEqual(kindsOf(release), { 'Look at it': 'pending', Build: 'passed', 'Announce it': 'pending' });
    strictEqual(await release.session.runStepFromStart(stepNamed(release, 'Build')), 'passed');
    await release.session.attest(stepNamed(release, 'Look at it'));
    await release.session.skip(stepNamed(release, 'Announce it'), 'nobody waits');
    await release.session.finish();
    strictEqual(release.session.state.finished?.outcome, 'completed-with-deviations');
    await checkRecord(release);
    await leave(release);
  });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `run`, as a process of its own, in the folder that is open here. */
function runInTerminal(words: readonly string[]): Promise<Ended> {
  const cli = join(extensionFolder, 'dist', 'cli.js');
  const cwd = realpathSync(workspaceFolder().uri.fsPath);
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, 'run', ...words], { cwd }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
    child.stdin?.end();
  });
}

async function resume(journalPath: string): Promise<OpenRelease> {
  const release = await resumeRelease(await testServices(), journalPath, () => Promise.resolve({}));
  ok(release);
  return release;
}

async function leave(release: OpenRelease): Promise<void> {
  await release.releaseLog.flush();
  await release.journal.close();
  release.shells.dispose();
  release.dispose();
}

async function checkRecord(release: OpenRelease): Promise<void> {
  await release.releaseLog.flush();
  const journal = readFileSync(release.journal.path, 'utf8');
  deepStrictEqual(readJournal(journal).problems, []);
  const { shellParser } = await testServices();
  strictEqual(readFileSync(logPathOfJournal(release.journal.path), 'utf8'), rebuildReleaseLog(journal, shellParser));
}

function stepNamed({ session }: OpenRelease, title: string) {
  const step = allSteps(session.checklist).find((each) => each.title === title);
  ok(step, title);
  return step.id;
}

function kindsOf({ session }: OpenRelease): Readonly<Record<string, string>> {
  return Object.fromEntries(
    allSteps(session.checklist).map(({ id, title }) => [title, session.state.steps.get(id)?.kind ?? 'pending']),
  );
}
