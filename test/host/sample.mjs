import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from './home.mjs';
import { root } from './paths.mjs';
import { run, runOrThrow } from './run.mjs';

/** The checklist of the sample workspace. */
export const sampleChecklist = 'RELEASE.md';

/**
 * A copy of the sample workspace, as a git repository with one commit for a release to be pinned to.
 *
 * @param {string} target a folder that does not exist
 */
export async function makeSampleWorkspace(target) {
  const source = join(root, 'checklists', 'sample');
  if (!existsSync(join(source, sampleChecklist))) throw new Error(`The sample workspace is missing: ${source}`);
  mkdirSync(join(target, '..'), { recursive: true });
  cpSync(source, target, { recursive: true });
  const git = (...args) => runOrThrow(`git ${args[0]}`, 'git', args, { cwd: target });
  await git('init', '--quiet', '--initial-branch=main');
  for (const [key, value] of Object.entries(identity)) {
    const known = await run('git', ['config', `user.${key}`], { cwd: target });
    if (known.code !== 0) await git('config', `user.${key}`, value);
  }
  await git('add', '--all');
  await git('-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'The service before the release');
}
