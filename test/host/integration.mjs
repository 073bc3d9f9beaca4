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
import { ensureServer } from './install.mjs';
import { integrationLaunches } from './integrationLaunches.mjs';
import { copyFixture, launchVSCode } from './launch.mjs';
import { root } from './paths.mjs';
import { descendantsOf } from './processTree.mjs';
import { emptyCounts, addCounts, printResult } from './results.mjs';
import { runOrThrow } from './run.mjs';
import { ensureTestPrograms } from './system.mjs';
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

/** Where so many windows hang, the machine or the extension is at fault, and the others would only take their time too. */
const mostHungWindows = 2;

const counts = emptyCounts();
let hungWindows = 0;
await ensureTestPrograms();
if (options.build) await runOrThrow('The build', process.execPath, ['esbuild.mjs', '--tests'], { cwd: root });
const launches = (await integrationLaunches()).filter((one) => !options.launch || one.name === options.launch);
for (const version of askedVersions()) {
  await ensureServer(version); // It may have to be downloaded, which is no window's time.
  for (let turn = 1; turn <= Number(options.repeat); turn++) {
    for (const launch of launches)
      addCounts(counts, await runLaunch(launch, version), `VS Code ${version} ${launch.name}`);
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
  if (hungWindows >= mostHungWindows) {
    return { ...emptyCounts(), failed: 1, failures: [`not run, since ${hungWindows} windows have hung`] };
  }
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
      const launchOptions = { ...launch.options, version, workspace, dataDir };
      addCounts(counts, await runWindow(name, launchOptions, { files, resultsFile, minutes: launch.minutes }));
    }
    return counts;
  } finally {
    remove();
    forget();
  }
}

/**
 * One window: from its start to the event `end`, or to `killed` when a test ends its own extension host. One that hangs is
 * ended, and what it has not run counts as failed.
 */
async function runWindow(name, launchOptions, { files, resultsFile, minutes }) {
  const artifact = join(root, 'test-results', `integration-${name.replaceAll(' ', '-')}`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const log = createWriteStream(`${artifact}.log`);
  const said = [];
  const tests = followTests(resultsFile, minutes * 60_000);
  tests.hung.catch(() => (hungWindows += 1));
  let vscode;
  try {
    const request = { files, grep: options.grep, resultsFile };
    const launched = launchVSCode({
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
        said.push(`    ${line.trimEnd().split('\n', 1)[0].slice(0, 200)}`);
        said.splice(0, said.length - 15);
        if (options.verbose) process.stdout.write(line);
      },
    });
    vscode = await Promise.race([launched, tests.hung]);
    await Promise.race([vscode.testsEnded, tests.killed, tests.hung]);
  } catch (error) {
    tests.fail(error.message);
  } finally {
    const counts = tests.stop();
    if (counts.failed > 0) {
      await vscode?.page.screenshot({ path: `${artifact}.png`, timeout: 10_000 }).catch(() => undefined);
      console.log(`  The consoles' output is in ${artifact}.log; its end:\n${said.join('\n')}`);
      if (vscode) console.log(`  What ran then:\n${describeProcesses(vscode.server.pid)}`);
    }
    await vscode?.close();
    log.end();
  }
  return tests.counts;
}

/** The shells under the server, and what they run: a hung test waits for one of them, most often. */
function describeProcesses(serverPid) {
  return descendantsOf(serverPid)
    .filter(({ command }) => !command.includes('server-main.js') && !command.includes('--type='))
    .map(({ pid, parent, command }) => `    ${pid} (of ${parent}) ${command.slice(0, 200)}`)
    .join('\n');
}
