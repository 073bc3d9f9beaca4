import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import ts from 'typescript';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from './testRunner';
import { cli, TestWorkspace } from './testWorkspace';

/** What of Node reaches another machine, or reads code from a text. */
const banned =
  /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|inspector|inspector\/promises|vm|repl|wasi)$/;
/** Globals that do. */
const bannedGlobals = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'eval', 'Function']);
/**
 * The loader that Emscripten has written for the shell grammar's engine speaks to browsers too: there it fetches what it is
 * given as bytes here. Its `eval` serves grammars with JavaScript in them; ours has none.
 */
const loader = 'node_modules/web-tree-sitter/';

const file = (name: string): string => join(root, 'dist', name);
const text = (name: string): string => readFileSync(file(name), 'utf8');

beforeAll(() => {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'ignore' });
});

describe.each(['extension.js', 'cli.js'])('%s', (name) => {
  test('has nothing of Node that reaches the network', () => {
    const { required, others } = modulesOf(name);
    expect(required.filter((module) => banned.test(module))).toEqual([]);
    const known = (module: string): boolean => module.startsWith('node:') || builtinModules.includes(module);
    expect(required.filter((module) => !known(module))).toEqual(name === 'extension.js' ? ['vscode'] : []);
    expect(others).toEqual([]);
  });

  test('names no global that reaches the network, and reads no code from a text', () => {
    expect(globalsOf(name).filter(({ module }) => !module.includes(loader))).toEqual([]);
  });

  test('the check itself sees what it looks for', () => {
    expect(globalsOf(name).map((found) => found.global)).toEqual(expect.arrayContaining(['eval', 'fetch']));
  });
});

test('no Markdown is trusted, no page may run a script, and each page says so to the browser', () => {
  const extension = text('extension.js');
  expect(extension.match(/\.(?:isTrusted|supportHtml)\s*=(?!=)/g)).toBeNull();
  const pages = extension.match(/\.(?:createWebviewPanel|registerWebviewViewProvider|registerCustomEditorProvider)\(/g);
  const policies = extension.match(/http-equiv="Content-Security-Policy" content="default-src 'none';/g);
  expect(policies?.length ?? 0).toBe(pages?.length ?? 0);
  expect(extension.match(/enableScripts:(?!\s*false)/g)).toBeNull();
});

describe('the command line at work', () => {
  let workspace: TestWorkspace;
  afterEach(() => workspace.remove());

  test.each([
    ['inspect', ['inspect', 'RELEASE.md']],
    ['lint', ['lint', 'RELEASE.md']],
    ['run', ['run', 'RELEASE.md', '--ci', '--release', 'v1']],
  ])('%s loads no module that reaches the network', async (_name, words) => {
    workspace = new TestWorkspace({ text: '- [ ] A\n  ```bash\n  echo "$HOME"\n  ```\n' });
    const guard = join(workspace.folder, 'guard.cjs');
    writeFileSync(guard, guardText);
    const { exitCode, stderr } = await execa(process.execPath, ['--require', guard, cli, ...words], {
      ...{ cwd: workspace.folder, stdin: 'ignore', reject: false },
    });
    expect({ exitCode, stderr: stderr.includes('loaded ') }).toEqual({ exitCode: 0, stderr: false });
  });
});

/** Ends the process as soon as its own code asks for one of them. */
const guardText = `const Module = require('node:module');
const load = Module._load;
Module._load = function (name, parent, isMain) {
  if (${String(banned)}.test(name)) { process.stderr.write('loaded ' + name + '\\n'); process.exit(99); }
  return load.call(this, name, parent, isMain);
};
for (const name of ['fetch', 'WebSocket']) globalThis[name] = () => { process.stderr.write('loaded ' + name + '\\n'); process.exit(99); };
`;

function parse(name: string): ts.SourceFile {
  return ts.createSourceFile(name, text(name), ts.ScriptTarget.Latest, true);
}

/** Modules that are asked for by name; and calls of `require` or `import` with something else than a name. */
function modulesOf(name: string): { readonly required: readonly string[]; readonly others: readonly string[] } {
  const required = new Set<string>();
  const others: string[] = [];
  const source = parse(name);
  visit(source, (node) => {
    if (!ts.isCallExpression(node)) return;
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (!isImport && !(ts.isIdentifier(node.expression) && node.expression.text === 'require')) return;
    const [argument] = node.arguments;
    if (argument && ts.isStringLiteralLike(argument)) required.add(argument.text);
    else others.push(node.getText().slice(0, 80));
  });
  return { required: [...required].sort(), others };
}

interface FoundGlobal {
  readonly global: string;
  /** The file that the bundle has it from, as esbuild's comments say. */
  readonly module: string;
}

/** Names that are used as such: not as a property, a parameter, or what something declares itself. */
function globalsOf(name: string): readonly FoundGlobal[] {
  const source = parse(name);
  const modules = [...source.text.matchAll(/^\s*\/\/ (\S+\.[cm]?[jt]s)$/gm)].map(({ index, 1: path = '' }) => ({
    index,
    path,
  }));
  const found: FoundGlobal[] = [];
  visit(source, (node) => {
    if (!ts.isIdentifier(node) || !bannedGlobals.has(node.text) || !isUse(node)) return;
    const module = modules.findLast(({ index }) => index < node.pos)?.path ?? '';
    found.push({ global: node.text, module });
  });
  return found;
}

function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return parent.expression.getText() === 'globalThis';
  if (ts.isMethodDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name !== node;
  // `x instanceof Function` and `Function.prototype` read no code.
  if (node.text !== 'Function') return true;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}
