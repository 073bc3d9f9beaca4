import { existsSync, readFileSync } from 'node:fs';
import { emptyCounts } from './results.mjs';
import { sourceStack } from './sourceStack.mjs';

/** How long a window may go without a result before it is taken for hung. Mocha's own time-outs are shorter. */
const silence = 300_000;

/**
 * Follows the file to which the tests inside VS Code append what happened, an event a line (`TestEvent` in
 * test/integration/index.ts), and prints it. A file, since what is on the disk outlives an extension host that dies.
 */
export function followTests(file) {
  const counts = emptyCounts();
  let read = 0;
  let ended = false;
  let heard = Date.now();
  let wasKilled;
  let wasSilent;
  const killed = new Promise((resolve) => (wasKilled = resolve));
  const hung = new Promise((_, reject) => (wasSilent = reject));
  hung.catch(() => undefined); // Whether anybody listens is the runner's affair.

  const drain = () => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines.slice(read)) handle(JSON.parse(line));
    if (lines.length > read) heard = Date.now();
    read = lines.length;
    if (Date.now() - heard > silence) wasSilent(new Error(`No test has ended for ${silence / 60_000} minutes.`));
  };
  const handle = (event) => {
    if (event.type === 'end' || event.type === 'killed') ended = true;
    if (event.type === 'killed') wasKilled();
    if (event.type in counts) counts[event.type]++;
    print(event);
  };
  const fail = (message) => handle({ type: 'failed', title: 'the run in VS Code', error: message });
  const timer = setInterval(drain, 100);

  return {
    counts,
    /** Resolves when a test has ended its own extension host. */
    killed,
    /** Rejects when nothing has been heard for too long. */
    hung,
    fail,
    stop() {
      clearInterval(timer);
      drain();
      if (!ended) fail('VS Code ended before the tests did.');
      return counts;
    },
  };
}

function print({ type, title, ms, error }) {
  if (type === 'passed') console.log(`  ✔ ${title}${ms > 500 ? ` (${(ms / 1000).toFixed(1)} s)` : ''}`);
  if (type === 'progress') console.log(`    ${title}`);
  if (type === 'skipped') console.log(`  - ${title}`);
  if (type === 'failed') console.log(`  ✘ ${title}\n${sourceStack(error).trimEnd().replace(/^/gm, '      ')}`);
}
