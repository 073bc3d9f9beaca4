// Takes releases of thirty steps to their end while, at random moments, the process or the extension host is killed, the
// window reloaded, the terminal closed, the session left, the disk filled, the journal made read-only or its folder taken
// away. After each it is checked that nothing acknowledged is lost and that no step passed that did not pass; at last, that
// the release was taken to its end.
//   node test/chaos/chaos.mjs [--runs 8] [--seed 1] [--only kill,leave] [--editor [--vscode 1.104.0 | --all-versions]]
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bundle } from '../bench/bundle.mjs';
import { onEnd } from '../host/cleanup.mjs';
import { root } from '../host/paths.mjs';
import { addCounts, emptyCounts, printResult } from '../host/results.mjs';
import { runOrThrow } from '../host/run.mjs';
import { ensureTestPrograms } from '../host/system.mjs';
import { defaultVersion, pinOf, requestedVersion, versions } from '../host/versions.mjs';
import { waitFor } from '../host/wait.mjs';
import { openDisk } from './disk.mjs';
import { editorHost, headlessHost } from './hosts.mjs';
import { openLink } from './link.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    editor: { type: 'boolean' },
    vscode: { type: 'string' },
    'all-versions': { type: 'boolean' },
  },
});
await ensureTestPrograms();
if (values.editor) await runOrThrow('The build', process.execPath, ['esbuild.mjs'], { cwd: root });
const workers = ['headlessWorker', 'editorWorker', 'check'].map((name) => `test/chaos/${name}.ts`);
const out = await bundle('test/chaos', workers);
const { checkEnd, checkRemains, seededRandom } = createRequire(import.meta.url)(join(out, 'check.js'));
/** What failing runs leave is kept here. */
const kept = join(root, 'test-results', 'chaos');
mkdirSync(kept, { recursive: true });

const counts = emptyCounts();
if (values.editor)
  for (const version of askedVersions()) addCounts(counts, await playAll(version), `VS Code ${version}`);
else addCounts(counts, await playAll(undefined));
printResult(counts);
process.exit(counts.failed === 0 ? 0 : 1);

function askedVersions() {
  if (values['all-versions']) return versions.map((pin) => pin.vscode);
  return [values.vscode ? pinOf(values.vscode).vscode : (requestedVersion() ?? defaultVersion)];
}

