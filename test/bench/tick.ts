import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import type { Step } from '../../src/checklist/checklist';
import { allSteps } from '../../src/checklist/steps';
import { memoryVault } from '../../src/node/memoryVault';
import { startRun, type OpenRun, type RunServices, type RunShells } from '../../src/node/openRun';
import type { CommandRunner } from '../../src/run/ports';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';

/** A release of which all steps but the last `ticks` are done. */
export interface LongRun {
  /** Ticks one step more: the journal has it. In milliseconds. */
  tick(): Promise<number>;
  /** Writes the Markdown log after the tick, as the pause would. In milliseconds. */
  write(): Promise<number>;
  /** Ticks and unticks a step so many times without a pause, and writes the log once. In milliseconds, for each. */
  burst(times: number): Promise<number>;
  /** A bare write and fdatasync of a tick's bytes, in milliseconds. */
  floor(): Promise<number>;
  /** The log's bytes replaced atomically, with fsync, by nobody who renders them. In milliseconds. */
  replace(): Promise<number>;
  /** How many events the journal has, and how many bytes the log. */
  size(): { readonly events: number; readonly bytes: number };
  close(): Promise<void>;
}

/** Steps to tick, and before them some that are run again and again, in vain. */
export interface LongRunShape {
  readonly ticked: number;
  readonly retried: number;
  readonly attempts: number;
}

export async function createLongRun(folder: string, shape: LongRunShape, ticks: number): Promise<LongRun> {
  const run = await start(folder, shape);
  const { session } = run;
  const [...left] = allSteps(session.checklist);
  for (const step of left.splice(0, shape.retried))
    for (let attempt = 0; attempt < shape.attempts; attempt += 1) await session.runStep(step.id);
  while (left.length > ticks) await attest(run, left);
  await run.releaseLog.flush();
  const bare = await open(join(folder, 'bare'), 'a');
  return {
    tick: () => timeOf(() => attest(run, left)),
    write: () => timeOf(() => run.releaseLog.flush()),
    burst: async (times) => (await timeOf(() => tickOften(run, times))) / times,
    floor: () => timeOf(() => write(bare)),
    replace: () => replaceAtomically(run.logPath),
    size: () => ({ events: run.journal.events.length, bytes: statSync(run.logPath).size }),
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

/** The last step, which the rounds come to only in their end. */
async function tickOften({ session, releaseLog }: OpenRun<RunShells>, times: number): Promise<void> {
  const step = allSteps(session.checklist).at(-1);
  for (let time = 0; step && time < times; time += 2) {
    await session.attest(step.id);
    await session.reopen(step.id);
  }
  await releaseLog.flush();
}

async function replaceAtomically(path: string): Promise<number> {
  const bytes = readFileSync(path);
  return timeOf(() => writeFileAtomic(`${path}.floor`, bytes));
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

async function start(folder: string, { ticked, retried }: LongRunShape): Promise<OpenRun<RunShells>> {
  mkdirSync(folder, { recursive: true });
  const shellParser = await loadShellParserFromDisk();
  const checklistPath = join(folder, 'RELEASE.md');
  const item = (i: number): string => `${i % 10 === 0 ? `## Phase ${i / 10}\n\n` : ''}- [ ] Look at service ${i}\n`;
  const block = '  ```sh\n  curl -sf http://service/health\n  ```\n';
  const items = Array.from({ length: retried + ticked }, (_, i) => `${item(i)}${i < retried ? block : ''}`);
  const text = `# Release\n\n${items.join('')}`;
  writeFileSync(checklistPath, text);
  const services: RunServices<RunShells> = {
    ...{ shellParser, vault: memoryVault(), where: 'a bench' },
    prompter: { confirm: () => Promise.resolve(true), askPlaceholder: () => Promise.resolve(undefined) },
    openShells: () => ({ open: () => failingRunner }),
    onLogError: (error) => {
      throw error;
    },
  };
  return startRun(services, {
    ...{ workspaceFolder: folder, checklistPath, text, checklist: parseChecklist(text, shellParser) },
    ...{ release: 'v1', inputs: {}, logPattern: 'releases/{version}.md' },
  });
}

const output = { head: 'curl: (7)\n', tail: '', omittedBytes: 0, bytes: 10, sha256: '0'.repeat(64), complete: true };

const failingRunner: CommandRunner = {
  run: () => Promise.resolve({ kind: 'exited', exitCode: 7, durationMs: 12, output }),
  type: () => Promise.resolve(),
  interrupt: () => undefined,
  reveal: () => undefined,
  dispose: () => undefined,
};
