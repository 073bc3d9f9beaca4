import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { withProgress } from '../host/progress.mjs';
import { runOrThrow } from '../host/run.mjs';

/** Builds and packages the extension as it is published. @returns {Promise<string>} the .vsix */
export async function packageExtension() {
  const vsix = join(root, 'test-results', 'release-checklist.vsix');
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  await withProgress('Packaging the extension', async () => {
    await runOrThrow('The build', process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
    const args = ['package', '--no-dependencies', '--no-rewrite-relative-links', '--out', vsix];
    await runOrThrow('vsce package', process.execPath, [vsce, ...args], { cwd: root, timeout: 120_000 });
  });
  return vsix;
}
