// Prints what our work costs, as ratios to the bare work, all measured in this one run.
//   npm run bench [-- NAME …]
import { captureBench } from './capture.mjs';
import { journalBench } from './journal.mjs';
import { longBench, parseBench } from './parse.mjs';
import { releasesBench } from './releases.mjs';
import { tickBench } from './tick.mjs';

/** Each measures one thing: `{ name, run() }`, where `run` returns lines `{ what, value }`. One more is added here. */
const benches = [parseBench, longBench, journalBench, tickBench, releasesBench, captureBench];

const wanted = process.argv.slice(2);
for (const { name, run } of benches) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(name);
  for (const { what, value } of await run()) console.log(`  ${what.padEnd(58)} ${value}`);
}
