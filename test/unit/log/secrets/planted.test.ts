import { describe, expect, it } from 'vitest';
import { normalizeOutput } from '../../../../src/expectation/normalizeOutput';
import { createRedactor } from '../../../../src/log/redact';
import { leftIn } from './leftOf';
import { makeLookAlikes } from './lookAlikes';
import { plantSecrets } from './planted';

const planted = plantSecrets(20_261_121);
const others = [1, 2, 3, 4, 5].flatMap(plantSecrets);

describe('200 planted secrets', () => {
  it('are 200 of 25 kinds', () => {
    expect(planted.length).toBeGreaterThanOrEqual(200);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25);
    for (const { secret, text, isInput } of planted) if (!isInput) expect(leftIn(text)(secret)).not.toHaveLength(0);
  });

  it('are gone, and what is done once is done', () => {
    const left = [...planted, ...others].flatMap(({ kind, secret, text, isInput }) => {
      const { redact } = createRedactor(isInput ? [secret] : []);
      const redacted = redact(normalizeOutput(text));
      expect(redact(redacted)).toBe(redacted);
      const parts = leftIn(redacted)(secret);
      return parts.length > 0 ? [{ kind, text, redacted, part: parts[0] }] : [];
    });
    expect(left).toEqual([]);
  });
});

describe('200 lines that hold no secret', () => {
  it.each([7, 8, 9])('stay as they are, but for five at most (seed %d)', (seed) => {
    const lines = makeLookAlikes(seed);
    expect(lines.length).toBe(200);
    const changed = lines.filter(({ text }) => createRedactor([]).redact(text) !== text);
    expect(changed.length, JSON.stringify(changed)).toBeLessThanOrEqual(5);
  });

  it('stay as they are when one stands under the other', () => {
    const text = makeLookAlikes(7)
      .map((line) => line.text)
      .join('\n');
    expect(createRedactor([]).redact(text).split('\n').length).toBe(200);
  });
});
