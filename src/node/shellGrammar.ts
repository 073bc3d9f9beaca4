import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DeclaredDanger } from '../shell/declaredDanger';
import { loadShellParser } from '../shell/shellParser';
import type { ShellParser } from '../shell/shellScript';

/** Loads the parser from its two `.wasm` files: those beside the bundle, or, where the sources run unbundled, those of the packages. */
export async function loadShellParserFromDisk(
  folder: string = __dirname,
  declared: readonly DeclaredDanger[] = [],
): Promise<ShellParser> {
  const [engineWasm, grammarWasm] = await Promise.all([
    readFile(findWasm(folder, 'web-tree-sitter')),
    readFile(findWasm(folder, 'tree-sitter-bash')),
  ]);
  return loadShellParser({ engineWasm, grammarWasm }, declared);
}

function findWasm(folder: string, name: string): string {
  const besideTheBundle = join(folder, `${name}.wasm`);
  return existsSync(besideTheBundle)
    ? besideTheBundle
    : createRequire(join(folder, 'shellGrammar.js')).resolve(`${name}/${name}.wasm`);
}
