import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { examineOutput } from '../../../../src/log/examineOutput';
import { createRedactor } from '../../../../src/log/redact';
import { Capture } from '../../../../src/node/shell/capture';

const token = 'a'.repeat(32);
const megabyte = 1_000_000;

test('one line of 50 MB: all of it is counted and hashed, its beginning is kept, and it is quick', () => {
  const used = process.cpuUsage();
  const capture = new Capture(token, () => undefined);
  const hash = createHash('sha256');
  capture.take(`\x1b]7711;${token};begin\x07`);
  for (let left = 50; left > 0; left -= 1) {
    const piece = String.fromCharCode(0x61 + (left % 26)).repeat(megabyte);
    hash.update(piece);
    capture.take(piece);
  }
  capture.take(`\r\n\x1b]7711;${token};exit 0 1 2 0\x07`);
  const output = capture.finish();
  hash.update('\r\n');
  expect(output).toMatchObject({ bytes: 50 * megabyte + 2, sha256: hash.digest('hex'), complete: true });
  expect(output.omittedBytes).toBeGreaterThan(48 * megabyte);

  const judged = { expectations: [], exitCode: 0, durationMs: 1, programs: ['cat'] };
  const { recorded } = examineOutput({ output, printsSecret: false, judged }, createRedactor([]));
  expect(recorded.head).toMatch(/^y{32000,}$/);
  expect(recorded.omittedBytes).toBeGreaterThan(49 * megabyte);
  expect(process.cpuUsage(used).user).toBeLessThan(10_000_000);
});
