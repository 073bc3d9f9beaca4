import { describe, expect, test } from 'vitest';
import { commandEcho } from '../../../../src/node/shell/commandEcho';
import { isVariableName } from '../../../../src/node/shell/shellQuote';
import { parseStepEnd } from '../../../../src/node/shell/stepEnd';

const exited = { kind: 'exited', shellIsGone: false, startedInWorkspaceFolder: false };
const known = { durationMs: 1250, endedAtMs: 1_700_000_001_500 };

describe('parseStepEnd', () => {
  test.each([
    ['exit 0 1700000000.250000 1700000001.500000 0', { ...exited, ...known, exitCode: 0 }],
    ['exit 0 1700000000,250000 1700000001,500000 0', { ...exited, ...known, exitCode: 0 }],
    ['exit 130 - - 0', { ...exited, exitCode: 130 }],
    ['exit 1 1700000002.000000 1700000001.000000 0', { ...exited, exitCode: 1, endedAtMs: 1_700_000_001_000 }],
    ['gone 3 - - 0', { ...exited, exitCode: 3, shellIsGone: true }],
    ['exit 0 - - 1', { ...exited, exitCode: 0, startedInWorkspaceFolder: true }],
    ['refused cwd', { kind: 'refused', reason: { kind: 'cwd' } }],
    ['refused env UID', { kind: 'refused', reason: { kind: 'env', name: 'UID' } }],
    ['', undefined],
    ['exit', undefined],
    ['exit -1073741510 - - 0', { ...exited, exitCode: 0xc000013a }],
    ['exit 4294967296 - - 0', undefined],
    ['exit -4294967296 - - 0', undefined],
    ['exit x1 - - 0', undefined],
    ['exit 1e2 - - 0', undefined],
    ['refused', undefined],
    ['refused env', undefined],
    ['begin', undefined],
  ])('%j', (payload, end) => {
    expect(parseStepEnd(payload)).toEqual(end);
  });
});

test.each([
  ['A_1', true],
  ['_', true],
  ['', false],
  ['1A', false],
  ['A-B', false],
  ['A=B; rm', false],
  ['Ä', false],
])('isVariableName %j', (name, expected) => {
  expect(isVariableName(name)).toBe(expected);
});

describe('commandEcho', () => {
  test('shows each line dimmed', () => {
    expect(commandEcho('a \\\n\tb\n')).toBe('\x1b[2m> a \\\x1b[22m\n\x1b[2m>     b\x1b[22m\n');
  });

  test('lets no control character through', () => {
    expect(commandEcho('a\x1b]0;x\x07\x9b\r')).toBe('\x1b[2m> a␛]0;x␇\ufffd\x1b[22m\n');
  });

  test('is bounded', () => {
    const lines = commandEcho(Array.from({ length: 50 }, String).join('\n')).split('\n');
    expect(lines).toHaveLength(22);
    expect(lines[20]).toContain('… 30 more lines');
  });
});
