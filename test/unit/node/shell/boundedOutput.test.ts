import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoundedOutput } from '../../../../src/node/shell/boundedOutput';
import { anyText } from './anyText';

function take(chunks: readonly string[], limits = { head: 20, tail: 20, part: 20 }) {
  const output = new BoundedOutput(limits);
  for (const chunk of chunks) output.push(chunk);
  return output.finish(true);
}

const text = fc
  .array(fc.oneof(anyText, fc.constantFrom('\r\n', '漢字', '🚀🚀', 'aaaa')))
  .map((parts) => parts.join(''));
const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 30 });

/** Cuts between UTF-16 units: through the middle of a surrogate pair too. */
function cut(whole: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, index) => whole.slice(start, at[index] ?? whole.length));
}

describe('BoundedOutput', () => {
  test('counts and hashes the whole, however it is cut', () => {
    fc.assert(
      fc.property(text, cuts, (whole, places) => {
        const captured = take(cut(whole, places));
        expect(captured.bytes).toBe(Buffer.byteLength(whole));
        expect(captured.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
      }),
    );
  });

  test('keeps all of a short output, and the two ends of a long one', () => {
    fc.assert(
      fc.property(text, cuts, (whole, places) => {
        const { head, tail, omittedBytes, bytes } = take(cut(whole, places));
        expect(whole.startsWith(head)).toBe(true);
        expect(whole.endsWith(tail)).toBe(true);
        expect(omittedBytes).toBe(bytes - Buffer.byteLength(head) - Buffer.byteLength(tail));
        if (bytes <= 40) expect(head).toBe(whole);
        else expect(omittedBytes).toBeGreaterThan(0);
        expect(Buffer.byteLength(head)).toBeLessThanOrEqual(40);
        expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(20);
      }),
    );
  });

  test('leaves out whole lines, so that no half line is taken for one', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index} passed\r\n`).join('');
    const { head, tail } = take([lines], { head: 40, tail: 40, part: 40 });
    expect(head).toBe('line 0 passed\r\nline 1 passed\r\n');
    expect(tail).toBe('line 18 passed\r\nline 19 passed\r\n');
  });

  test('a single line without end keeps its beginning only', () => {
    const { head, tail, omittedBytes } = take(['漢'.repeat(30)]);
    expect(head).toBe('漢'.repeat(6));
    expect(tail).toBe('');
    expect(omittedBytes).toBe(72);
  });

  test('memory stays bounded', () => {
    const output = new BoundedOutput({ head: 1000, tail: 1000, part: 1000 });
    for (let index = 0; index < 100_000; index++) output.push(`${index}\n`);
    const { head, tail, bytes, omittedBytes } = output.finish(false);
    expect(head.length + tail.length).toBeLessThanOrEqual(2000);
    expect(bytes).toBe(588_890);
    expect(omittedBytes).toBe(588_890 - head.length - tail.length);
    expect(tail.endsWith('\n99998\n99999\n')).toBe(true);
  });

  test('says whether it is complete', () => {
    expect(new BoundedOutput().finish(false)).toMatchObject({ head: '', bytes: 0, complete: false });
  });
});

test('of an output that is not kept whole, less is kept', () => {
  const limits = { head: 40, tail: 40, part: 12 };
  const whole = 'one\ntwo\nthree\n'.repeat(5);
  expect(take([whole], limits)).toMatchObject({ head: whole, tail: '', omittedBytes: 0 });
  expect(take([whole, whole], limits)).toMatchObject({ head: 'one\ntwo\n', tail: 'two\nthree\n', omittedBytes: 122 });
});
