import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlock, joinTexts, LogBytes, type LogBlock } from '../../../src/log/logBlock';

const pool: readonly LogBlock[] = [
  '',
  'a',
  'é',
  '# Title',
  '- [x] ticked\n- [ ] open',
  'x'.repeat(300),
  'y'.repeat(300),
].map(createBlock);

describe('LogBytes', () => {
  it('gives the text of each log, whatever the one before it was', () => {
    const log = fc.array(fc.constantFrom(...pool), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(log, { minLength: 1, maxLength: 8 }), (logs) => {
        const bytes = new LogBytes();
        for (const blocks of logs) {
          const text = new TextDecoder().decode(bytes.join(blocks));
          expect(text).toBe(blocks.every((block) => block.text === '') ? '' : joinTexts(blocks));
        }
      }),
    );
  });

  it('copies what has changed alone, while what stands before it keeps its length', () => {
    const memory = new LogBytes();
    const [before, after] = [createBlock('before'), createBlock('after')];
    const first = memory.join([before, createBlock('open'), after]);
    first[0] = 0x42;
    const second = memory.join([before, createBlock('done'), after]);
    expect(new TextDecoder().decode(second)).toBe('Before\n\ndone\n\nafter\n');
  });
});
