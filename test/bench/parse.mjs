import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle, root } from './bundle.mjs';
import { longChecklists } from './longChecklists.mjs';
import { milliseconds, ratio } from './measure.mjs';

const require = createRequire(import.meta.url);

/** Where checklists are looked for; the first place that has some is taken. */
const places = [
  ['../shared/corpus', '../shared/seeds'],
  ['checklists', 'test/fixtures'],
];
/** The shorter a round, the more of it is chance: of more rounds the best is taken. */
const rounds = { structure: 25, whole: 9, long: 9 };
/** So many until the compiler has done its work, and a round takes no less time than the one before: it works longer on our many rules. */
const warmUps = { structure: 160, whole: 20, long: 2 };

export const parseBench = {
  name: 'parse: parseChecklist against markdown-it’s bare parse of the same files',
  async run() {
    const bench = await createBench();
    const files = places.map((folders) => folders.flatMap(filesIn)).find((found) => found.length > 0) ?? [];
    if (files.length === 0) return [{ what: 'no checklists found', value: '-' }];
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    const size = (texts.reduce((sum, text) => sum + text.length, 0) / 1e6).toFixed(2);
    const { markdownIt, structure } = measurePasses(() => bench.measureStructure(texts), 'structure');
    const { markdownIt: beside, whole, again } = measurePasses(() => bench.measureWhole(texts), 'whole');
    const lines = (what, { total, treeSitter }, floor) => [
      { what: `${what}: ${milliseconds(total)}, of it tree-sitter ${milliseconds(treeSitter)}`, value: '' },
      { what: '  without tree-sitter', value: ratio(total - treeSitter, floor.total) },
    ];
    return [
      { what: `${files.length} files, ${size} MB: markdown-it`, value: milliseconds(markdownIt.total) },
      ...lines('sections, steps, blocks (not yet what code spans of tasks hold)', structure, markdownIt),
      ...lines('with all that is known of their commands', whole, beside),
      ...lines('all of it again, the shell text known', again, beside),
    ];
  },
};

export const longBench = {
  name: 'long: a checklist of 10,000 items, opened and edited',
  async run() {
    const bench = await createBench();
    const lines = [];
    for (const { name, text } of longChecklists) {
      const times = measure(() => bench.measureLong(text), 'long');
      lines.push(
        { what: `${name}, ${(text.length / 1e6).toFixed(2)} MB: markdown-it`, value: milliseconds(times.markdownIt) },
        { what: '  opened: sections, steps, blocks', value: milliseconds(times.opened) },
        { what: '    and all that is known of the commands', value: milliseconds(times.openedWhole) },
        { what: '  a letter typed in the middle', value: milliseconds(times.letter) },
        { what: '    and all that is known of the commands', value: milliseconds(times.letterWhole) },
        { what: '  an item added in the middle', value: milliseconds(times.line) },
        { what: '    and all that is known of the commands', value: milliseconds(times.lineWhole) },
        { what: '  a fence opened in the middle', value: milliseconds(times.fence) },
        { what: '    and all that is known of the commands', value: milliseconds(times.fenceWhole) },
        { what: '  a fence of shell opened at the top', value: milliseconds(times.shellFence) },
        { what: '    and all that is known of the commands', value: milliseconds(times.shellFenceWhole) },
        { what: '  memory that stays in use', value: `${bench.measureMemory(text).toFixed(0)} MB` },
      );
    }
    return lines;
  },
};

async function createBench() {
  const out = await bundle('bench', ['test/bench/parse.ts']);
  const { createParseBench } = require(join(out, 'parse.js'));
  const bytes = (file) => readFileSync(require.resolve(file));
  return createParseBench({
    engineWasm: bytes('web-tree-sitter/web-tree-sitter.wasm'),
    grammarWasm: bytes('tree-sitter-bash/tree-sitter-bash.wasm'),
  });
}

/** Each pass of a round, total and share of tree-sitter. */
function measurePasses(round, kind) {
  const flat = measure(() => {
    const passes = Object.entries(round());
    return Object.fromEntries(
      passes.flatMap(([name, pass]) => Object.entries(pass).map(([key, time]) => [`${name}.${key}`, time])),
    );
  }, kind);
  const names = new Set(Object.keys(flat).map((key) => key.split('.')[0]));
  return Object.fromEntries(
    [...names].map((name) => [name, { total: flat[`${name}.total`], treeSitter: flat[`${name}.treeSitter`] }]),
  );
}

/** The best of each time, since others may use the machine. */
function measure(round, kind) {
  for (let i = 0; i < warmUps[kind]; i++) round();
  const times = [];
  for (let i = 0; i < rounds[kind]; i++) times.push(round());
  return Object.fromEntries(Object.keys(times[0]).map((key) => [key, Math.min(...times.map((each) => each[key]))]));
}

function filesIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.md'));
  return names.filter((name) => !name.includes('node_modules')).map((name) => join(path, name));
}
