import { expect, it } from 'vitest';
import { createProgress } from '../../../src/cli/progress';

function written(isTTY: boolean, total: number): string {
  let text = '';
  const progress = createProgress({ isTTY, write: (more) => (text += more) });
  for (let done = 0; done <= total; done += 1) progress.show(done, total);
  progress.clear();
  return text;
}

it('is a bar on a terminal, which is gone at the end', () => {
  const frames = written(true, 60).split('\r');
  expect(frames[31]).toBe(`${'█'.repeat(15)}${'░'.repeat(15)} 30 of 60`);
  expect(frames.at(-1)).toBe('\u001B[K');
});

it('is a line for every hundred elsewhere, and nothing for a few', () => {
  expect(written(false, 250)).toBe('100 of 250 verified\n200 of 250 verified\n');
  expect(written(false, 100)).toBe('');
});
