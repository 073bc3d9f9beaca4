import { describe, expect, test } from 'vitest';
import { parseInfoString } from '../../../src/checklist/infoString';

test.each([
  ['', '', {}],
  ['bash', 'bash', {}],
  ['Bash', 'bash', {}],
  ['shell script', 'shell', {}],
  ['bash timeout=2m', 'bash', { timeoutMs: 120_000 }],
  ['bash timeout=1m30s every=500ms', 'bash', { timeoutMs: 90_000, everyMs: 500 }],
  ['bash retry=5 every=10s confirm', 'bash', { retry: 5, everyMs: 10_000, confirm: true }],
  ['sh id=deploy-backend cwd="my app"', 'sh', { id: 'deploy-backend', cwd: 'my app' }],
  ["sh cwd='my app'", 'sh', { cwd: 'my app' }],
  ['bash when=environment:production', 'bash', { when: { input: 'environment', value: 'production' } }],
  ['bash title="a b" linenums {1,3-4} hl_lines="2"', 'bash', {}],
  ['bash{1,3}', 'bash', {}],
  ['{.bash .copy}', '', {}],
  ['bash {timeout=2m}', 'bash', { timeoutMs: 120_000 }],
  ['bash{retry=2 .copy title="a b" confirm}', 'bash', { retry: 2, confirm: true }],
  ['bash {linenos=table}', 'bash', {}],
  ['bash title:x lines:3', 'bash', {}],
  ['bash   TIMEOUT=1s', 'bash', { timeoutMs: 1000 }],
])('%j', (info, language, options) => {
  expect(parseInfoString(info)).toEqual({ language, options, issues: [] });
});

describe('what is odd', () => {
  test.each([
    ['bash tiemout=2m', 'unknown-info-key', 'tiemout=2m'],
    ['bash confirm retyr', 'unknown-info-key', 'retyr'],
    ['bash timeout=soon', 'invalid-info-value', 'timeout=soon'],
    ['bash timeout=0s', 'invalid-info-value', 'timeout=0s'],
    ['bash timeout', 'invalid-info-value', 'timeout'],
    ['bash retry=0', 'invalid-info-value', 'retry=0'],
    ['bash retry=-1', 'invalid-info-value', 'retry=-1'],
    ['bash confirm=no', 'invalid-info-value', 'confirm=no'],
    ['bash when=production', 'invalid-info-value', 'when=production'],
    ['bash id=a/b', 'invalid-info-value', 'id=a/b'],
    ['bash timeout:2m', 'invalid-info-value', 'timeout:2m'],
    ['bash {timeout=soon}', 'invalid-info-value', 'timeout=soon'],
    ['bash cwd=', 'invalid-info-value', 'cwd='],
    ['bash __proto__=x', 'unknown-info-key', '__proto__=x'],
  ])('%j is %s', (info, code, word) => {
    expect(parseInfoString(info).issues).toMatchObject([{ code, word }]);
  });
});
