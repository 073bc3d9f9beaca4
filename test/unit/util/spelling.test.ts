import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/util/spelling';

describe('nearest', () => {
  const keys = ['id', 'timeout', 'every', 'retry', 'confirm', 'when', 'cwd'];
  test.each([
    ['timeuot', 'timeout'],
    ['TIMEOUT', 'timeout'],
    ['retries', undefined],
    ['retr', 'retry'],
    ['cdw', 'cwd'],
    ['x', undefined],
    ['in', 'id'],
    ['iw', 'id'],
    ['evry', 'every'],
    ['', undefined],
  ])('%s → %s', (word, wanted) => {
    expect(nearest(word, keys)).toBe(wanted);
  });

  test('gives none where two are as near', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBeUndefined();
  });
});
