import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { median, milliseconds, ratio } from './measure.mjs';

/** The last ticks of each run. */
const rounds = 40;
/** Ticks without a pause. */
const inBurst = 20;

const shapes = {
  short: { ticked: 50, retried: 0, attempts: 0 },
  'many steps': { ticked: 5000, retried: 0, attempts: 0 },
  'many retries': { ticked: rounds, retried: 10, attempts: 248 },
};

export const tickBench = {
  name: 'tick: one in a run of 5000 events against one in a run of 50, the disk beside it',
  async run() {
    const out = await bundle('bench', ['test/bench/tick.ts']);
    const { createLongRun } = createRequire(import.meta.url)(join(out, 'tick.js'));
    const folder = mkdtempSync(join(tmpdir(), 'release-checklist-bench-'));
    try {
      const runs = [];
      for (const [name, shape] of Object.entries(shapes))
        runs.push(await createLongRun(join(folder, name), shape, rounds));
      const times = await takeTurns(runs);
      const sizes = runs.map((run) => run.size());
      for (const run of runs) await run.close();
      const [short, ...long] = Object.keys(shapes).map((name, index) => ({ name, ...times[index], ...sizes[index] }));
      return long.flatMap((run) => lines(short, run));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The runs take turns, so that they meet the same disk. */
async function takeTurns(runs) {
  const times = runs.map(() => ({ floor: [], tick: [], replace: [], write: [], burst: [], processor: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, run] of runs.entries()) {
      const each = times[index];
      each.floor.push(await run.floor());
      each.replace.push(await run.replace());
      const before = process.cpuUsage();
      each.tick.push(await run.tick());
      each.write.push(await run.write());
      const { user, system } = process.cpuUsage(before);
      each.processor.push((user + system) / 1000);
    }
  }
  for (let round = 0; round < 5; round += 1)
    for (const [index, run] of runs.entries()) times[index].burst.push(await run.burst(inBurst));
  return times.map((each) => Object.fromEntries(Object.entries(each).map(([what, all]) => [what, median(all)])));
}

function lines(short, long) {
  const line = (words, of) => ({
    what: `${words}: ${milliseconds(of(long))} against ${milliseconds(of(short))}`,
    value: ratio(of(long), of(short)),
  });
  return [
    { what: `${long.name}: ${long.events} events, a log of ${(long.bytes / 1000).toFixed(0)} kB`, value: '' },
    line('  until the tick is on record', ({ tick }) => tick),
    line('  its Markdown, at a person’s pace: one write for each', ({ write }) => write),
    line('  both', ({ tick, write }) => tick + write),
    line('  processor time of both', ({ processor }) => processor),
    line(`  one of ${inBurst} in a burst, with its share of the Markdown`, ({ burst }) => burst),
    line('  floor: a bare write and fdatasync', ({ floor }) => floor),
    line('  floor: the same log replaced with fsync, not rendered', ({ replace }) => replace),
    line('  both floors', ({ floor, replace }) => floor + replace),
  ];
}
