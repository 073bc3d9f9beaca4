import { describe, expect, test } from 'vitest';
import { silentEnd } from '../../../src/expectation/silentEnd';

describe('silentEnd', () => {
  test.each([
    ['exit', false],
    ['  exit 0 # done', false],
    ['logout;', false],
    ["exec sh -c 'exit 0'", false],
    ['deploy', true],
    ['. ./release.sh', true],
    ["trap 'exit 0' ERR; false", true],
    ['exit 3', true],
    ['exit 0 || deploy', true],
    ['executor', true],
  ])('%s', (text, isSilent) => {
    expect(silentEnd(text) !== undefined).toBe(isSilent);
  });
});
