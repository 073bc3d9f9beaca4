import { expect, it } from 'vitest';
import { rememberLatest } from '../../../src/util/rememberLatest';

it('asks again only for what was not asked for lately', () => {
  const asked: string[] = [];
  const length = rememberLatest((text) => {
    asked.push(text);
    return text.length;
  }, 2);
  expect(['a', 'bb', 'a', 'ccc', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 3, 1, 2]);
  expect(asked).toEqual(['a', 'bb', 'ccc', 'bb']);
});
