import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordOutput } from '../../../src/log/recordOutput';
import type { CapturedOutput } from '../../../src/run/ports';

const plain = (text: string): string => text;

function captured(head: string, tail = '', omittedBytes = 0): CapturedOutput {
  const sha256 = createHash('sha256').update(head).digest('hex');
  return { head, tail, omittedBytes, bytes: Buffer.byteLength(head + tail) + omittedBytes, sha256, complete: true };
}

const numbered = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');

describe('recordOutput', () => {
  it('keeps a small output whole, normalised, with size and hash of what was captured', () => {
    const output = captured('\u001b[32mok\u001b[0m\r\ndone\r\n');
    const { bytes, sha256 } = output;
    const recorded = recordOutput(output, plain);
    expect(recorded).toMatchObject({ tail: '', omittedBytes: 0, bytes, sha256, complete: true });
    expect(recorded.head.split('\n').slice(0, 2)).toEqual(['ok', 'done']);
  });

  it('says when the capture was not complete', () => {
    expect(recordOutput({ ...captured('x'), complete: false }, plain).complete).toBe(false);
  });

  it('takes secrets out before it cuts', () => {
    const redact = (text: string): string => text.replaceAll('hunter2', '***');
    const { head, tail } = recordOutput(
      captured(`${'x'.repeat(32 * 1024 - 4099)}hunter2${'y'.repeat(60_000)}`),
      redact,
    );
    expect(head + tail).not.toMatch(/hunt|ter2/);
  });

  it('keeps whole lines of the beginning and the end of a large one', () => {
    const text = numbered(20_000);
    const { head, tail, omittedBytes } = recordOutput(captured(text), plain);
    expect(head.startsWith('line 1\nline 2\n')).toBe(true);
    expect(head).toMatch(/\nline \d+$/);
    expect(tail).toMatch(/^line \d+\n/);
    expect(tail.trimEnd().endsWith('line 20000')).toBe(true);
    expect(head.length).toBeLessThanOrEqual(32 * 1024);
    expect(tail.length).toBeLessThanOrEqual(32 * 1024);
    expect(text.length - head.length - tail.length - omittedBytes).toBeLessThanOrEqual(1);
  });

  it('keeps no half of a line where the capture was cut', () => {
    const { head, tail, omittedBytes } = recordOutput(captured('one\ntwo\npassw', 'ord\nthree\nfour\n', 1000), plain);
    expect(head).toBe('one\ntwo');
    expect(tail.trimEnd()).toBe('three\nfour');
    expect(omittedBytes).toBeGreaterThanOrEqual(1000);
  });

  it('keeps a beginning and an end of one endless line, and no half of a character', () => {
    const { head, tail } = recordOutput(captured('😀'.repeat(100_000)), plain);
    expect(head).toMatch(/^(?:😀)+$/u);
    expect(tail).toMatch(/^(?:😀)+$/u);
  });
});
