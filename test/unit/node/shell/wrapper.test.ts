import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteForBash } from '../../../../src/node/shell/shellQuote';
import { renderWrapper } from '../../../../src/node/shell/wrapper';
import { anyText } from './anyText';

const step = {
  path: "/tmp/it's here/7",
  token: 'abc',
  text: 'echo hi\n',
  workspaceFolder: '/ws',
};

describe('renderWrapper', () => {
  test('a plain step', () => {
    expect(renderWrapper(step)).toBe(
      [
        '{',
        `  __checklist_begin '/tmp/it'\\''s here/7' 'abc' '\x1b[2m> echo hi\x1b[22m`,
        `' || \\builtin return 0`,
        '} 2> /dev/null',
        `if __checklist_go; then \\builtin . '/tmp/it'\\''s here/7.sh'; else \\builtin . '/tmp/it'\\''s here/7.sh'; fi`,
        '{ __checklist_end "$?"; } 2> /dev/null',
        '',
      ].join('\n'),
    );
  });

  test('directory and variables come before the command, and each can be refused', () => {
    const wrapper = renderWrapper({ ...step, cwd: '/ws/back end', needsPath: 'web', env: { A: "it's", B: '$x\n' } });
    expect(wrapper).toContain(`__checklist_visit '/ws/back end' || { __checklist_refuse 'cwd'; \\builtin return 0; }`);
    expect(wrapper).toContain(`__checklist_start_in 'web' '/ws' || { __checklist_refuse 'cwd'; \\builtin return 0; }`);
    expect(wrapper).toContain(`\\builtin export A='it'\\''s' || { __checklist_refuse 'env A'; \\builtin return 0; }`);
    expect(wrapper).toContain(`\\builtin export B='$x\n' || { __checklist_refuse 'env B'; \\builtin return 0; }`);
  });

  test('whatever the command is, bash can read the wrapper', () => {
    const wrappers = fc.sample(anyText, { numRuns: 30, seed: 1 }).map((text) => renderWrapper({ ...step, text }));
    expect(() => execFileSync('bash', ['-n'], { input: wrappers.join('\n'), stdio: 'pipe' })).not.toThrow();
  });
});

test('what is quoted is one word of bash, unchanged', () => {
  const words = fc.sample(anyText, { numRuns: 100, seed: 1 });
  const script = words.map((word) => `printf '%s\\0' ${quoteForBash(word)}`).join('\n');
  const read = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(read.split('\0').slice(0, -1)).toEqual(words);
});
