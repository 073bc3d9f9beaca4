import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bash } from '../../../../src/node/shell/dialects/bash';
import type { ShellDialect } from '../../../../src/node/shell/dialects/dialect';
import { dialectOf } from '../../../../src/node/shell/dialects/dialectOf';
import { fish } from '../../../../src/node/shell/dialects/fish';
import { pwsh } from '../../../../src/node/shell/dialects/pwsh';
import { sh } from '../../../../src/node/shell/dialects/sh';
import { zsh } from '../../../../src/node/shell/dialects/zsh';
import { quoteForFish, quoteForPosix } from '../../../../src/node/shell/shellQuote';
import { anyText } from './anyText';

const step = {
  path: "/tmp/it's here/7",
  token: 'abc',
  text: 'echo hi\n',
  workspaceFolder: '/ws',
  isFollowed: false,
};

describe("bash's wrapper", () => {
  test('a plain step', () => {
    expect(bash.renderWrapper(step)).toBe(
      [
        '{',
        `  __checklist_begin '/tmp/it'\\''s here/7' 'abc' '\x1b]633;C\x07\x1b]633;D\x07\x1b[2m> echo hi\x1b[22m`,
        `' || \\builtin return 0`,
        String.raw`  case $(\builtin trap) in *return[!A-Za-z_]*ERR* | *return[!A-Za-z_]*RETURN*) \builtin false ;; esac || { __checklist_refuse 'trap'; \builtin return 0; }`,
        '} 2> /dev/null',
        `if __checklist_go; then \\builtin . '/tmp/it'\\''s here/7.sh'; else \\builtin . '/tmp/it'\\''s here/7.sh'; fi`,
        '{ __checklist_end "$?"; } 2> /dev/null',
        '',
      ].join('\n'),
    );
  });

  test('a trap alone is never refused for a trap', () => {
    for (const text of ['trap - ERR', ' trap - ERR RETURN']) {
      expect(bash.renderWrapper({ ...step, text })).not.toContain('$(\\builtin trap)');
    }
    for (const text of ['trap - INT; false', 'trap - INT\nfalse', 'false']) {
      expect(bash.renderWrapper({ ...step, text })).toContain('$(\\builtin trap)');
    }
  });

  test('directory and variables come before the command, and each can be refused', () => {
    const options = { ...step, cwd: '/ws/back end', needsPath: 'web', env: { A: "it's", B: '$x\n' } };
    const wrapper = bash.renderWrapper(options);
    expect(wrapper).toContain(`__checklist_visit '/ws/back end' || { __checklist_refuse 'cwd'; \\builtin return 0; }`);
    expect(wrapper).toContain(`__checklist_start_in 'web' '/ws' || { __checklist_refuse 'cwd'; \\builtin return 0; }`);
    expect(wrapper).toContain(`\\builtin export 'A=''it'\\''s' || { __checklist_refuse 'env A'; \\builtin return 0; }`);
    expect(wrapper).toContain(`\\builtin export 'B=''$x\n' || { __checklist_refuse 'env B'; \\builtin return 0; }`);
  });
});

const dialects: readonly { program: string; dialect: ShellDialect; quote: (text: string) => string }[] = [
  { program: 'bash', dialect: bash, quote: quoteForPosix },
  { program: 'zsh', dialect: zsh, quote: quoteForPosix },
  { program: 'sh', dialect: sh, quote: quoteForPosix },
  { program: 'ksh', dialect: sh, quote: quoteForPosix },
  { program: 'fish', dialect: fish, quote: quoteForFish },
];

for (const { program, dialect, quote } of dialects) {
  describe(program, () => {
    test('reads the wrapper, whatever the command is', () => {
      const wrappers = fc
        .sample(anyText, { numRuns: 30, seed: 1 })
        .map((text) => dialect.renderWrapper({ ...step, text, cwd: text, env: { A: text } }));
      const file = join(mkdtempSync(join(tmpdir(), 'wrapper-')), 'wrapper');
      writeFileSync(file, wrappers.join('\n'));
      expect(() => execFileSync(program, ['-n', file], { stdio: 'pipe' })).not.toThrow();
      rmSync(dirname(file), { recursive: true });
    });

    test('takes what is quoted for one word, unchanged', () => {
      const words = fc.sample(anyText, { numRuns: 100, seed: 1 });
      const script = words.map((word) => `printf '%s\\0' ${quote(word)}`).join('\n');
      const read = execFileSync(program, ['-c', script], { encoding: 'utf8' });
      expect(read.split('\0').slice(0, -1)).toEqual(words);
    });
  });
}

test("PowerShell's wrapper", () => {
  const options = { ...step, cwd: '/ws/back’s end', needsPath: 'web', env: { A: "it's" } };
  expect(pwsh.renderWrapper(options)).toBe(
    [
      `if (-not (__checklist_begin '/tmp/it''s here/7' 'abc' '\x1b[2m> echo hi\x1b[22m`,
      `')) { return }`,
      `if (-not (__checklist_visit '/ws/back’’s end')) { __checklist_refuse 'cwd'; return }`,
      `if (-not (__checklist_start_in 'web' '/ws')) { __checklist_refuse 'cwd'; return }`,
      `try { $env:A = 'it''s' } catch { __checklist_refuse 'env A'; return }`,
      '$__checklist.Ok = $null',
      '__checklist_go',
      "try { . (__checklist_read '/tmp/it''s here/7.ps1' \"`n`$Global:__checklist.Ok = `$?\") }",
      'catch { $__checklist.Ok = $false; $_ | Out-Host }',
      'if ($null -eq $__checklist.Ok) { $__checklist.Ok = $LASTEXITCODE -eq 0 }',
      '__checklist_end $__checklist.Ok',
      '',
    ].join('\n'),
  );
});

test.each([
  ['/bin/bash', 'bash'],
  ['bash-5.2', 'bash'],
  ['C:\\Program Files\\Git\\bin\\bash.exe', 'bash'],
  ['/usr/local/bin/zsh-5.9', 'zsh'],
  ['/usr/bin/fish', 'fish'],
  ['dash', 'sh'],
  ['/bin/ksh93', 'sh'],
  ['pwsh', 'pwsh'],
  ['C:\\Program Files\\PowerShell\\7\\pwsh.exe', 'pwsh'],
  ['/usr/bin/python3', undefined],
  ['constructor', undefined],
])('dialectOf %s', (program, kind) => {
  expect(dialectOf(program)?.kind).toBe(kind);
});
