import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle, root } from './bundle.mjs';
import { median, milliseconds, ratio } from './measure.mjs';

/** Where checklists are looked for; the first place that has some is taken. */
const places = [
  ['../shared/corpus', '../shared/seeds'],
  ['checklists', 'test/fixtures'],
];
const rounds = 9;

export const parseBench = {
  name: 'parse: parseChecklist against markdown-it’s bare parse of the same files',
  async run() {
    const files = places.map((folders) => folders.flatMap(filesIn)).find((found) => found.length > 0) ?? [];
    if (files.length === 0) return [{ what: 'no checklists found', value: '-' }];
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    const out = await bundle('bench', ['test/bench/parse.ts']);
    const { createParseTimer } = createRequire(import.meta.url)(join(out, 'parse.js'));
    const measure = await createParseTimer(texts);
    measure();
    const times = Array.from({ length: rounds }, measure);
    const of = (name) => median(times.map((each) => each[name]));
    const size = (texts.reduce((sum, text) => sum + text.length, 0) / 1e6).toFixed(2);
    return [
      { what: `${files.length} files, ${size} MB: markdown-it`, value: milliseconds(of('markdownIt')) },
      { what: 'parseChecklist', value: milliseconds(of('checklist')) },
      { what: '  of it the shell grammar (tree-sitter)', value: milliseconds(of('shell')) },
      { what: 'parseChecklist against markdown-it', value: ratio(of('checklist'), of('markdownIt')) },
      { what: '  without the shell grammar', value: ratio(of('checklist') - of('shell'), of('markdownIt')) },
    ];
  },
};

function filesIn(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.md'));
  return names.filter((name) => !name.includes('node_modules')).map((name) => join(path, name));
}
