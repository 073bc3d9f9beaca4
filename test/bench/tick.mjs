import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { median, milliseconds, ratio } from './measure.mjs';

const [short, long] = [50, 5000];
/** The last ticks of each run. */
const rounds = 40;

export const tickBench = {
  name: `tick: one in a run of ${long} events against one in a run of ${short}, the disk's own write beside it`,
  async run() {
    const out = await bundle('bench', ['test/bench/tick.ts']);
    const { createLongRun } = createRequire(import.meta.url)(join(out, 'tick.js'));
    const folder = mkdtempSync(join(tmpdir(), 'release-checklist-bench-'));
    try {
      const runs = [];
      for (const steps of [short, long]) runs.push(await createLongRun(join(folder, String(steps)), steps, rounds));
      const times = await takeTurns(runs);
      for (const run of runs) await run.close();
      return lines(times);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The runs take turns, so that both meet the same disk. */
async function takeTurns(runs) {
  const times = runs.map(() => ({ tick: [], write: [], floor: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, run] of runs.entries()) {
      for (const what of ['floor', 'tick', 'write']) times[index][what].push(await run[what]());
    }
  }
  return times.map(({ tick, write, floor }) => ({ tick: median(tick), write: median(write), floor: median(floor) }));
}

function lines([few, many]) {
  const line = (name, what) => ({
    what: `${name}: ${milliseconds(many[what])} against ${milliseconds(few[what])}`,
    value: ratio(many[what], few[what]),
  });
  const both = ({ tick, write }) => tick + write;
  return [
    line('until the tick is on record', 'tick'),
    line('the Markdown log, written after the pause', 'write'),
    {
      what: `both: ${milliseconds(both(many))} against ${milliseconds(both(few))}`,
      value: ratio(both(many), both(few)),
    },
    line('a bare write and fdatasync', 'floor'),
  ];
}
