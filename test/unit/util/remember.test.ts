import { describe, expect, it } from 'vitest';
import { remember } from '../../../src/util/remember';

describe('answers that are kept', () => {
  it('asks once for the same two things, also where nothing is the answer', () => {
    const asked: string[] = [];
    const answer = remember((text: string, command: string | undefined): string | undefined => {
      asked.push(`${text} ${command ?? '-'}`);
      return command;
    });
    expect([answer('a', 'x'), answer('a', undefined), answer('a', 'x'), answer('a', undefined)]).toEqual([
      'x',
      undefined,
      'x',
      undefined,
    ]);
    expect(asked).toEqual(['a x', 'a -']);
  });
});
