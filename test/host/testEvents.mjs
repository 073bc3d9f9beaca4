import { existsSync, readFileSync } from 'node:fs';
import { emptyCounts } from './results.mjs';
import { sourceStack } from './sourceStack.mjs';

/** How long a window may go without a word before it is taken for hung, in milliseconds. */
const longestSilence = 300_000;

/**
 * Follows the file to which the tests inside VS Code append what happened, an event a line (`TestEvent` in
 * test/integration/harness.ts), and prints it. A file, since what is on the disk outlives an extension host that dies.
 *
 * @param {string} file
 * @param {number} longestMs for the whole window
 */
export function followTests(file, longestMs) {
  const counts = emptyCounts();
  const began = Date.now();
  let read = 0;
  let ended = false;
  let heard = began;
  /** Tests that the window has; unknown until it has loaded them. */
  let planned;
  let done = 0;
  /** The test that runs now, and since when. */
  let running;
  let wasKilled;
  let wasHung;
  const killed = new Promise((resolve) => (wasKilled = resolve));
  const hung = new Promise((_, reject) => (wasHung = reject));
  hung.catch(() => undefined); // Whether anybody listens is the runner's affair.

  const drain = () => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines.slice(read)) handle(JSON.parse(line));
    if (lines.length > read) heard = Date.now();
    read = lines.length;
    if (Date.now() - heard > longestSilence) hang(`nothing was heard of it for ${longestSilence / 1000} s`);
    if (Date.now() - began > longestMs) hang(`it has taken longer than ${longestMs / 60_000} minutes`);
  };
  const hang = (why) => wasHung(new Error(`The window hangs, and was ended: ${why}.${whatItDid()}`));
  const whatItDid = () => (running ? ` For ${seconds(running.since)} s it had been at “${running.title}”.` : '');
  const handle = (event) => {
    const { type, title } = event;
    if (type === 'planned') planned = event.count;
    if (type === 'started') running = { title, since: Date.now() };
    if (type === 'end' || type === 'killed') ended = true;
    if (type === 'killed') wasKilled();
    if (type in counts) count(event);
    print(event);
    // What a test that does not end leaves behind is nothing that the next could be judged in.
    if (event.timedOut) hang(`“${title}” did not end in time`);
  };
  const count = ({ type, title, error, isHook }) => {
    counts[type] += 1;
    if (!isHook) done += 1;
    if (type === 'failed') counts.failures.push(withReason(title, error));
    running = undefined;
  };
  const fail = (title, error) => {
    counts.failed += 1;
    counts.failures.push(withReason(title, error));
    print({ type: 'failed', title, error });
  };
  /** What was not run has not passed. */
  const failTheRest = () => {
    const left = planned === undefined ? 0 : planned - done;
    if (left <= 0) return;
    const title = `${left} of ${planned} tests were not run to their end`;
    counts.failed += left;
    counts.failures.push(running ? `${title}, the first is “${running.title}”` : title);
    print({ type: 'failed', title, error: whatItDid().trim() });
  };
  const timer = setInterval(drain, 100);

  return {
    counts,
    /** Resolves when a test has ended its own extension host. */
    killed,
    /** Rejects when nothing has been heard for too long, when a test has not ended in time, and when all take too long. */
    hung,
    fail: (message) => fail('the run in VS Code', message),
    stop() {
      clearInterval(timer);
      drain();
      if (!ended && counts.failed === 0) fail('the run in VS Code', 'VS Code ended before the tests did.');
      failTheRest();
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

/** The title, and the first line of what was wrong: the last lines of a run have to be enough to begin with. */
function withReason(title, error) {
  const [reason = ''] = String(error ?? '').split('\n');
  return reason ? `${title}: ${reason.slice(0, 200)}` : title;
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
