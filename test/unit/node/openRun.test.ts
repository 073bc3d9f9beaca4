import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { expect, it, vi } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { memoryVault } from '../../../src/node/memoryVault';
import { resumeRun, startRun, type RunServices, type RunShells } from '../../../src/node/openRun';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
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
