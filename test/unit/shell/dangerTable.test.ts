import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shellParser } from './parser';

const table = readFileSync(new URL('../../fixtures/shell/dangers.txt', import.meta.url), 'utf8');
const lines = table.split('\n').filter((line) => /^[!.] /.test(line));
const commandsWith = (mark: string): readonly string[] =>
  lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));

function rulesOf(text: string): readonly string[] {
  const { commands } = shellParser.parse(text.replaceAll('⏎', '\n'));
  return commands.flatMap((command) => command.dangers).map(({ rule }) => rule);
}

it.each(commandsWith('!'))('%s: asks', (text) => {
  expect(rulesOf(text)).not.toEqual([]);
});

it.each(commandsWith('.'))('%s: does not ask', (text) => {
  expect(rulesOf(text)).toEqual([]);
});
