import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle, root } from '../bench/bundle.mjs';

/** What parts.ts holds, for scripts that are no TypeScript, with a shell parser. */
export async function loadReleaseMaker() {
  const out = await bundle('releases', ['test/releases/parts.ts']);
  const parts = createRequire(import.meta.url)(join(out, 'parts.js'));
  return { parts, shellParser: await parts.loadShellParserFromDisk(join(root, 'dist')) };
}
