import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { beforeEach, expect, it, vi } from 'vitest';
import { gatherGitEvidence } from '../../../src/node/gitEvidence';
import { temporaryFolder } from './temporaryFolder';

const text = '# Release\n\n- [ ] Ünïcode\n';

// Nothing of the machine's own configuration.
beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  return () => vi.unstubAllEnvs();
});

/** A repository whose workspace is its folder `shop`, with a checklist, and with the journals of this many releases. */
function createRepository(releases: number, ...config: readonly string[]) {
  const folder = temporaryFolder();
  const git = (...args: string[]): string => execaSync('git', args, { cwd: folder }).stdout;
  git('init', '--quiet');
  git('config', 'user.name', 'Ann Lee');
  git('config', 'user.email', 'ann@example.org');
  for (const each of config) git('config', ...each.split('='));
  mkdirSync(join(folder, 'shop/releases'), { recursive: true });
  writeFileSync(join(folder, 'shop/RELEASE.md'), text);
  git('add', '.');
  git('commit', '--quiet', '--message', 'Add the checklist');
  const commit = git('rev-parse', 'HEAD');
  const journals = Array.from({ length: releases }, (_, i) => join(folder, `shop/releases/ä ${i}.jsonl`));
  for (const journal of journals) writeFileSync(journal, '{}\n');
  return { folder, git, commit, journals };
}

async function codesOf(
  path: string | undefined,
  checklist: { readonly path: string; readonly text: string; readonly commit?: string },
): Promise<readonly string[]> {
  const evidence = await gatherGitEvidence([{ path: path ?? '', checklist }]);
  return (evidence.get(path ?? '') ?? []).map(({ code }) => code);
}

it('finds the checklist at its commit, below whatever folder was the workspace, and the journal’s own commit', async () => {
  const { git, commit, journals } = createRepository(1);
  const pinned = { path: 'RELEASE.md', text, commit };
  expect(await codesOf(journals[0], pinned)).toEqual(['checklist-pinned', 'not-committed']);
  git('add', '.');
  git('commit', '--quiet', '--message', 'Add the log');
  expect(await codesOf(journals[0], pinned)).toEqual(['checklist-pinned', 'commit-not-signed']);
  expect(await codesOf(journals[0], { ...pinned, path: 'shop/RELEASE.md' })).toContain('checklist-pinned');
  writeFileSync(journals[0] ?? '', 'changed\n');
  expect(await codesOf(journals[0], pinned)).toContain('not-committed');
});

it.each<[string, object, string]>([
  ['another text', { text: `${text}- [ ] More\n` }, 'checklist-differs'],
  ['another path', { path: 'OTHER.md' }, 'checklist-not-found'],
  ['a commit that is not there', { commit: '0123456789abcdef0123456789abcdef01234567' }, 'checklist-not-found'],
  ['a commit that is none', { commit: '--batch\nHEAD' }, 'checklist-not-found'],
  ['no commit', { commit: undefined }, 'checklist-not-pinned'],
])('%s: %s', async (_, change, code) => {
  const { commit, journals } = createRepository(1);
  const checklist = { path: 'RELEASE.md', text, commit, ...change };
  expect(await codesOf(journals[0], checklist)).toContain(code);
});

// Signs with an SSH key, which a machine without OpenSSH cannot make.
it.skipIf(execaSync('ssh-keygen', ['-?'], { reject: false }).exitCode === undefined)(
  'says who signed the commit',
  async () => {
    const key = join(temporaryFolder(), 'key');
    execaSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const allowed = `${key}.allowed`;
    const publicKey = execaSync('cat', [`${key}.pub`]).stdout;
    writeFileSync(allowed, `ann@example.org ${publicKey}\n`);
    const { git, commit, journals } = createRepository(
      ...([1, 'gpg.format=ssh', `user.signingKey=${key}`, `gpg.ssh.allowedSignersFile=${allowed}`] as const),
    );
    git('add', '.');
    git('commit', '--quiet', '--gpg-sign', '--message', 'Add the log');
    const evidence = await gatherGitEvidence([
      { path: journals[0] ?? '', checklist: { path: 'RELEASE.md', text, commit } },
    ]);
    const signed = evidence.get(journals[0] ?? '')?.find(({ code }) => code === 'commit-signed');
    expect(signed?.message).toMatch(/signed by ann@example\.org/);
  },
);

it('asks each repository once for many journals', async () => {
  const { git, commit, journals } = createRepository(40);
  git('add', '.');
  git('commit', '--quiet', '--message', 'Add the logs');
  const evidence = await gatherGitEvidence(
    journals.map((path) => ({ path, checklist: { path: 'RELEASE.md', text, commit } })),
  );
  expect([...evidence.values()].map((found) => found.map(({ code }) => code))).toEqual(
    journals.map(() => ['checklist-pinned', 'commit-not-signed']),
  );
});

it('has nothing to say outside a repository', async () => {
  const path = join(temporaryFolder(), 'a.jsonl');
  expect(await gatherGitEvidence([{ path }])).toEqual(new Map());
});
