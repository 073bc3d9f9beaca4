/**
 * The user-interface tests: a person's clicks and keys in the packaged extension, in a real VS Code.
 *
 *   node test/ui/run.mjs [--vscode 1.104.0] [--scenario name] [--repeat N] [--vsix file]
 *
 * Without `--vsix` the extension is packaged first.
 *
 * Each file of scenarios/ is one: a list of tests that a person would do one after the other, in a window of its own.
 * Pictures are left in test-results/ui/, and of a failure also the rows that were shown and the server's log.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../host/paths.mjs';
import { addCounts, emptyCounts, printResult } from '../host/results.mjs';
import { ensureTestPrograms } from '../host/system.mjs';
import { defaultVersion, pinOf, requestedVersion } from '../host/versions.mjs';
import { startEditor } from './editor.mjs';
import { packageExtension } from '../host/package.mjs';
import { runScenario } from './scenario.mjs';

const { values: options } = parseArgs({
  options: {
    vscode: { type: 'string' },
    scenario: { type: 'string', multiple: true },
    repeat: { type: 'string', default: '1' },
    vsix: { type: 'string' },
  },
});

const version = options.vscode ? pinOf(options.vscode).vscode : (requestedVersion() ?? defaultVersion);
const results = join(root, 'test-results', 'ui');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const counts = emptyCounts();
await ensureTestPrograms();
const scenarios = await loadScenarios();
const vsix = options.vsix ? resolve(options.vsix) : await packageExtension();
for (const trust of ['disabled', 'enabled']) {
  const some = scenarios.filter((scenario) => (scenario.trust ?? 'disabled') === trust);
  if (some.length > 0) addCounts(counts, await runInOneEditor(some, trust));
}
printResult(counts);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

async function loadScenarios() {
  const folder = join(root, 'test', 'ui', 'scenarios');
  const names = readdirSync(folder).map((file) => file.replace(/\.mjs$/, ''));
  const unknown = (options.scenario ?? []).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No scenario ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  const asked = names.filter((name) => !options.scenario || options.scenario.includes(name)).sort();
  return Promise.all(
    asked.map(async (name) => ({ name, ...(await import(pathToFileURL(join(folder, `${name}.mjs`)).href)) })),
  );
}

async function runInOneEditor(scenarios, trust) {
  const counts = emptyCounts();
  const editor = await startEditor({ version, vsix, trust });
  try {
    for (let turn = 1; turn <= Number(options.repeat); turn++) {
      for (const scenario of scenarios) {
        console.log(`\nVS Code ${version}, ${scenario.name}${turn > 1 ? `, turn ${turn}` : ''}`);
        addCounts(counts, await runScenario(scenario, editor, results), scenario.name);
      }
    }
  } finally {
    await editor.close();
  }
  return counts;
}
