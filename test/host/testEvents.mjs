import { existsSync, readFileSync } from 'node:fs';
import { emptyCounts } from './results.mjs';

/**
 * Follows the file to which the tests inside VS Code append what happened, an event a line (`TestEvent` in
 * test/integration/index.ts), and prints it. A file, since what is on the disk outlives an extension host that dies.
 */
export function followTests(file) {
  const counts = emptyCounts();
  let read = 0;
  let ended = false;
  let wasKilled;
  const killed = new Promise((resolve) => (wasKilled = resolve));

  const drain = () => {
    if (!existsSync(file)) return;
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    for (const line of lines.slice(read)) handle(JSON.parse(line));
    read = lines.length;
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
    killed,
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
  if (type === 'skipped') console.log(`  - ${title}`);
  if (type === 'failed') console.log(`  ✘ ${title}\n${error.replace(/^/gm, '      ')}`);
}
