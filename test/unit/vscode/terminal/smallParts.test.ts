import { describe, expect, test } from 'vitest';
import { commandEcho } from '../../../../src/vscode/terminal/commandEcho';
import { integrationTimeout } from '../../../../src/vscode/terminal/integrationTimeout';
import { startsAsLogin } from '../../../../src/vscode/terminal/loginShell';
import { isVariableName } from '../../../../src/vscode/terminal/shellQuote';
import { parseStepEnd } from '../../../../src/vscode/terminal/stepEnd';

const exited = { kind: 'exited', shellIsGone: false, startedInWorkspaceFolder: false };

describe('parseStepEnd', () => {
  test.each([
    ['exit 0 1700000000.250000 1700000001.500000 0', { ...exited, exitCode: 0, durationMs: 1250 }],
    ['exit 0 1700000000,250000 1700000001,500000 0', { ...exited, exitCode: 0, durationMs: 1250 }],
    ['exit 130 - - 0', { ...exited, exitCode: 130 }],
    ['exit 1 1700000002.000000 1700000001.000000 0', { ...exited, exitCode: 1 }],
    ['gone 3 - - 0', { ...exited, exitCode: 3, shellIsGone: true }],
    ['exit 0 - - 1', { ...exited, exitCode: 0, startedInWorkspaceFolder: true }],
    ['refused cwd', { kind: 'refused', reason: { kind: 'cwd' } }],
    ['refused env UID', { kind: 'refused', reason: { kind: 'env', name: 'UID' } }],
    ['', undefined],
    ['exit', undefined],
    ['exit -1 - - 0', undefined],
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

test.each([
  [undefined, 6000],
  [-1, 6000],
  [-2, 1000],
  [0, 1000],
  [100, 1500],
  [20_000, 21_000],
  ['soon', 6000],
])('integrationTimeout %j', (setting, expected) => {
  expect(integrationTimeout(setting)).toBe(expected);
});

describe('startsAsLogin', () => {
  test.each([
    [{}, null, 'linux', false],
    [{}, null, 'darwin', true],
    [{ bash: { path: 'bash' } }, 'bash', 'linux', false],
    [{ bash: { path: 'bash', args: ['-l'] } }, null, 'linux', true],
    [{ bash: { path: 'bash', args: ['--login'] } }, 'zsh', 'linux', true],
    [{ bash: { path: 'bash', args: [] } }, 'bash', 'darwin', false],
    [{ 'my bash': { path: '/b', args: '-i -l' }, bash: { args: [] } }, 'my bash', 'linux', true],
    [{ zsh: { path: 'zsh', args: ['-l'] } }, 'zsh', 'linux', false],
    [{ bash: null }, 'bash', 'linux', false],
  ] as const)('%j, default %j on %s', (profiles, defaultProfile, platform, expected) => {
    expect(startsAsLogin(profiles, defaultProfile, platform)).toBe(expected);
  });
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
