import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root } from './paths.mjs';
import { parseResult } from './results.mjs';
import { npmCommand, run } from './run.mjs';
import { ensureTestPrograms } from './system.mjs';
import { requestedVersion } from './versions.mjs';

/**
 * One stage of `npm test`. To add one, add a line to the table.
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} [needs] a stage that makes what this one uses: it runs before, and this one not when it has failed
 * @property {() => Promise<import('./results.mjs').Counts>} run prints what it does; an error is one failure
 */

/** @type {Stage[]} */
export const stages = [
  { name: 'types', run: () => check(tool('typescript', 'tsc'), '--noEmit') },
  { name: 'lint', run: () => check(tool('eslint'), '.') },
  { name: 'format', run: () => check(tool('prettier'), '--check', '--log-level=warn', '.') },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'properties', run: () => vitest('properties', '--config', 'test/properties/vitest.config.mts') },
  { name: 'score', run: () => suite('test/host/score.mjs') },
  { name: 'package', run: packageExtension },
  { name: 'integration', run: () => suite('test/host/integration.mjs', { args: versionArgs() }) },
  { name: 'headless', run: () => vitest('headless', '--config', 'test/headless/vitest.config.mts') },
  { name: 'crash', run: () => suite('test/crash/journalKill.mjs') },
  { name: 'chaos', run: () => suite('test/chaos/chaos.mjs') },
  {
    name: 'chaos-editor',
    run: () => suite('test/chaos/chaos.mjs', { args: ['--editor', '--runs', '4', ...versionArgs()] }),
  },
  {
    name: 'ui',
    needs: 'package',
    run: () => suite('test/ui/run.mjs', { args: ['--vsix', 'dist/release-checklist.vsix'] }),
  },
];

const minutes = 60_000;
const results = join(root, 'test-results');
const oneFailure = { passed: 0, failed: 1, skipped: 0 };
const onePass = { passed: 1, failed: 0, skipped: 0 };

/** A check that looks at the whole tree: one test. */
async function check(file, ...args) {
  const { code } = await show(process.execPath, [file, ...args], 10 * minutes);
  return code === 0 ? onePass : oneFailure;
}

/** A runner of ours, whose last line says what came out. */
async function suite(file, { args = [], timeout = 40 * minutes } = {}) {
  if (!existsSync(join(root, file))) throw new Error(`There is no ${file}.`);
  const { code, output } = await show(process.execPath, [file, ...args], timeout);
  return settle(code, parseResult(output));
}

async function vitest(name, ...args) {
  await ensureTestPrograms();
  const file = join(results, `${name}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await show(process.execPath, [tool('vitest'), 'run', ...reporters, ...args], 20 * minutes);
  if (!existsSync(file)) return settle(code, undefined);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readJson(file);
  const failed = testResults.flatMap((each) => each.assertionResults).filter(({ status }) => status === 'failed');
  return settle(code, {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures: failed.map(({ fullName }) => fullName),
  });
}

/** Builds the extension and makes dist/release-checklist.vsix, by the same script as a release. */
async function packageExtension() {
  const [file, ...args] = npmCommand();
  const { code } = await show(file, [...args, 'run', '--silent', 'package'], 10 * minutes);
  return code === 0 ? onePass : oneFailure;
}

async function show(file, args, timeout) {
  const result = await run(file, args, { cwd: root, timeout, echo: true });
  if (result.timedOut) throw new Error(`Hung: ended after ${timeout / minutes} minutes.`);
  return result;
}

/** A runner that says that all is well and ends badly (a file that does not load, say) has a failure all the same. */
function settle(code, counts) {
  if (!counts) throw new Error(`Ended with code ${code} and without a result.`);
  return { ...counts, failed: code === 0 ? counts.failed : Math.max(1, counts.failed) };
}

function versionArgs() {
  const inCI = Boolean(process.env.CI) && process.env.CI !== 'false';
  const all = process.argv.includes('--all-versions') || (inCI && !requestedVersion());
  return all ? ['--all-versions'] : ['--vscode', requestedVersion()].filter(() => requestedVersion());
}

/** The program of an installed package, as a file for Node: the links in `.bin` are no programs on Windows. */
function tool(name, program = name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = readJson(join(folder, 'package.json'));
  return join(folder, typeof bin === 'string' ? bin : bin[program]);
}
