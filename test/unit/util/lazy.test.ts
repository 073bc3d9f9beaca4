import { expect, test } from 'vitest';
import { lazy } from '../../../src/util/lazy';

test('a value is computed when it is asked for, and once', () => {
  let count = 0;
  const value = lazy(() => ++count);
  expect(count).toBe(0);
  expect([value(), value(), count]).toEqual([1, 1, 1]);
});

test('what fails is tried again', () => {
  let count = 0;
  const value = lazy(() => {
    if (++count === 1) throw new Error('no');
    return count;
  });
  expect(value).toThrow('no');
  expect(value()).toBe(2);
});
