import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCommandPlaces, expectationsOnLine } from '../../../../src/vscode/editor/checklistPlaces';
import { explicitForms } from '../../../../src/vscode/editor/explicitForms';
import { stateExplicitly } from '../../../../src/vscode/editor/stateExplicitly';
import { parse } from '../../checklist/parser';

/** What is written below which line (`3: …`) when the line with the `§` is to be stated explicitly. */
function stated(marked: string): string {
  const line = marked.split('\n').findIndex((text) => text.includes('§'));
  const text = marked.replace('§', '');
  const added = stateExplicitly(parse(text), line, text, parse);
  return added ? `${added.below}: ${added.lines.join('⏎')}` : 'nothing';
}

describe('stateExplicitly', () => {
  test.each<[string, string, string]>([
    ['under the comment', '```bash\ncurl -i x\n# Expected: HTTP 200 OK§\n```', '2: # expect: http 200'],
    [
      'with its indentation',
      '- [ ] Ping\n  ```bash\n  curl -i x\n  # Expected: HTTP 200 OK§\n  ```',
      '3:   # expect: http 200',
    ],
    ['in a quotation', '> ```bash\n> curl -i x\n> # Expected: HTTP 200 OK§\n> ```', '2: > # expect: http 200'],
    [
      'under the line of a comment at its end',
      '```bash\ncurl -i x  # should return 503§\ndate\n```',
      '1: # expect: http 503',
    ],
    [
      'under the whole of a command that goes on',
      '```bash\nfor i in 1 2; do\n  curl -i x\ndone # should return 503§\n```',
      '3: # expect: http 503',
    ],
    [
      'each value of a JSON sample',
      '```bash\ncurl x\n# Expected: {"status":"healthy","db":{"up":true}, ...}§\n```',
      '2: # expect: json $.status = "healthy"⏎# expect: json $.db.up = true',
    ],
    [
      'in an expect fence under a session',
      '```console\n$ curl -i x\nHTTP/1.1 200 OK§\n```',
      '3: ```expect⏎http 200⏎```',
    ],
    ['not twice', '```bash\ncurl -i x\n# Expected: HTTP 200 OK§\n# expect: http 200\n```', 'nothing'],
    ['not what a person compares', '```bash\nmake\n# Should look reasonable to the team§\n```', 'nothing'],
    ['not what is declared', '```bash\nmake\n# expect: http 200§\n```', 'nothing'],
    ['not where nothing is expected', '```bash\nmake§\n```', 'nothing'],
    ['not in a session that was opened', '```bash\npsql\nSELECT 1; -- should return 1§\n```', 'nothing'],
    ['not at a command in a code span', '- [ ] Run `curl -i x` (should return 200)§', 'nothing'],
  ])('%s', (_, text, wanted) => {
    expect(stated(text)).toBe(wanted);
  });
});

const seeds = join(import.meta.dirname, '../../../../../shared/seeds');
const files = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];

test.skipIf(files.length === 0)(
  'can say nearly all that is inferred from real checklists (skipped where ../shared is missing)',
  () => {
    const counts = { offered: 0, all: 0 };
    for (const file of files.filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(file, 'utf8');
      const checklist = parse(text);
      for (const line of linesInBlocks(checklist)) {
        counts.all++;
        if (stateExplicitly(checklist, line, text, parse)) counts.offered++;
      }
    }
    expect(counts.all).toBeGreaterThan(10);
    expect(counts.offered / counts.all).toBeGreaterThan(0.95);
  },
);

/** Lines of comments in blocks from which something was inferred that the grammar can say. */
function linesInBlocks(checklist: ReturnType<typeof parse>): ReadonlySet<number> {
  const lines = allCommandPlaces(checklist)
    .filter(({ block, command }) => !block.inline && command.kind === 'command')
    .flatMap(({ block, command }) =>
      command.expectations
        .filter(({ source, line }) => source === 'inferred' && line > block.line && line < block.endLine)
        .map(({ line }) => line),
    );
  const canBeSaid = (line: number): boolean =>
    expectationsOnLine(checklist, line).every(({ expectations }) =>
      expectations.every(({ matcher }) => explicitForms(matcher) !== undefined),
    );
  return new Set(lines.filter(canBeSaid));
}
