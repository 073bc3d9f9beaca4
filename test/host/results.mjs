/**
 * How many tests ended how, and the names of those that failed, where the runner knows them.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Counts
 */

/** @returns {Counts & { failures: string[] }} */
export function emptyCounts() {
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

/** @param {Counts & { failures: string[] }} sum @param {Counts} counts @param {string} [where] goes before the names */
export function addCounts(sum, counts, where) {
  for (const key of ['passed', 'failed', 'skipped']) sum[key] += counts[key];
  sum.failures.push(...(counts.failures ?? []).map((name) => (where === undefined ? name : `${where}: ${name}`)));
}

/** `312 passed, 0 failed`, and `, 2 skipped` when some were. @param {Counts} counts */
export function resultLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const mostNames = 40;
const nameMark = 'Failed: ';

/**
 * The last lines that a runner prints: what failed, then the counts. What runs it reads both from there.
 *
 * @param {Counts} counts
 */
export function printResult(counts) {
  const { failures = [] } = counts;
  if (failures.length > 0) console.log('');
  for (const name of failures.slice(0, mostNames)) console.log(`${nameMark}${name.replaceAll(/\s+/g, ' ')}`);
  if (failures.length > mostNames) console.log(`${nameMark}and ${failures.length - mostNames} more`);
  console.log(`\n${resultLine(counts)}`);
}

/**
 * What a runner's output ends with; undefined when it does not end with a result line.
 *
 * @returns {Counts | undefined}
 */
export function parseResult(output) {
  const lines = output.trimEnd().split('\n');
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(lines.at(-1) ?? '');
  if (!match) return undefined;
  const names = lines.filter((line) => line.startsWith(nameMark)).map((line) => line.slice(nameMark.length));
  return { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0), failures: names };
}
