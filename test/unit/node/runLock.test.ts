import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A process of its own that takes locks. */
interface Worker {
  readonly pid: number;
  tell(line: string): Promise<string>;
  kill(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'release-checklist-lock-'));
const script = join(folder, 'lockWorker.js');
const workers: Worker[] = [];

beforeAll(async () => {
  const entryPoints = [join(__dirname, 'lockWorker.ts')];
  await build({ entryPoints, outfile: script, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' });
  for (let count = 0; count < 4; count += 1) workers.push(startWorker());
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  rmSync(folder, { recursive: true, force: true });
});

function startWorker(): Worker {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return {
    pid: child.pid ?? 0,
    tell: async (line) => {
      const answer = once(lines, 'line');
      child.stdin.write(`${line}\n`);
      return String((await answer)[0]);
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function journal(name: string): string {
  const path = join(folder, `${name}.jsonl`);
  writeFileSync(path, '');
  return path;
}

test('of several that come at once for what a dead process has left, never two have it', async () => {
  let taken = 0;
  for (let round = 0; round < 10; round += 1) {
    const path = journal(`round-${round}`);
    const dead = startWorker();
    expect(await dead.tell(`take ${path}`)).toBe('taken');
    await dead.kill();
    const answers = await Promise.all(workers.map((worker) => worker.tell(`take ${path}`)));
    const holders = answers.filter((answer) => answer === 'taken').length;
    expect(holders, answers.join(' | ')).toBeLessThanOrEqual(1);
    taken += holders;
    await Promise.all(workers.map((worker) => worker.tell('release')));
  }
  // Who steps back tries again: that nobody has it is possible, and rare.
  expect(taken).toBeGreaterThan(7);
}, 60_000);

test('whoever holds it keeps it, whoever comes', async () => {
  const path = journal('held');
  const [first, ...others] = workers;
  expect(await first?.tell(`take ${path}`)).toBe('taken');
  for (let round = 0; round < 3; round += 1) {
    const again = first?.tell(`take ${path}`);
    const answers = await Promise.all(others.map((worker) => worker.tell(`take ${path}`)));
    expect(await again).toBe('taken');
    for (const answer of answers) expect(answer).toMatch(/^This release is open in a worker \(process \d+\)/);
  }
  expect(await first?.tell('release')).toBe('released');
  expect(await others[0]?.tell(`take ${path}`)).toBe('taken');
}, 60_000);
