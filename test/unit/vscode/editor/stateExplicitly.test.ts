import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCommandPlaces, expectationsOnLine } from '../../../../src/vscode/editor/checklistPlaces';
import { explicitForms } from '../../../../src/vscode/editor/explicitForms';
import { stateExplicitly } from '../../../../src/vscode/editor/stateExplicitly';
import type { Checklist } from '../../../../src/checklist/checklist';
import { parse } from '../../checklist/parser';
import { judge, readTruthCases, readVerdictCases, worst } from '../../expectation/verdictCases';

/** What is written behind which place (`3:7 …`) when the line with the `§` is to be stated explicitly. */
function stated(marked: string): string {
  const line = marked.split('\n').findIndex((text) => text.includes('§'));
  const text = marked.replace('§', '');
  const added = stateExplicitly(parse(text), line, text, parse);
  if (!added) return 'nothing';
  const { line: at, column, text: words } = added;
  return words.startsWith('\n') ? `${at}: ${words.slice(1).replaceAll('\n', '⏎')}` : `${at}:${column}${words}`;
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
    [
      'a text that every line says',
      '```bash\ndocker compose ps\n# All services should show "Up"§\n```',
      '2: # expect: each "Up"',
    ],
    [
      'a JSON list that is left open, whole',
      '```bash\ncurl x\n# Expected: {"items": ["a", ...], "ok": true}§\n```',
      '2: # expect: json has {"items":["a","..."],"ok":true}',
    ],
    [
      'a text as the whole words that it stands for, in any order',
      '```bash\nmake\n# Should print "done" and "0 skipped"§\n```',
      '2: # expect: /\\bdone\\b/⏎# expect: /(?:^|[^\\w.,:\\/-])0 skipped\\b/',
    ],
    ['behind a code span', '- [ ] Run `curl -i x` (should return 200)§', '0:21 <!-- expect: http 200 -->'],
    [
      'behind each of several code spans its own',
      '- [ ] Run `curl -i x` (should return 200) <!-- expect: http 200 -->; then `curl -i y` (should return 503)§',
      '0:85 <!-- expect: http 503 -->',
    ],
    [
      'behind a code span in a table',
      '| Command | Expected |\n|---|---|\n| `curl -i x` | HTTP 200§ |',
      '2:13 <!-- expect: http 200 -->',
    ],
    ['not twice behind a code span', '- [ ] Run `curl -i x` (should return 200)§ <!-- expect: http 200 -->', 'nothing'],
  ])('%s', (_, text, wanted) => {
    expect(stated(text)).toBe(wanted);
  });
});

/** Two places for the words of a comment: under a command of a block, and behind a command in a code span. */
const places: Readonly<Record<string, (command: string, words: string) => string>> = {
  'a block': (command, words) => `\`\`\`bash\n${command}\n# ${words}§\n\`\`\``,
  'a code span': (command, words) => `- [ ] Run \`${command}\` (${words})§`,
};

describe.each(Object.entries(places))('what is stated in %s', (_, write) => {
  const said = [...readTruthCases('truth'), ...readVerdictCases('inferred')].flatMap((one) => {
    const words = /^.*?txt:\d+ # ([^+|]+?) \| /.exec(one.name)?.[1];
    return words === undefined ? [] : [{ one, words }];
  });

  test('judges every output as the words do, but that it is surer of what is wrong', () => {
    let stated = 0;
    for (const { one, words } of said) {
      const marked = write('npm run check', words);
      const line = marked.split('\n').findIndex((each) => each.includes('§'));
      const text = marked.replace('§', '');
      const added = stateExplicitly(parse(text), line, text, parse);
      if (!added) continue;
      stated++;
      const lines = text.split('\n');
      const at = lines[added.line] ?? '';
      lines[added.line] = at.slice(0, added.column) + added.text + at.slice(added.column);
      const verdictOf = (checklist: Checklist): string =>
        worst(judge({ ...one, expectations: allCommandPlaces(checklist)[0]?.command.expectations ?? [] }));
      const [before, after] = [verdictOf(parse(text)), verdictOf(parse(lines.join('\n')))];
      const isQuoted = /^\s*"[^"\n]*"\s*$/.test(one.output) && added.forms[0]?.startsWith('= ') === true;
      const allowed = before === 'review' ? ['review', 'mismatched'] : isQuoted ? [before, 'mismatched'] : [before];
      expect(allowed, `${one.name}: ${added.forms.join(' + ')}`).toContain(after);
    }
    expect(stated).toBeGreaterThan(100);
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
