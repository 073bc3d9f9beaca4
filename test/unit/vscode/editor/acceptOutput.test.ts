import { expect, test } from 'vitest';
import { evaluate } from '../../../../src/expectation/evaluate';
import type { Expectation } from '../../../../src/expectation/expectation';
import { parseExpectation } from '../../../../src/expectation/parseExpectation';
import type { CommandFinished, CommandResult, RecordedOutput } from '../../../../src/run/runEvent';
import { acceptancesOf, acceptedForm } from '../../../../src/vscode/editor/acceptOutput';
import { expectation, finished } from '../tree/fixtures';

function accepted(line: string, output: string, more: Partial<RecordedOutput> = {}): string {
  const parsed = parseExpectation(line);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const observation = { exitCode: 2, output, outputComplete: true, durationMs: 1000, programs: [] };
  const [verdict] = evaluate([expectation(parsed.matcher, 'declared', line)], observation).verdicts;
  const recorded = {
    head: output,
    tail: '',
    omittedBytes: 0,
    bytes: output.length,
    sha256: '',
    complete: true,
    ...more,
  };
  const result: CommandResult = { kind: 'exited', exitCode: 2, durationMs: 1000, output: recorded };
  const event = finished('s', 's#1', { outcome: 'failed', result }) as CommandFinished;
  return (verdict && acceptedForm(verdict, event)) ?? 'nothing';
}

test.each<[string, string, string]>([
  ['http 200', 'HTTP/1.1 503 Unavailable', 'http 503'],
  ['number /(\\d+) passed/ >= 82', '79 passed', 'number /(\\d+) passed/ >= 79'],
  ['number /(\\d+)%/ > 80', '80%', 'number /(\\d+)%/ >= 80'],
  ['lines > 3', 'a\nb', 'lines >= 2'],
  ['exit 0', '', 'exit 2'],
  ['json $.status = "healthy"', '{"status":"degraded"}', 'json $.status = "degraded"'],
  ['json $.count >= 3', '{"count":2}', 'json $.count >= 2'],
  ['version >= 3.13', 'Python 3.9.1', 'version >= 3.9.1'],
  ['all 3 ready', 'pods: 2 of 3 ready', 'contains "pods: 2 of 3 ready"'],
  ['= PONG now', 'x\nPONG later', '= PONG later'],
  ['http 200', 'nothing of the kind', 'nothing'],
  ['json $.status', '{"other":1}', 'nothing'],
  ['! failed', '1 failed', 'nothing'],
  ['empty', 'x', 'nothing'],
  ['duration < 500ms', '', 'nothing'],
  ['http 200', 'HTTP/1.1 200 OK', 'nothing'],
])('%s with %j becomes %s', (line, output, wanted) => {
  expect(accepted(line, output)).toBe(wanted);
});

test('nothing is offered for an output of which a part is missing', () => {
  expect(accepted('http 200', 'HTTP/1.1 503 X', { complete: false })).toBe('nothing');
  expect(accepted('http 200', 'HTTP/1.1 503 X', { omittedBytes: 5 })).toBe('nothing');
});

test('each declared expectation that failed is found where the checklist has it now, and no other', () => {
  const declared = (line: string, at: number, source: 'declared' | 'inferred' = 'declared'): Expectation => {
    const parsed = parseExpectation(line);
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    return { ...expectation(parsed.matcher, source, line), line: at };
  };
  const before = [
    declared('http 200', 3),
    declared('lines > 3', 4),
    declared('2 of', 5),
    declared('exit 0', 6, 'inferred'),
  ];
  const output = 'HTTP/1.1 503 Unavailable\n2 of 3';
  const observation = { exitCode: 2, output, outputComplete: true, durationMs: 1, programs: [] };
  const { verdicts } = evaluate(before, observation);
  const recorded = { head: output, tail: '', omittedBytes: 0, bytes: output.length, sha256: '', complete: true };
  const result: CommandResult = { kind: 'exited', exitCode: 2, durationMs: 1, output: recorded };
  const event = { ...(finished('s', 's#1', { outcome: 'failed', result }) as CommandFinished), verdicts };
  const now = [
    declared('empty', 3),
    declared('http 200', 7),
    declared('2 of', 8),
    declared('lines > 3', 9, 'inferred'),
  ];
  expect(acceptancesOf({ expectations: now }, event)).toEqual([{ line: 7, text: 'http 200', form: 'http 503' }]);
});
