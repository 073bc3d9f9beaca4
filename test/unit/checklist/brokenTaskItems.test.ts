import { expect, test } from 'vitest';
import { problemFixes } from '../../../src/vscode/editor/problemFixes';
import { parse } from './parser';

function mended(text: string): string {
  const { problems, frontMatter } = parse(text);
  const lines = text.split('\n');
  const found = problems.filter(({ code }) => code === 'broken-task-item');
  for (const fix of found.flatMap((problem) => problemFixes(problem, lines, frontMatter))) {
    const line = lines[fix.line] ?? '';
    lines[fix.line] = line.slice(0, fix.start) + fix.newText + line.slice(fix.end);
  }
  return found.length === 0 ? 'nothing' : lines.join('\n');
}

test.each<[string, string]>([
  ['- [ ] a\n-[ ] b', '- [ ] a\n- [ ] b'],
  ['- [ ] a\n-[x] b', '- [ ] a\n- [x] b'],
  ['- [ ] a\n-[] b', '- [ ] a\n- [ ] b'],
  ['- [ ] a\n  - [] b', '- [ ] a\n  - [ ] b'],
  ['1. [ ] a\n2. [] b', '1. [ ] a\n2. [ ] b'],
  ['- [ ] a\n- [ ]b', '- [ ] a\n- [ ] b'],
  ['> - [ ] a\n> - [X]**b**', '> - [ ] a\n> - [X] **b**'],
  ['- [ ] a\n- [x](https://example.org) b', 'nothing'],
  ['- [ ] a\n- [x][1] b', 'nothing'],
  ['- [ ] a\n- [ ]', 'nothing'],
  ['- [ ] a\n\n```bash\n-[ ] b\n```', 'nothing'],
  ['- [ ] a\n\n```text\n- [] b\n```', 'nothing'],
  ['- [ ] a\n\nA list is `[]` - [] or so', 'nothing'],
])('%j becomes %j', (text, wanted) => {
  expect(mended(text)).toBe(wanted);
});
