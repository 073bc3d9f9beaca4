import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { describe, expect, test } from 'vitest';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';
import { verifyRecord } from '../../../../src/vscode/logs/verifyRecord';
import { makeRelease, writeRelease } from '../../../releases/makeRelease';
import { temporaryFolder } from '../../node/temporaryFolder';

const shellParser = await loadShellParserFromDisk();
const errors: unknown[] = [];
const verify = (folder: string, isTrusted: boolean): ReturnType<typeof verifyRecord> => {
  const record = { journal: join(folder, 'v1.jsonl'), log: join(folder, 'v1.md'), isTrusted };
  return verifyRecord(record, shellParser, (error) => errors.push(error));
};

/** A repository with a release in it, whose configuration has git run a command as soon as it is asked for changes. */
function hostileRepository(): { readonly folder: string; readonly mark: string } {
  const folder = temporaryFolder();
  const mark = join(folder, 'was-run');
  execaSync('git', ['init', '--quiet'], { cwd: folder });
  execaSync('git', ['config', 'core.fsmonitor', `touch '${mark}'; false`], { cwd: folder });
  const checklist = { path: 'RELEASE.md', text: '# A\n\n- [ ] One\n' };
  const by = { name: 'Ada Tester', email: 'ada@example.org' };
  const release = { checklist, release: 'v1', startedAt: '2026-11-21T08:00:00.000Z', by };
  writeRelease(folder, 'v1', makeRelease(release, shellParser));
  return { folder, mark };
}

describe('verifyRecord', () => {
  test('says of git that it was not asked where nobody trusts the folder, and does not ask it', async () => {
    const { folder, mark } = hostileRepository();
    const verification = await verify(folder, false);
    expect(verification).toMatchObject({ kind: 'done', findings: [{ code: 'git-not-asked', severity: 'note' }] });
    expect(() => writeFileSync(mark, '', { flag: 'wx' })).not.toThrow();
  });

  test('asks git where somebody does', async () => {
    const { folder } = hostileRepository();
    const verification = await verify(folder, true);
    expect(verification.kind === 'done' && verification.findings.map(({ code }) => code)).toEqual([
      'checklist-not-pinned',
      'not-committed',
    ]);
  });

  test('says of a log whose journal is lost that nothing can be proved', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'v1.md'), '# v1\n\n- **Status:** open\n- **Started:** today\n');
    expect(await verify(folder, true)).toMatchObject({ kind: 'done', findings: [{ code: 'journal-missing' }] });
  });

  test('never calls whole what is no log any more', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'v1.md'), '# v1\n');
    expect(await verify(folder, true)).toMatchObject({
      kind: 'withheld',
      reason: expect.stringMatching(/no release log any more/) as unknown,
    });
  });

  test('says what is not there', async () => {
    expect(await verify(temporaryFolder(), true)).toMatchObject({
      kind: 'withheld',
      reason: expect.stringMatching(/^The record could not be verified\. .*v1\.md is not there\.$/) as unknown,
    });
    expect(errors).toEqual([]);
  });
});
