// Bundles the extension and the command line into dist/, and the tests that run inside VS Code into out/.
//   node esbuild.mjs [--production] [--watch] [--tests]
import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const production = process.argv.includes('--production');

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // As a version of the language, which Node 20 has: for `node20`, patterns with \p{…} are made anew at each use.
  target: 'es2023',
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'info',
  // Its ES module form asks for `import.meta.url`, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
};

const builds = [
  { ...shared, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...shared, entryPoints: ['src/node/outputWorker.ts'], outfile: 'dist/outputWorker.js' },
  { ...shared, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];
if (process.argv.includes('--tests')) {
  builds.push({
    ...shared,
    entryPoints: ['test/integration/index.ts'],
    outfile: 'out/test/integration/index.js',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
}

/** The shell grammar and its engine are files beside the bundle, read at first use. */
function copyGrammar() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  cpSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm'), join(root, 'dist/web-tree-sitter.wasm'));
  cpSync(require.resolve('tree-sitter-bash/tree-sitter-bash.wasm'), join(root, 'dist/tree-sitter-bash.wasm'));
}

copyGrammar();
if (process.argv.includes('--watch')) {
  for (const options of builds) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(builds.map((options) => esbuild.build(options)));
}
