import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnds } from '../../../src/node/journalEnds';
import { temporaryFolder } from './temporaryFolder';

const chunk = 1024 * 1024;
const mark = '"end"';
const line = `${'x'.repeat(99)}\n`;
/** Lines of this many bytes in all. */
const fill = (bytes: number): string => line.repeat(Math.ceil(bytes / line.length)).slice(-bytes);

describe('readEnds', () => {
  it.each<readonly [string, string, readonly [string, string] | undefined]>([
    ['one line', '{"end"}\n', undefined],
    ['two lines', 'é {}\n{"end"}\n', ['é {}', '{"end"}']],
    ['no mark', '{}\n{}\n', undefined],
    ['two marks in a line', '{}\n{"end" "end"}\n', undefined],
    ['a line that is not ended', '{}\n{"end"}', undefined],
    ['no byte', '', undefined],
    ['a long first line', `${'é'.repeat(chunk)}\n${line}{"end"}\n`, ['é'.repeat(chunk), '{"end"}']],
    ['a last line longer than a chunk', `{}\n"end"${'x'.repeat(chunk)}\n`, undefined],
    ['a mark far from the last line', `{"end"}\n${fill(3 * chunk)}`, ['{"end"}', line.trimEnd()]],
    ['marks far from each other', `{"end"}\n${fill(3 * chunk)}{"end"}\n`, undefined],
    ...Array.from({ length: mark.length + 2 }, (_, i) => {
      const before = `{}\n${fill(chunk - 3 - i)}`;
      return [`a mark ${i} bytes before the edge`, `${before}"end"}\n`, ['{}', '"end"}']] as const;
    }),
    ...Array.from({ length: mark.length + 2 }, (_, i) => {
      const before = `{}\n${fill(chunk - 3 - i)}`;
      return [`two marks, one ${i} bytes before the edge`, `${before}"end"}\n${fill(99)}"end"\n`, undefined] as const;
    }),
  ])('reads %s', async (_, text, expected) => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, text);
    const ends = await readEnds(path, mark);
    expect(ends && [ends.first, ends.last]).toEqual(expected);
  });
});
