import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchVSCode } from '../host/launch.mjs';
import { root } from '../host/paths.mjs';
import { defaultVersion, requestedVersion } from '../host/versions.mjs';
import { waitFor } from '../host/wait.mjs';
import { median, milliseconds, ratio } from './measure.mjs';

const lines = 1_000_000;
const rounds = 3;

export const captureBench = {
  name: `capture: ${lines} lines in a real terminal, against the same command there uncaptured`,
  async run() {
    const { captured, uncaptured, known } = await measureInVSCode();
    const [ours, theirs, told] = [captured, uncaptured, known].map(median);
    return [
      { what: `the command: ${milliseconds(ours)} against ${milliseconds(theirs)}`, value: ratio(ours, theirs) },
      { what: `until its result is known: ${milliseconds(told)}`, value: ratio(told, theirs) },
    ];
  },
};

async function measureInVSCode() {
  const temporary = mkdtempSync(join(tmpdir(), 'release-checklist-bench-'));
  const workspace = join(temporary, 'workspace');
  const resultFile = join(temporary, 'result.json');
  mkdirSync(workspace);
  // In the repository, beside what else is built: VS Code loads it as the tests of an extension.
  const module = await bundleForVSCode();
  const request = { scripts: join(root, 'media', 'shell'), resultFile, lines, rounds };
  let vscode;
  try {
    vscode = await launchVSCode({
      version: requestedVersion() ?? defaultVersion,
      workspace,
      extensionDevelopmentPath: root,
      extensionTestsPath: module,
      env: { RELEASE_CHECKLIST_BENCH: JSON.stringify(request) },
    });
    let code;
    void vscode.testsEnded.then((ended) => (code = ended));
    await waitFor('the bench in VS Code to end', () => code !== undefined, { timeout: 600_000 });
    if (code !== 0) throw new Error(`The bench in VS Code ended with code ${code}.`);
    return JSON.parse(readFileSync(resultFile, 'utf8'));
  } finally {
    await vscode?.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function bundleForVSCode() {
  const outfile = join(root, 'out', 'bench', 'capture.js');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/capture.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2023',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}
