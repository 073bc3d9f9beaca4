// Kills the process that writes the journal, again and again, at random moments under load, and checks after each kill
// that no acknowledged event is lost or doubled, and that the log is what the journal renders to.
//   node test/crash/journalKill.mjs [--kills 60] [--seed 1]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bundle } from '../bench/bundle.mjs';
import { printResult } from '../host/results.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const seed = Number(values.seed);

const out = await bundle('crash', ['test/crash/journalWorker.ts', 'test/crash/journalCheck.ts']);
const { createCheck, seededRandom } = createRequire(import.meta.url)(join(out, 'journalCheck.js'));

const random = seededRandom(seed);
const check = await createCheck();
const folder = mkdtempSync(join(tmpdir(), 'release-checklist-crash-'));
const result = { passed: 0, failed: 0, acknowledged: 0, torn: 0, seed, failures: [] };
const startedAt = Date.now();
// The next one loads its code while the last one's files are checked.
let next = spawnWorker();
try {
  // A new journal every few kills, so that both new and old ones are hit, and files stay small.
  for (let kill = 0, run; kill < kills; kill += 1) {
    if (!run || random() < 0.3) run = newRun(kill);
    const acknowledged = await writeUntilKilled(next, run, kill);
    next = spawnWorker();
    run.acknowledged.push(...acknowledged);
    result.acknowledged += acknowledged.length;
    const faults = run.exists() ? await check(run) : run.acknowledged.length > 0 ? ['the journal is gone'] : [];
    if (faults.length === 0) result.passed += 1;
    else {
      result.failed += 1;
      result.failures.push({ kill, faults });
      run = undefined;
    }
  }
} finally {
  next.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
result.seconds = Math.round((Date.now() - startedAt) / 100) / 10;
console.log(JSON.stringify(result));
printResult({ passed: result.passed, failed: result.failed, skipped: 0 });
process.exitCode = result.failed === 0 && result.passed === kills ? 0 : 1;

function newRun(number) {
  const journalPath = join(folder, `run-${number}`, 'releases', 'log.jsonl');
  return {
    journalPath,
    logPath: journalPath.replace(/jsonl$/, 'md'),
    acknowledged: [],
    exists: () => statSync(journalPath, { throwIfNoEntry: false }) !== undefined,
  };
}

/** A worker that has loaded its code and waits for its job. */
function spawnWorker() {
  const child = spawn(process.execPath, [join(out, 'journalWorker.js')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const reading = createInterface({ input: child.stdout });
  const worker = { child, acknowledged: [], ended: Promise.all([once(child, 'exit'), once(reading, 'close')]) };
  reading.on('line', (line) => {
    if (/^[0-9a-f]{64}$/.test(line)) worker.acknowledged.push(line);
    reading.emit('acknowledged');
  });
  /** Resolves once so many events were acknowledged, or the worker is gone. */
  worker.hasWritten = async (count) => {
    while (worker.acknowledged.length < count && child.exitCode === null) {
      await Promise.race([once(reading, 'acknowledged'), worker.ended]);
    }
  };
  return worker;
}

/** Gives the worker its job, kills it at a moment that the seed gives, and returns the ids that it acknowledged. */
async function writeUntilKilled(worker, { journalPath, logPath, exists }, number) {
  const { child, ended } = worker;
  child.stdin.write(`${JSON.stringify({ journalPath, logPath, seed: seed + number, create: !exists() })}\n`);
  // One kill in ten comes while the journal is made or opened; the others under load, at any moment of a write.
  if (random() >= 0.1) await worker.hasWritten(Math.floor(random() * 15));
  await delay(random() * 40);
  child.kill('SIGKILL');
  const [[code, signal]] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`The worker ended by itself with ${code}.`);
  return worker.acknowledged;
}
