/**
 * `npm test`: every stage of the table in stages.mjs, one after the other, whatever came out of those before. Needs nothing but
 * Node and npm; what is missing it installs.
 *
 *   npm test [-- --only unit,integration] [-- --skip ui] [-- --vscode 1.104.0 | --all-versions]
 *
 * The last line is `N passed, N failed`, with `, N skipped` when some were. The exit code is 0 when no test failed and each stage
 * had tests.
 */
import { parseArgs } from 'node:util';
import { endWithNpm } from './cleanup.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { addCounts, emptyCounts, printResult } from './results.mjs';
import { stages } from './stages.mjs';

endWithNpm();

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    skip: { type: 'string', default: '' },
    vscode: { type: 'string' },
    'all-versions': { type: 'boolean' },
  },
});

try {
  const selected = select();
  await ensureDependencies();
  await runStages(selected);
} catch (error) {
  console.error(error.message);
  printResult({ passed: 0, failed: 1, skipped: 0 });
  process.exit(1);
}

async function runStages(selected) {
  const rows = [];
  for (const stage of selected) {
    const blocked = rows.find((row) => row.name === stage.needs && row.counts.failed > 0);
    rows.push(blocked ? notRun(stage, blocked.name) : await runStage(stage));
  }
  printTable(rows);
  const total = emptyCounts();
  for (const row of rows) addCounts(total, row.counts, row.name);
  printResult(total);
  process.exit(total.failed > 0 ? 1 : 0);
}

async function runStage({ name, run }) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const start = Date.now();
  const row = await run().then(
    (counts) => ({ counts, note: '' }),
    (error) => ({ counts: { ...emptyCounts(), failed: 1, failures: [error.message] }, note: error.message }),
  );
  if (row.counts.passed + row.counts.failed === 0) {
    row.counts.failed = 1;
    row.note = 'There was no test to run.';
  }
  if (row.note) console.log(`✘ ${name}: ${row.note}`);
  return { name, ...row, seconds: (Date.now() - start) / 1000 };
}

function notRun({ name }, needed) {
  return { name, counts: { passed: 0, failed: 1, skipped: 0 }, note: `Not run: ${needed} failed.`, seconds: 0 };
}

function printTable(rows) {
  console.log(
    `\n${'stage'.padEnd(14)}${['passed', 'failed', 'skipped', 'seconds'].map((s) => s.padStart(9)).join('')}`,
  );
  for (const { name, counts, note, seconds } of rows) {
    const cells = [counts.passed, counts.failed, counts.skipped, seconds.toFixed(1)];
    console.log(`${name.padEnd(14)}${cells.map((cell) => String(cell).padStart(9)).join('')}  ${note}`.trimEnd());
  }
}

/** The stages asked for, and those that they need. */
function select() {
  const only = options.only?.split(',');
  const skip = options.skip.split(',').filter(Boolean);
  const unknown = [...(only ?? []), ...skip].filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Error(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`);
  }
  const wanted = stages.filter(({ name }) => (only?.includes(name) ?? true) && !skip.includes(name));
  const needed = new Set(wanted.map((stage) => stage.needs));
  return stages.filter((stage) => wanted.includes(stage) || needed.has(stage.name));
}
