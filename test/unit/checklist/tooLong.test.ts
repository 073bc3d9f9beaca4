import { expect, it } from 'vitest';
import { ChecklistParser, parseChecklist } from '../../../src/checklist/parseChecklist';
import { allSteps } from '../../../src/checklist/steps';
import { longestChecklist } from '../../../src/checklist/tooLong';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';

const shellParser = await loadShellParserFromDisk();

it.each([
  ['one line', 'a'.repeat(50_000_000)],
  ['items', '- [ ] Look at a service\n'.repeat(2_100_000)],
])('a file of 50 million characters is answered in words: %s', (_, text) => {
  const used = process.cpuUsage();
  const { problems, sections } = parseChecklist(text, shellParser);
  expect(process.cpuUsage(used).user).toBeLessThan(1_000_000);
  expect(sections).toEqual([]);
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['too-long', 'error']]);
  expect(problems[0]?.message).toMatch(
    /^This file has 5\d\.\d million characters, and a checklist at most one million/,
  );
});

it('is read again when it has become short enough', () => {
  const parser = new ChecklistParser(shellParser);
  const item = '- [ ] Look at it\n';
  const fits = item + 'x'.repeat(longestChecklist - item.length);
  expect(parser.parse(`${fits}x`).problems.map(({ code }) => code)).toEqual(['too-long']);
  expect(allSteps(parser.parse(fits))).toHaveLength(1);
});
