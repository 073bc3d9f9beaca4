import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Bundles TypeScript of the tests into a folder of out/, for Node or an extension host. Returns that folder. */
export async function bundle(folder, entryPoints) {
  const outdir = join(root, 'out', folder);
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2023',
    external: ['vscode'],
    // Its ES module form asks for `import.meta.url`, which a CommonJS bundle does not have.
    alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
    logLevel: 'warning',
  });
  return outdir;
}
