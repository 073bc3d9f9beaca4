import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gitIdentity, pinnedCommit } from '../../../src/node/git';
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
