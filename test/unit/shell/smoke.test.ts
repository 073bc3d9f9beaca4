import { expect, it } from 'vitest';
import { shellParser } from './parser';

it('keeps the contract for a small block', () => {
  const { commands } = shellParser.parse('cd a && make; ls # why\nA=1\n');
  expect(commands.map(({ text, startLine }) => [text, startLine])).toEqual([
    ['cd a && make; ls', 0],
    ['A=1', 1],
  ]);
});
