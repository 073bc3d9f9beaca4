import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Expectation } from '../../../src/expectation/expectation';
import { parseExpectation } from '../../../src/expectation/parseExpectation';
import { createRedactor } from '../../../src/log/redact';
import { createOutputExaminer } from '../../../src/node/outputExaminer';
import type { PrintedOutput } from '../../../src/run/ports';

const made = 'q83vEjRWeJASNFZ4kKvN7xI0VniQEjRWeJCrze8SNFY';
const folder = mkdtempSync(join(tmpdir(), 'release-checklist-'));
const worker = join(folder, 'outputWorker.js');

beforeAll(async () => {
  const entryPoints = [join(import.meta.dirname, '../../../src/node/outputWorker.ts')];
  await build({ entryPoints, outfile: worker, bundle: true, platform: 'node', format: 'cjs', target: 'node20' });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An output of so many lines that has a password in its midst, and once more, with nothing beside it, at its end. */
function printed(lines: number): PrintedOutput {
  const text = Array.from({ length: lines }, (_, i) =>
    i === lines >> 1 ? `password: ${made}` : `line ${i} of hunter2hunter2`,
  );
  const head = `${text.join('\r\n')}\r\n${made}\r\n`;
  const output = { head, tail: '', omittedBytes: 0, bytes: head.length, sha256: 'a'.repeat(64), complete: true };
  const parsed = parseExpectation(`line ${lines - 1}`);
  if (!('matcher' in parsed)) expect.fail();
  const expectation: Expectation = { matcher: parsed.matcher, text: `line ${lines - 1}`, source: 'declared', line: 0 };
  const judged = { expectations: [expectation], exitCode: 0, durationMs: 5, programs: ['seq'] };
  return { output, printsSecret: false, judged };
}

const redactorOfRun = () => createRedactor(['hunter2hunter2'], { published: 'a line of the checklist', salt: 'aa55' });

it.each([10, 20_000])('a thread finds what is found here, and learns it for the run: %i lines', async (lines) => {
  const [here, there] = [redactorOfRun(), redactorOfRun()];
  const expected = await createOutputExaminer(here, undefined)(printed(lines));
  expect(await createOutputExaminer(there, worker)(printed(lines))).toEqual(expected);
  expect(expected.evaluation.verdicts.map(({ kind }) => kind)).toEqual(['matched']);
  expect(there.knowledge()).toEqual(here.knowledge());
  expect(there.redact(`once more: ${made}`)).toMatch(/^once more: ‹redacted: [a-z ]+ #[0-9a-f]{6}›$/);
});

it('does it itself where no thread can be had', async () => {
  const redactor = redactorOfRun();
  const { recorded } = await createOutputExaminer(redactor, '/nowhere/outputWorker.js')(printed(20_000));
  expect(recorded.tail).toContain('‹redacted: ');
  expect(recorded.tail).not.toContain(made);
});
