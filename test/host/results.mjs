/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export function emptyCounts() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/** @param {Counts} sum @param {Counts} counts */
export function addCounts(sum, counts) {
  for (const key of ['passed', 'failed', 'skipped']) sum[key] += counts[key];
}

/** `312 passed, 0 failed`, and `, 2 skipped` when some were. @param {Counts} counts */
export function resultLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The last line that a runner prints: what runs it reads the counts from there. */
export function printResult(counts) {
  console.log(`\n${resultLine(counts)}`);
}

/** The counts that a runner's output ends with; undefined when it does not end with a result line. */
export function parseResult(output) {
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last);
  return match ? { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0) } : undefined;
}
