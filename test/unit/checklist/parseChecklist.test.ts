import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dump } from './dump';
import { parse } from './parser';

const folder = join(import.meta.dirname, '../../fixtures/checklist');
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

describe('fixtures', () => {
  test.each(names)('%s reads as its golden model', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    await expect(dump(parse(text))).toMatchFileSnapshot(join(folder, name.replace(/\.md$/, '.expected.json')));
  });
});
