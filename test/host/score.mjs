// Holds what is read of real checklists to thresholds. The documents and the program that counts lie beside the project,
// in ../shared, and are no part of it: where they are not, this says so and skips.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { emptyCounts, printResult } from './results.mjs';
import { runOrThrow } from './run.mjs';

/** The least share of each row, by the row's name. A row that is not here, or not counted, is a failure. */
const thresholds = new Map([
  ['documents that parse', 1],
  ['task items as GFM has them, per document', 1],
  ['headings, per document', 1],
  ['code blocks, per document', 1],
  ['block on the right step', 0.98],
  ['runnable or not', 0.97],
  ['number of commands', 0.95],
  ['commands in code spans found', 0.9],
  ['code spans offered that are commands', 0.9],
  ['expectations found', 0.9],
  ['checkable ones evaluated by machine', 0.8],
  ["evaluated with the author's meaning", 0.98],
  ['prose left to a person', 1],
  ['machine checks that the author wrote', 1],
  ['dangerous commands marked', 0.95],
  ['placeholders listed', 0.9],
]);

const program = join(root, '..', 'shared', 'tools', 'score.mjs');
const counts = emptyCounts();
if (existsSync(program)) await score();
else {
  console.log(`Skipped: there is no ${program}, so nothing real to read.`);
  counts.skipped = thresholds.size;
}
printResult(counts);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function score() {
  await runOrThrow('The build', process.execPath, ['esbuild.mjs'], { cwd: root, timeout: 120_000 });
  const { output } = await runOrThrow('The score', process.execPath, [program, '--json'], {
    cwd: root,
    timeout: 600_000,
  });
  const { rows, misses } = JSON.parse(output);
  for (const [name, least] of thresholds)
    judge(
      name,
      least,
      rows.find((row) => row.name === name),
      misses[name] ?? [],
    );
  const unknown = rows.filter((row) => !thresholds.has(row.name));
  for (const { name } of unknown) console.log(`✗ "${name}" has no threshold.`);
  counts.failed += unknown.length;
}

/** One row as one test; what was missed is shown where it is too much. */
function judge(name, least, row, missed) {
  const isEnough = row !== undefined && row.of > 0 && row.hit / row.of >= least;
  const found = row === undefined ? 'not counted' : `${row.hit} of ${row.of}`;
  console.log(`${isEnough ? '✓' : '✗'} ${name}: ${found}, at least ${100 * least} %`);
  if (!isEnough) for (const miss of missed.slice(0, 20)) console.log(`    ${miss}`);
  counts[isEnough ? 'passed' : 'failed'] += 1;
}
