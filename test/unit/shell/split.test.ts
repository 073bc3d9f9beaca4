import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFixtures } from './fixtures';
import { shellParser } from './parser';
import { showScript } from './showScript';

const fixtures = readFixtures(readFileSync('test/fixtures/shell/split.txt', 'utf8'));

describe('splitting a shell text into commands', () => {
  it('has its cases', () => expect(fixtures.length).toBeGreaterThanOrEqual(120));

  it.each(fixtures)('$title (line $line)', ({ source, expected }) => {
    expect(showScript(shellParser.parse(source))).toBe(expected);
  });
});
