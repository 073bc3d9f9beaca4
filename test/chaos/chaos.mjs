// Takes releases of thirty steps to their end while, at random moments, the process is killed, the terminal closed, the
// session left, the disk filled, the journal made read-only or its folder taken away. After each it is checked that nothing
// acknowledged is lost and that no step passed that did not pass; at last, that the release was taken to its end.
//   node test/chaos/chaos.mjs [--runs 8] [--seed 1] [--only kill,leave]
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bundle, root } from '../bench/bundle.mjs';
import { createMark, killMarked } from '../host/processTree.mjs';
import { printResult } from '../host/results.mjs';
import { waitFor } from '../host/wait.mjs';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '8' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } },
});
const out = await bundle('chaos', ['test/chaos/worker.ts', 'test/chaos/check.ts']);
const { checkEnd, checkRemains, seededRandom } = createRequire(import.meta.url)(join(out, 'check.js'));

const folder = mkdtempSync(join(tmpdir(), 'release-checklist-chaos-'));
const disk = mountSmallDisk(join(folder, 'disk'));
const injuries = {
  kill: async (worker) => worker.end('SIGKILL'),
  leave: async (worker) => worker.end(),
  'close-terminal': async (worker) => worker.send('close-terminal'),
  'take-away': (worker, { logs }) =>
    during(
      worker,
      () => renameSync(logs, `${logs}.away`),
      () => renameSync(`${logs}.away`, logs),
    ),
  ...(disk ? { 'fill-disk': (worker) => during(worker, fillDisk, () => rmSync(join(disk, 'filler'))) } : {}),
  ...(canProtect()
    ? {
        protect: (worker, { journalPath }) =>
          during(
            worker,
            () => protect('+i', journalPath),
            () => protect('-i', journalPath),
          ),
      }
    : {}),
};
const result = {
  runs: Number(values.runs),
  seed: Number(values.seed),
  acknowledged: 0,
  injuries: {},
  refused: 0,
  failures: [],
};
/** What failing runs leave is kept here. */
const kept = join(root, 'test-results', 'chaos');
mkdirSync(kept, { recursive: true });
const started = Date.now();
try {
  for (let number = 0; number < result.runs; number += 1) {
    await playOne(number);
    if ((number + 1) % 10 === 0) console.log(`${number + 1} runs, ${result.failures.length} failed`);
  }
} finally {
  if (disk) execFileSync('umount', ['--lazy', disk]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
result.seconds = Math.round((Date.now() - started) / 1000);
for (const name of ['fill-disk', 'protect'].filter((each) => !(each in injuries)))
  console.log(`Skipped: ${name} needs rights that this user does not have.`);
console.log(JSON.stringify(result));
printResult({ passed: result.runs - result.failures.length, failed: result.failures.length, skipped: 0 });
process.exitCode = result.failures.length === 0 ? 0 : 1;

async function playOne(number) {
  const random = seededRandom(result.seed * 1000 + number);
  const run = newRun(number);
  const faults = [];
  const mark = createMark();
  let worker = startWorker(run, mark, Math.floor(random() * 1e9));
  try {
    for (let left = 1 + Math.floor(random() * 4); left > 0 && !worker.isFinished; left -= 1) {
      await worker.hasDone(Math.floor(random() * 16));
      await delay(random() * 120);
      if (worker.isFinished) break;
      const names = values.only?.split(',') ?? Object.keys(injuries);
      const name = names[Math.floor(random() * names.length)];
      result.injuries[name] = (result.injuries[name] ?? 0) + 1;
      await injuries[name](worker, run);
      if (worker.isOver) {
        faults.push(...checkAfter(run).map((fault) => `after ${name}: ${fault}`));
        worker = startWorker(run, mark, Math.floor(random() * 1e9));
      }
    }
    await waitFor('the release to be finished', () => worker.isFinished || worker.isOver, { timeout: 120_000 });
    await worker.over;
    if (!worker.isFinished) faults.push('the process ended by itself');
    faults.push(...(await checkEnd(run)));
  } catch (error) {
    faults.push(String(error));
  } finally {
    worker.child.kill('SIGKILL');
    killMarked(mark);
  }
  result.acknowledged += run.acknowledged.length;
  if (faults.length > 0) {
    console.log(`run ${number}: ${faults.join('; ')}`);
    result.failures.push({ run: number, faults });
    for (const path of [run.journalPath, run.tracePath]) cpSync(path, join(kept, `${number}-${basename(path)}`));
  }
  rmSync(run.folder, { recursive: true, force: true, maxRetries: 5 });
}

function newRun(number) {
  const own = join(folder, `run-${number}`);
  const logs = disk ? join(disk, 'logs') : join(own, 'logs');
  for (const each of [logs, `${logs}.away`]) rmSync(each, { recursive: true, force: true });
  for (const each of [own, logs]) mkdirSync(each, { recursive: true });
  const tracePath = join(own, 'trace.txt');
  writeFileSync(tracePath, '');
  return {
    ...{ folder: own, logs, tracePath, acknowledged: [] },
    ...{ journalPath: join(logs, 'run.jsonl'), logPath: join(logs, 'run.md') },
  };
}

/** A process that plays the run, from its start or from where the one before has left it. */
function startWorker(run, mark, seed) {
  const env = { HOME: run.folder, CHAOS_TRACE: run.tracePath, CHAOS_STEP: join(root, 'test/chaos/step.sh') };
  const child = spawn(process.execPath, [join(out, 'worker.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, [mark.name]: mark.value },
  });
  child.stdin.on('error', () => undefined); // It was killed before it has read.
  const worker = { child, done: 0, refusals: 0, isFinished: false, isOver: false };
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [word, id] = line.split(' ', 2);
    if (word === 'done') {
      run.acknowledged.push(id);
      worker.done += 1;
    } else if (word === 'refused') {
      worker.refusals += 1;
      result.refused += 1;
    } else if (word === 'finished') worker.isFinished = true;
  });
  worker.over = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(() => (worker.isOver = true));
  worker.send = (line) => child.stdin.write(`${line}\n`);
  worker.hasDone = (count) =>
    waitFor('steps', () => worker.done >= count || worker.isFinished || worker.isOver, { every: 5 });
  worker.end = async (signal) => {
    if (signal) child.kill(signal);
    else worker.send('leave');
    await worker.over;
  };
  const { journalPath, logPath } = run;
  const scripts = join(root, 'media', 'shell');
  worker.send(JSON.stringify({ journalPath, logPath, workspaceFolder: run.folder, scripts, env, seed }));
  return worker;
}

/** Until the person was told that it does not go on, or for a moment. */
async function during(worker, harm, mend) {
  const before = worker.refusals;
  try {
    harm();
  } catch (error) {
    console.log(`  not done: ${error.message}`);
    return;
  }
  try {
    await waitFor('a refusal', () => worker.refusals > before || worker.isOver || worker.isFinished, {
      timeout: 5000,
      every: 5,
    });
  } catch {
    // Nothing was to be written meanwhile.
  } finally {
    mend();
  }
  worker.send('mended');
}

function checkAfter(run) {
  try {
    return checkRemains(run);
  } catch (error) {
    // It was ended before it had made its journal.
    return error.code === 'ENOENT' && run.acknowledged.length === 0 ? [] : [String(error)];
  }
}

function mountSmallDisk(path) {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  }
}

function fillDisk() {
  const filler = join(disk, 'filler');
  for (let size = 512 * 1024; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Not so much any more.
    }
  }
}

function canProtect() {
  const file = join(disk ?? folder, 'protected');
  writeFileSync(file, '');
  try {
    protect('+i', file);
    protect('-i', file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(file);
  }
}

/** Root may write whatever the file's mode says; not what is immutable. */
function protect(flag, path) {
  execFileSync('chattr', [flag, path], { stdio: 'ignore' });
}
