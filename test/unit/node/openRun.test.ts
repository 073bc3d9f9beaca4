import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { expect, it, vi } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { allSteps } from '../../../src/checklist/steps';
import { memoryVault } from '../../../src/node/memoryVault';
import { resumeRun, startRun, type RunServices, type RunShells } from '../../../src/node/openRun';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import type { CommandRunner, Execution } from '../../../src/run/ports';
import { temporaryFolder } from './temporaryFolder';

const shellParser = await loadShellParserFromDisk();
const text = '# Release\n\n- [ ] One\n';

const services = (openShells: () => RunShells): RunServices<RunShells> => ({
  ...{ shellParser, openShells, vault: memoryVault(), where: 'a test' },
  prompter: { confirm: () => Promise.resolve(false), askPlaceholder: () => Promise.resolve(undefined) },
  onLogError: (error) => {
    throw error;
  },
});
const noShells = (): RunShells => ({ open: () => expect.fail('No command is run here.') });
const failing = (): RunShells => {
  throw new Error('no shells today');
};

it('a start or a resume that fails leaves the run to whoever opens it next', async () => {
  const folder = temporaryFolder();
  const locks = join(temporaryFolder(), 'tmp');
  mkdirSync(locks);
  vi.stubEnv('TMPDIR', locks);
  const held = (): readonly string[] => readdirSync(join(locks, `release-checklist-${userInfo().uid}`));
  writeFileSync(join(folder, 'RELEASE.md'), text);
  const request = {
    ...{ workspaceFolder: folder, checklistPath: join(folder, 'RELEASE.md'), text, inputs: {} },
    ...{ checklist: parseChecklist(text, shellParser), release: 'v1', logPattern: 'releases/{version}.md' },
  };

  await expect(startRun(services(failing), request)).rejects.toThrow('no shells today');
  expect(held()).toEqual([]);

  const run = await startRun(services(noShells), { ...request, release: 'v2' });
  expect(held()).toHaveLength(1);
  await run.releaseLog.flush();
  await run.journal.close();
  run.dispose();
  await vi.waitFor(() => expect(held()).toEqual([]));

  const interrupted = { workspaceFolder: folder, journalPath: run.journal.path, askSecrets: () => Promise.resolve({}) };
  await expect(resumeRun(services(failing), interrupted)).rejects.toThrow('no shells today');
  expect(held()).toEqual([]);
  vi.unstubAllEnvs();
});

it('keeps what a command prints that makes secrets out of journal and log', async () => {
  const folder = temporaryFolder();
  const made = 'q83vEjRWeJASNFZ4kKvN7xI0VniQEjRWeJCrze8SNFY';
  const answers = [`${made}\r\n`, `the pod has ${made} now\r\n`];
  const run = (): Promise<Execution> => {
    const head = answers.shift() ?? '';
    const output = { head, tail: '', omittedBytes: 0, bytes: head.length, sha256: '0'.repeat(64), complete: true };
    return Promise.resolve({ kind: 'exited', exitCode: 0, durationMs: 1, output });
  };
  const runner: CommandRunner = {
    run,
    type: () => Promise.resolve(),
    interrupt: () => undefined,
    reveal: () => undefined,
    dispose: () => undefined,
  };
  const blocks =
    '- [ ] Make\n\n  ```bash\n  openssl rand -base64 32\n  ```\n- [ ] Look\n\n  ```bash\n  kubectl get x\n  ```\n';
  const checklist = parseChecklist(blocks, shellParser);
  const request = {
    workspaceFolder: folder,
    checklistPath: join(folder, 'RELEASE.md'),
    text: blocks,
    inputs: {},
    checklist,
  };
  const open = await startRun(
    services(() => ({ open: () => runner })),
    {
      ...{ ...request, release: 'v1', logPattern: 'releases/{version}.md' },
    },
  );
  for (const { id } of allSteps(checklist)) expect(await open.session.runStep(id)).toBe('passed');
  await open.releaseLog.flush();
  await open.journal.close();
  const files = ['v1.md', 'v1.jsonl'].map((name) => readFileSync(join(folder, 'releases', name), 'utf8'));
  for (const text of files) {
    expect(text).not.toContain(made);
    expect(text).toMatch(/the pod has ‹redacted: secret #[0-9a-f]{6}› now/);
  }
  open.dispose();
});
