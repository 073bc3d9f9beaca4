import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { OpenRelease } from '../../../src/vscode/openRelease';
import { commitLog } from '../../../src/vscode/commands/commitLog';
import type { CommandContext } from '../../../src/vscode/commands/register';
import { findRepository } from '../../../src/vscode/gitRepository';
import { startTestRelease, testServices, workspaceFolder } from '../testRelease';

const text = '# Commit\n\n- [ ] Look\n';

suite('committing the record of a finished release', () => {
  let release: OpenRelease;
  let folder: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  const commit = async (): Promise<void> => {
    await commitLog({ controller: { release } } as unknown as CommandContext, undefined);
  };

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
    this.timeout(40_000);
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

  test('says what is missing where there is no repository', async () => {
    const found = await findRepository(vscode.Uri.file('/'));
    ok('missing' in found);
    match(found.missing, /no git repository/);
  });
});
