import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkedOutCode, gitIdentity, pinnedCommit } from '../../../src/node/git';
import { temporaryFolder } from './temporaryFolder';

const text = '# Release\n\n- [ ] Ünïcode\n';

/** A repository with one commit, which holds `docs/RELEASE.md`. */
function createRepository(): { readonly folder: string; readonly commit: string } {
  const folder = temporaryFolder();
  const git = (...args: string[]): string => execaSync('git', args, { cwd: folder }).stdout;
  git('init', '--quiet');
  git('config', 'user.name', 'Ann Lee');
  git('config', 'user.email', 'ann@example.org');
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs/RELEASE.md'), text);
  git('add', '.');
  git('commit', '--quiet', '--message', 'Add the checklist');
  return { folder, commit: git('rev-parse', 'HEAD') };
}

// Nothing of the machine's own configuration.
beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  return () => vi.unstubAllEnvs();
});

describe('gitIdentity', () => {
  it('is what git is configured with', async () => {
    expect(await gitIdentity(createRepository().folder)).toEqual({ name: 'Ann Lee', email: 'ann@example.org' });
  });

  it('is the system’s user name, with no e-mail, where git knows none', async () => {
    expect(await gitIdentity(temporaryFolder())).toEqual({ name: userInfo().username, email: '' });
  });

  it('works without git', async () => {
    const { folder } = createRepository();
    vi.stubEnv('PATH', folder);
    expect(await gitIdentity(folder)).toEqual({ name: userInfo().username, email: '' });
  });
});

describe('checkedOutCode', () => {
  it('is the commit, also seen from a folder inside, and says whether tracked files are as it has them', async () => {
    const { folder, commit } = createRepository();
    expect(await checkedOutCode(join(folder, 'docs'))).toEqual({ commit, isChanged: false });
    writeFileSync(join(folder, 'new.txt'), 'git does not track it');
    expect(await checkedOutCode(folder)).toEqual({ commit, isChanged: false });
    writeFileSync(join(folder, 'docs/RELEASE.md'), `${text}- [ ] More\n`);
    expect(await checkedOutCode(join(folder, 'docs'))).toEqual({ commit, isChanged: true });
    execaSync('git', ['add', '.'], { cwd: folder });
    expect(await checkedOutCode(folder)).toEqual({ commit, isChanged: true });
  });

  it('runs nothing that the repository names', async () => {
    const { folder, commit } = createRepository();
    execaSync('git', ['config', 'core.fsmonitor', `touch ${join(folder, 'ran')}; false`], { cwd: folder });
    expect(await checkedOutCode(folder)).toEqual({ commit, isChanged: false });
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('is nothing without a repository, without a commit, and without git', async () => {
    const empty = temporaryFolder();
    expect(await checkedOutCode(empty)).toBeUndefined();
    execaSync('git', ['init', '--quiet'], { cwd: empty });
    expect(await checkedOutCode(empty)).toBeUndefined();
    const { folder } = createRepository();
    vi.stubEnv('PATH', folder);
    expect(await checkedOutCode(folder)).toBeUndefined();
  });
});

describe('pinnedCommit', () => {
  it('is the commit that holds the text at that path', async () => {
    const { folder, commit } = createRepository();
    expect(await pinnedCommit(folder, 'docs/RELEASE.md', text)).toBe(commit);
    expect(await pinnedCommit(join(folder, 'docs'), 'RELEASE.md', text)).toBe(commit);
  });

  it.each([
    ['another text', 'docs/RELEASE.md', `${text}\n`],
    ['other line breaks', 'docs/RELEASE.md', text.replaceAll('\n', '\r\n')],
    ['another path', 'RELEASE.md', text],
    ['a folder', 'docs', text],
    ['a path outside', '../RELEASE.md', text],
  ])('is none for %s', async (_, path, content) => {
    expect(await pinnedCommit(createRepository().folder, path, content)).toBeUndefined();
  });

  it('is none without a repository, a commit or git', async () => {
    const folder = temporaryFolder();
    expect(await pinnedCommit(folder, 'RELEASE.md', text)).toBeUndefined();
    execaSync('git', ['init', '--quiet'], { cwd: folder });
    expect(await pinnedCommit(folder, 'RELEASE.md', text)).toBeUndefined();
    vi.stubEnv('PATH', folder);
    expect(await pinnedCommit(folder, 'RELEASE.md', text)).toBeUndefined();
  });
});
