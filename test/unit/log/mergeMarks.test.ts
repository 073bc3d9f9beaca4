import { describe, expect, it } from 'vitest';
import { conflictLine, withoutMergeMarks } from '../../../src/log/mergeMarks';

describe('the marks of an unresolved merge', () => {
  it.each<[string, string, number | undefined]>([
    ['of two sides', 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n', 1],
    ['on Windows', 'a\r\n<<<<<<< HEAD\r\n', 1],
    ['none', 'a\n<<<<<< \n>>>>>>>>\n========\n  =======\n', undefined],
  ])('%s', (_, text, line) => {
    expect(conflictLine(text)).toBe(line);
  });

  it('are taken out, and every line of both sides stays, once', () => {
    const conflicted = 'a\n<<<<<<< ours\nb\nc\n||||||| base\n=======\nd\nb\n>>>>>>> theirs\ne\n';
    expect(withoutMergeMarks(conflicted)).toBe('a\nb\nc\nd\ne\n');
  });

  it('leave a text without any as it is', () => {
    expect(withoutMergeMarks('a\na\n\n')).toBe('a\na\n\n');
  });
});
