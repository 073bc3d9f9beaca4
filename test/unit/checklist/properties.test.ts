import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Section, Step } from '../../../src/checklist/checklist';
import { listPlaceholders } from '../../../src/checklist/listPlaceholders';
import { looksLikeChecklist } from '../../../src/checklist/looksLikeChecklist';
import { allCommands, allSections, allSteps } from '../../../src/checklist/steps';
import type { Expectation } from '../../../src/expectation/expectation';
import type { SourceRange } from '../../../src/util/sourceRange';
import { propertyRuns } from '../propertyRuns';
import { parse } from './parser';

const fragments = [
  '---\n',
  'inputs:\n  a: {}\n',
  '# Head\n',
  '## Rollback\n',
  '### 1. Head\n',
  'Title\n===\n',
  '- [ ] item\n',
  '  - [x] inner\n',
  '\t* [-] tab\n',
  '1. [ ] one\n',
  '2. two:\n',
  '> quoted\n',
  '> - [ ] in it\n',
  '```bash\n',
  '```bash id=x confirm\n',
  '```expect\n',
  '```console\n',
  '```\n',
  '~~~\n',
  '  ```sh\n',
  '  ```\n',
  '    indented\n',
  'ls -l\n',
  '$ ls\n',
  '> more\n',
  "don't\n",
  'cat <<EOF\n',
  'EOF\n',
  '# Expected: 5\n',
  '# expect: /(/\n',
  'curl x # should be 200\n',
  'lead in:\n',
  '**Bold**\n',
  '<details>\n',
  '</details>\n',
  '<!-- step: id=y -->\n',
  '| a | b |\n|---|---|\n| 1 | `ls` |\n',
  '\n',
  '\r\n',
  '\r',
  '\uFEFF',
  '\0',
  '\u2028',
  '日本\n',
  '🚢',
  '[x]: /url\n',
  'A=1\nB=2\n',
  '\\\n',
  'psql\n',
  'SELECT 1;\n',
  '- [ ] **Lead:** ____ Date: ____\n',
  '*****\n',
  '- - - [ ] deep\n',
  '`',
  '[',
  '<',
] as const;

const documents = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 20 })
    .map((parts) => parts.join('')),
);
const runs = { numRuns: propertyRuns(500), seed: 20 };

test('every range lies in the text, and a command stands where its range says', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const lines = text.split(/\r\n|\r|\n/);
      const checklist = parse(text);
      const steps = allSteps(checklist);
      const commands = steps.flatMap(allCommands);
      const places = [...allSections(checklist), ...steps, ...commands, ...checklist.problems];
      for (const { range } of places) expectInText(range, lines);
      for (const { range, text: words } of commands) {
        const line = lines[range.start.line]?.replaceAll('\0', '\uFFFD').slice(range.start.column);
        expect(
          line?.startsWith(words.split('\n', 1)[0] ?? ''),
          `${JSON.stringify(words)} in ${JSON.stringify(line)}`,
        ).toBe(true);
      }
    }),
    runs,
  );
});

test('what is named stands where it is said to stand', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const lines = text.split(/\r\n|\r|\n/).map((line) => line.replaceAll('\0', '\uFFFD'));
      const checklist = parse(text);
      for (const { line, text: words } of allSteps(checklist).flatMap(expectationsOf)) {
        expect(line).toBeLessThan(lines.length);
        const first = words.split('\n', 1)[0]?.split(' ', 1)[0] ?? '';
        expect(lines[line], words).toContain(first);
      }
      for (const { range, text: open } of listPlaceholders(text, checklist)) {
        expectInText(range, lines);
        expect(lines[range.start.line]?.slice(range.start.column, range.end.column)).toBe(open);
      }
      for (const { inline, text: words, line } of allSteps(checklist).flatMap(({ blocks }) => blocks))
        if (inline) expect(lines[line]).toContain(words);
      for (const { level, title, range } of allSections(checklist)) {
        const [word = ''] = /[\p{L}\p{N}]+/u.exec(title) ?? [];
        if (level > 0) expect(lines.slice(range.start.line, range.end.line + 1).join('\n')).toContain(word);
      }
    }),
    runs,
  );
});

/** What other Markdown files are made of. */
const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# A library\n',
        'Words about it, and a [link](x.md).\n',
        '- a bullet\n- another\n',
        '1. first\n2. second\n',
        '| a | b |\n|---|---|\n| 1 | 2 |\n',
        '> a quote\n',
        '```js\nconst a = 1;\n```\n',
        '```json\n{ "a": [1] }\n```\n',
        '```yaml\na: 1\n```\n',
        '<details><summary>More</summary></details>\n',
        '[1]: https://x.org\n',
        'It uses `Map<string>` and `.env`.\n',
        'See [x] and [ ] there.\n',
        '---\n',
        '![image](a.png)\n',
        '\n',
      ),
      fc
        .string({ unit: fc.constantFrom(...Array.from('abc XYZ.,:;!?()日本é🚢')), maxLength: 40 })
        .map((words) => `${words}\n`),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join('\n'));

test('a text that is no checklist is not claimed: no step, no command, no complaint', () => {
  fc.assert(
    fc.property(prose, (text) => {
      expect(looksLikeChecklist(text)).toBe(false);
      const checklist = parse(text);
      expect(allSteps(checklist)).toEqual([]);
      expect(checklist.problems.filter(({ code }) => !code.includes('front-matter'))).toEqual([]);
      expect(allSections(checklist).flatMap(({ blocks }) => blocks.filter(({ runnable }) => runnable))).toEqual([]);
    }),
    runs,
  );
});

test('reading ends soon, also for what is long and broken', () => {
  for (const part of fragments) {
    const start = process.cpuUsage();
    parse(part.repeat(Math.ceil(20_000 / part.length)));
    expect(process.cpuUsage(start).user / 1e6, JSON.stringify(part)).toBeLessThan(10);
  }
});

test('ids are unique, and every command that ends by itself has an expectation', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const checklist = parse(text);
      const steps = allSteps(checklist);
      const commands = steps.flatMap(allCommands);
      for (const ids of [allSections(checklist), steps, commands].map(
        (nodes: readonly (Section | Step | { id: string })[]) => nodes.map(({ id }) => id),
      )) {
        expect(new Set(ids).size).toBe(ids.length);
      }
      for (const { kind, expectations } of commands) expect(kind !== 'command' || expectations.length > 0).toBe(true);
      for (const { runnable, reason, commands: own } of steps.flatMap(({ blocks }) => blocks)) {
        expect(runnable).toBe(reason === undefined);
        expect(own.length > 0).toBe(runnable);
      }
    }),
    runs,
  );
});

function expectationsOf(step: Step): readonly Expectation[] {
  return allCommands(step).flatMap(({ expectations }) => expectations.filter(({ source }) => source !== 'implied'));
}

function expectInText({ start, end }: SourceRange, lines: readonly string[]): void {
  for (const { line, column } of [start, end]) {
    expect(line).toBeLessThan(lines.length);
    expect(column).toBeGreaterThanOrEqual(0);
    expect(column).toBeLessThanOrEqual(lines[line]?.length ?? 0);
  }
  expect(start.line < end.line || (start.line === end.line && start.column <= end.column)).toBe(true);
}
