import { expect, it } from 'vitest';
import { shellParser } from './parser';

const many = 5000;

it.each([
  ['substitutions in each other', `echo ${'$('.repeat(many)}rm -rf /x${')'.repeat(many)} <value>`],
  ['groups in each other', `${'{ '.repeat(many)}rm -rf /x${'; }'.repeat(many)}`],
  ['subshells in each other', `${'('.repeat(many)}rm -rf /x${')'.repeat(many)}`],
  ['a long pipeline', `${'cat | '.repeat(2000)}rm -rf /x`],
  ['a program behind very many others', `${'sudo '.repeat(90)}rm -rf /x`],
])('reads %s in time, and still sees the danger', (_, text) => {
  const started = process.cpuUsage();
  const { commands } = shellParser.parse(text);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000);
  expect(commands.flatMap(({ dangers }) => dangers.map(({ rule }) => rule))).toContain('rm-recursive');
  for (const { placeholders } of commands) for (const { context } of placeholders) expect(context).toBe('opaque');
});

it('reads nothing but prefixes', () => {
  expect(shellParser.parse('sudo '.repeat(20_000)).commands).toHaveLength(1);
});
