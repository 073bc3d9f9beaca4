/**
 * Runs the tests that live inside VS Code, `test/integration/`, in a real one.
 *
 *   node test/host/integration.mjs [--vscode 1.104.0] [--all-versions] [--grep text] [--repeat N] [--launch name]
 *     [--no-build] [--verbose]
 *
 * The files of `test/integration/` itself run in one window. A folder in it is a launch of its own: its `launch.mjs`
 * says how VS Code is started for it (see integrationLaunches.mjs).
 */
import { createWriteStream, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onEnd } from './cleanup.mjs';
import { integrationLaunches } from './integrationLaunches.mjs';
import { copyFixture, launchVSCode } from './launch.mjs';
import { root } from './paths.mjs';
import { emptyCounts, addCounts, printResult } from './results.mjs';
import { runOrThrow } from './run.mjs';
import { ensureShells } from './system.mjs';
import { followTests } from './testEvents.mjs';
import { defaultVersion, pinOf, requestedVersion, versions } from './versions.mjs';

const { values: options } = parseArgs({
  options: {
    vscode: { type: 'string' },
    'all-versions': { type: 'boolean' },
    grep: { type: 'string' },
    launch: { type: 'string' },
    repeat: { type: 'string', default: '1' },
    build: { type: 'boolean', default: true },
    verbose: { type: 'boolean' },
  },
  allowNegative: true,
});

const counts = emptyCounts();
await ensureShells();
if (options.build) await runOrThrow('The build', process.execPath, ['esbuild.mjs', '--tests'], { cwd: root });
const launches = (await integrationLaunches()).filter((one) => !options.launch || one.name === options.launch);
for (const version of askedVersions()) {
  for (let turn = 1; turn <= Number(options.repeat); turn++) {
    for (const launch of launches) addCounts(counts, await runLaunch(launch, version));
  }
}
printResult(counts);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

function askedVersions() {
  if (options['all-versions']) return versions.map((pin) => pin.vscode);
  return [options.vscode ? pinOf(options.vscode).vscode : (requestedVersion() ?? defaultVersion)];
}

/** All windows of a launch share its workspace and its data, so that a later one finds what an earlier one has left. */
async function runLaunch(launch, version) {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'release-checklist-tests-'));
  const remove = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  const forget = onEnd(remove);
  const counts = emptyCounts();
  try {
    const workspace = copyFixture(launch.options.workspace, join(temporary, 'workspace'));
    const dataDir = join(temporary, 'data');
    for (const [index, files] of launch.windows.entries()) {
      const name = [version, launch.name, ...(launch.windows.length > 1 ? [index + 1] : [])].join(' ');
      console.log(`\nVS Code ${name}`);
      const resultsFile = join(temporary, `results-${index}.jsonl`);
      addCounts(counts, await runWindow(name, { ...launch.options, version, workspace, dataDir }, files, resultsFile));
    }
    return counts;
  } finally {
    remove();
    forget();
  }
}

/** One window: from its start to the event `end`, or to `killed` when a test ends its own extension host. */
async function runWindow(name, launchOptions, files, resultsFile) {
  const artifact = join(root, 'test-results', `integration-${name.replaceAll(' ', '-')}`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const log = createWriteStream(`${artifact}.log`);
  const tests = followTests(resultsFile);
  let vscode;
  try {
    const request = { files, grep: options.grep, resultsFile };
    vscode = await launchVSCode({
      ...launchOptions,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'test', 'integration', 'index.js'),
      env: {
        ...launchOptions.env,
        RELEASE_CHECKLIST_TESTS: JSON.stringify(request),
        RELEASE_CHECKLIST_TEST_VERSION: launchOptions.version,
      },
      onLog: (type, args) => {
        const line = `${type} ${args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ')}\n`;
        log.write(line);
        if (options.verbose) process.stdout.write(line);
      },
    });
    await Promise.race([vscode.testsEnded, tests.killed, tests.hung]);
  } catch (error) {
    tests.fail(error.message);
  } finally {
    const counts = tests.stop();
    if (counts.failed > 0) {
      await vscode?.page.screenshot({ path: `${artifact}.png` }).catch(() => undefined);
      console.log(`  The consoles' output is in ${artifact}.log`);
    }
    await vscode?.close();
    log.end();
  }
  return tests.counts;
}
