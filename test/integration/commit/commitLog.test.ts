import { deepStrictEqual, match, notStrictEqual, ok, rejects, strictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { OpenRelease } from '../../../src/vscode/openRelease';
import { commitLog, commitLogAndTag } from '../../../src/vscode/commands/commitLog';
import type { CommandContext } from '../../../src/vscode/commands/register';
import { findRepository } from '../../../src/vscode/gitRepository';
import { startTestRelease, testServices, workspaceFolder } from '../testRelease';

const text = '# Commit\n\n- [ ] Look\n';

suite('committing the record of a finished release', () => {
  let release: OpenRelease;
  let folder: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  const context = (): CommandContext => ({ controller: { release } }) as unknown as CommandContext;
  const commit = async (): Promise<void> => {
    await commitLog(context(), undefined);
  };
  const commitAndTag = async (): Promise<void> => {
    await commitLogAndTag(context(), undefined);
  };
  const setTag = (tag: string): Thenable<void> =>
    vscode.workspace.getConfiguration('releaseChecklist').update('tag', tag, vscode.ConfigurationTarget.Workspace);

  setup(async () => {
    folder = workspaceFolder().uri.fsPath;
    release = await startTestRelease(await testServices(), 'COMMIT.md', text);
    await release.session.abort('only to be committed');
  });

  teardown(async () => {
    await release.releaseLog.flush();
    await release.journal.close();
    release.dispose();
  });

  test('takes the two files and nothing else; what others have staged is not taken along', async function () {
    this.timeout(120_000);
    ok(!existsSync(join(folder, '.git')), 'the workspace of the tests is no repository');
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Ada Tester');
    git('config', 'user.email', 'ada@example.org');
    const files = [basename(release.journal.path), basename(release.logUri.fsPath)].sort();
    writeFileSync(join(folder, 'other.txt'), 'not ours\n');
    git('add', 'other.txt');
    await commit();
    strictEqual(existsSync(join(folder, '.git/refs/heads/main')), false, 'nothing is committed beside what is staged');
    git('rm', '-q', '--cached', 'other.txt');
    await commit();
    match(git('log', '-1', '--format=%s'), /^Release log: .*, aborted$/);
    const committed = git('show', '--name-only', '--format=', 'HEAD').split('\n');
    deepStrictEqual(committed.map((file) => basename(file)).sort(), files);
    const journal = git('show', `HEAD:./${basename(dirname(release.journal.path))}/${basename(release.journal.path)}`);
    strictEqual(`${journal}\n`, readFileSync(release.journal.path, 'utf8'));
    const found = await findRepository(vscode.Uri.file(folder));
    ok('repository' in found);
  });

  test('tags the commit; a tag that is there already is told, and asked for again makes no second commit', async function () {
    this.timeout(120_000);
    await setTag('');
    await rejects(commitAndTag(), /No tag is named/);
    git('tag', 'done-v1.0.0');
    const before = git('rev-parse', 'HEAD');
    await setTag('done-{version}');
    await rejects(commitAndTag(), /The log is committed; the tag was not made: .*done-v1\.0\.0.* already exists/s);
    const committed = git('rev-parse', 'HEAD');
    notStrictEqual(committed, before);
    git('tag', '-d', 'done-v1.0.0');
    await commitAndTag();
    strictEqual(git('rev-parse', 'HEAD'), committed);
    strictEqual(git('rev-list', '-n', '1', 'done-v1.0.0'), committed);
    match(git('tag', '-n', '-l', 'done-v1.0.0'), /Release log: .*, aborted$/);
  });

  test('leaves the record staged where a hook refuses it, in the words of the hook', async function () {
    this.timeout(120_000);
    const hook = join(folder, '.git/hooks/pre-commit');
    const before = git('rev-parse', 'HEAD');
    writeFileSync(hook, '#!/bin/sh\necho "No commits on a Friday" >&2\nexit 1\n', { mode: 0o755 });
    await rejects(commit(), /The log is staged, not committed: No commits on a Friday/);
    strictEqual(git('rev-parse', 'HEAD'), before);
    strictEqual(git('diff', '--cached', '--name-only').split('\n').length, 2);
    rmSync(hook);
    await commit();
    strictEqual(git('rev-parse', 'HEAD~1'), before);
  });

  test('says what git misses where nobody has told it who commits', async function () {
    this.timeout(120_000);
    notStrictEqual(process.env['HOME'], userInfo().homedir, 'the home of the tests is no person’s own');
    const before = git('rev-parse', 'HEAD');
    const identity = { 'user.name': 'Ada Tester', 'user.email': 'ada@example.org' };
    git('config', 'user.useConfigOnly', 'true');
    for (const scope of ['--local', '--global']) git('config', scope, '--remove-section', 'user');
    git('config', 'user.useConfigOnly', 'true');
    try {
      await rejects(commit(), /The log is staged, not committed: git does not know who you are\. Run git config/);
      strictEqual(git('rev-parse', 'HEAD'), before);
    } finally {
      for (const [name, value] of Object.entries(identity)) git('config', '--global', name, value);
    }
    await commit();
    strictEqual(git('rev-parse', 'HEAD~1'), before);
  });

  test('commits where no branch is checked out, too', async function () {
    this.timeout(120_000);
    git('checkout', '-q', '--detach');
    await commit();
    strictEqual(git('rev-parse', 'HEAD~1'), git('rev-parse', 'main'), 'one more than the branch has');
    git('checkout', '-q', 'main');
  });

  test('says what is missing where there is no repository', async () => {
    const found = await findRepository(vscode.Uri.file('/'));
    ok('missing' in found);
    match(found.missing, /no git repository/);
  });
});
