import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toInspectJson } from '../../../src/cli/inspectJson';
import { parse } from './parser';

/** Real checklists that lie beside the project on some machines: what a GFM parser finds in them, line by line. */
const shared = join(import.meta.dirname, '../../../../shared');
const folders = [
  { name: 'seeds', documents: join(shared, 'seeds'), reference: join(shared, 'seeds/reference.json') },
  { name: 'corpus', documents: join(shared, 'corpus/raw'), reference: join(shared, 'corpus/reference.json') },
];

/** What is wrong with a few of them, and is told. */
const faults: Readonly<Record<string, readonly (readonly [code: string, line: number])[]>> = {
  '086.md': [
    ['stray-fence', 22],
    ['stray-fence', 32],
  ],
};

interface Reference {
  readonly headings: readonly number[];
  readonly tasks: readonly (readonly [line: number, checked: boolean])[];
  readonly code: readonly (readonly [line: number, kind: string, language: string])[];
}

for (const { name, documents, reference } of folders) {
  describe.skipIf(!existsSync(reference))(`${name} (skipped where ../shared is missing)`, () => {
    const expected = existsSync(reference)
      ? (JSON.parse(readFileSync(reference, 'utf8')) as Record<string, Reference>)
      : {};
    const files = existsSync(documents) ? readdirSync(documents).filter((file) => file in expected) : [];
    test.each(files)('%s: headings, task items and code blocks are GFM’s; no good line is reported', (file) => {
      const text = readFileSync(join(documents, file), 'utf8');
      const { sections, items, blocks, problems } = toInspectJson(text, parse(text));
      expect({
        headings: sections.map(({ line }) => line),
        tasks: items.map(({ line, checked }) => [line, checked]),
        code: blocks.map(({ line }) => line),
        problems: problems.map(({ code, line }) => [code, line]),
      }).toEqual({
        headings: expected[file]?.headings,
        tasks: expected[file]?.tasks,
        code: expected[file]?.code.map(([line]) => line),
        problems: faults[file] ?? [],
      });
    });
  });
}
