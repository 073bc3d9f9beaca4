import { mkdirSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import type { Step } from '../../src/checklist/checklist';
import { allSteps } from '../../src/checklist/steps';
import { memoryVault } from '../../src/node/memoryVault';
import { startRun, type OpenRun, type RunServices, type RunShells } from '../../src/node/openRun';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';

/** A release of so many steps without commands, all but the last `ticks` of them ticked. */
export interface LongRun {
  /** Ticks one step more: the journal has it. In milliseconds. */
  tick(): Promise<number>;
  /** Writes the Markdown log after the tick, as the pause would. In milliseconds. */
  write(): Promise<number>;
  /** A bare write and fdatasync of a tick's bytes, in milliseconds. */
  floor(): Promise<number>;
  close(): Promise<void>;
}

export async function createLongRun(folder: string, steps: number, ticks: number): Promise<LongRun> {
  const run = await start(folder, steps);
  const [...left] = allSteps(run.session.checklist);
  while (left.length > ticks) await attest(run, left);
  await run.releaseLog.flush();
  const bare = await open(join(folder, 'bare'), 'a');
  return {
    tick: () => timeOf(() => attest(run, left)),
    write: () => timeOf(() => run.releaseLog.flush()),
    floor: () => timeOf(() => write(bare)),
    close: async () => {
      await bare.close();
      await run.releaseLog.flush();
      run.dispose();
      await run.journal.close();
    },
  };
}

async function attest({ session }: OpenRun<RunShells>, left: Step[]): Promise<void> {
  const step = left.shift();
  if (step) await session.attest(step.id);
}

async function write(file: FileHandle): Promise<void> {
  await file.write(Buffer.alloc(tickBytes, 'x'));
  await file.datasync();
}

/** About what a tick's line has. */
const tickBytes = 300;

async function timeOf(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function start(folder: string, steps: number): Promise<OpenRun<RunShells>> {
  mkdirSync(folder, { recursive: true });
  const shellParser = await loadShellParserFromDisk();
  const checklistPath = join(folder, 'RELEASE.md');
  const text = `# Release\n\n${Array.from({ length: steps }, (_, i) => `${i % 10 === 0 ? `## Phase ${i / 10}\n\n` : ''}- [ ] Look at service ${i}\n`).join('')}`;
  writeFileSync(checklistPath, text);
  const services: RunServices<RunShells> = {
    ...{ shellParser, vault: memoryVault(), where: 'a bench' },
    prompter: { confirm: () => Promise.resolve(false), askPlaceholder: () => Promise.resolve(undefined) },
    openShells: () => ({
      open: () => {
        throw new Error('This release has no commands.');
      },
    }),
    onLogError: (error) => {
      throw error;
    },
  };
  return startRun(services, {
    ...{ workspaceFolder: folder, checklistPath, text, checklist: parseChecklist(text, shellParser) },
    ...{ release: 'v1', inputs: {}, logPattern: 'releases/{version}.md' },
  });
}