/** @param {string | undefined} version of VS Code; with no editor when absent */
async function playAll(version) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'release-checklist-chaos-'));
  const disk = openDisk(join(folder, 'disk'));
  const forget = onEnd(() => {
    disk.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const link = await openLink();
  const seed = Number(values.seed);
  const result = {
    host: version ?? 'headless',
    runs: Number(values.runs),
    seed,
    acknowledged: 0,
    injuries: {},
    refused: 0,
  };
  const failures = [];
  const started = Date.now();
  const host = version ? await editorHost({ out, link, version, folder }) : headlessHost({ out, link });
  try {
    for (let number = 0; number < result.runs; number += 1) {
      const faults = await playOne({ number, folder, disk, host, result });
      if (faults.length > 0) failures.push(`run ${number} of seed ${seed}: ${faults.join('; ')}`);
      if ((number + 1) % 10 === 0) console.log(`${number + 1} runs, ${failures.length} failed`);
    }
  } finally {
    await host.close();
    link.close();
    disk.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    forget();
  }
  for (const name of disk.refused) console.log(`Skipped: ${name} needs rights that this user does not have.`);
  console.log(JSON.stringify({ ...result, seconds: Math.round((Date.now() - started) / 1000) }));
  return { passed: result.runs - failures.length, failed: failures.length, skipped: 0, failures };
}

/** One release, from its start to its end. @returns {Promise<string[]>} what did not hold */
async function playOne({ number, folder, disk, host, result }) {
  const random = seededRandom(result.seed * 1000 + number);
  const run = newRun(join(folder, `run-${number}`), disk.path);
  const faults = [];
  const newWorker = async () => employ(await host.worker(), run, Math.floor(random() * 1e9));
  let worker;
  try {
    worker = await newWorker();
    for (let left = 1 + Math.floor(random() * 4); left > 0 && !worker.isDone(); left -= 1) {
      const steps = Math.floor(random() * 16);
      await waitFor('steps', () => worker.done >= steps || worker.isDone(), { timeout: 120_000, every: 5 });
      await delay(random() * 120);
      if (worker.isDone()) break;
      const name = pick(injuriesOf(host, disk, run), random);
      result.injuries[name] = (result.injuries[name] ?? 0) + 1;
      if (name in host.injuries) await host.injuries[name](worker.connection);
      else await during(worker, disk.harms[name](run));
      if (worker.connection.isOver) {
        faults.push(...checkAfter(run).map((fault) => `after ${name}: ${fault}`));
        result.refused += worker.refusals.length;
        worker = await newWorker();
      }
    }
    await waitFor('the release to be finished', () => worker.isDone(), { timeout: 120_000, every: 5 });
    if (!worker.isFinished) faults.push(worker.broken ?? 'the process ended by itself');
    else faults.push(...(await checkEnd(remainsOf(run))));
  } catch (error) {
    faults.push(`${error}; the last that it was told: ${worker?.refusals.at(-1) ?? 'nothing'}`);
  }
  await host.clear();
  result.refused += worker?.refusals.length ?? 0;
  result.acknowledged += run.acknowledged.size;
  if (faults.length > 0) {
    console.log(`run ${number}: ${faults.join('; ')}`);
    for (const path of [run.journalPath, run.tracePath].filter(Boolean))
      cpSync(path, join(kept, `${number}-${basename(path)}`));
  }
  rmSync(run.folder, { recursive: true, force: true, maxRetries: 5 });
  return faults;
}

function newRun(folder, workspaceFolder) {
  const logs = join(workspaceFolder, 'logs');
  for (const each of [logs, `${logs}.away`]) rmSync(each, { recursive: true, force: true });
  mkdirSync(join(folder, 'storage'), { recursive: true });
  const tracePath = join(folder, 'trace.txt');
  writeFileSync(tracePath, '');
  return { folder, workspaceFolder, logs, tracePath, acknowledged: new Set(), journalPath: undefined };
}

/** Gives a worker the run, and follows what it tells. */
function employ(connection, run, seed) {
  const worker = { connection, done: 0, refusals: [], isFinished: false, broken: undefined };
  worker.isDone = () => worker.isFinished || worker.broken !== undefined || connection.isOver;
  connection.listen((line) => {
    const word = line.split(' ', 1)[0];
    const rest = line.slice(word.length + 1);
    if (word === 'journal') run.journalPath = rest;
    else if (word === 'done') {
      run.acknowledged.add(rest);
      worker.done += 1;
    } else if (word === 'refused') worker.refusals.push(rest);
    else if (word === 'broken') worker.broken = rest;
    else if (word === 'finished') worker.isFinished = true;
  });
  const { folder, workspaceFolder, journalPath, tracePath } = run;
  const env = { HOME: folder, CHAOS_TRACE: tracePath, CHAOS_STEP: join(root, 'test/chaos/step.sh') };
  connection.send(JSON.stringify({ workspaceFolder, journalPath, env, seed, storageFolder: join(folder, 'storage') }));
  return worker;
}

/** A release that has no journal yet has no files to harm. */
function injuriesOf(host, disk, run) {
  const all = [...Object.keys(host.injuries), ...(run.journalPath ? Object.keys(disk.harms) : [])];
  return values.only ? all.filter((name) => values.only.split(',').includes(name)) : all;
}

function pick(names, random) {
  return names[Math.floor(random() * names.length)];
}

/** Until the person was told that it does not go on, or for a moment. */
async function during(worker, { harm, mend }) {
  const before = worker.refusals.length;
  harm();
  try {
    await waitFor('a refusal', () => worker.refusals.length > before || worker.isDone(), { timeout: 5000, every: 5 });
  } catch {
    // Nothing was to be written meanwhile.
  } finally {
    mend();
  }
  worker.connection.send('mended');
}

function checkAfter(run) {
  if (run.journalPath === undefined) return [];
  try {
    return checkRemains(remainsOf(run));
  } catch (error) {
    return [String(error)];
  }
}

function remainsOf({ journalPath, tracePath, acknowledged }) {
  const logPath = journalPath.replace(/jsonl$/, 'md');
  return { journalPath, logPath, tracePath, acknowledged: [...acknowledged] };
}
