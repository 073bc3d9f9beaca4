import { join } from 'node:path';
import { root } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { npmCommand, runOrThrow } from './run.mjs';

/** Builds and packages the extension by the same script as a release. @returns {Promise<string>} the .vsix */
export async function packageExtension() {
  const [file, ...args] = npmCommand();
  await withProgress('Packaging the extension', () =>
    runOrThrow('npm run package', file, [...args, 'run', '--silent', 'package'], { cwd: root, timeout: 300_000 }),
  );
  return join(root, 'dist', 'release-checklist.vsix');
}
