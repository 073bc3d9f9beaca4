import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { shellNames, type ShellName } from '../endings/ending';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

/** Where each shell looks for the person's own words. dash and ksh read the file that `ENV` names. */
const files: Readonly<Record<ShellName, string>> = {
  bash: '.bashrc',
  zsh: '.zshrc',
  fish: '.config/fish/config.fish',
  dash: '.shrc',
  ksh: '.shrc',
};

const words = ['printf', 'cd', 'test', 'unset', 'trap', 'set', 'command', 'builtin', 'eval', 'return', 'emulate', 'rm'];
const aliases = words.map((word) => `alias ${word}='/bin/echo taken'`).join('\n');
const functions = ['printf', 'cd', 'test', 'echo', 'rm'].map((word) => `${word}() { /bin/echo taken; }`).join('\n');
const fishFunctions = ['printf', 'cd', 'echo', 'rm', 'stty']
  .map((word) => `function ${word}; /bin/echo taken; end`)
  .join('\n');

/** What start-up files do that makes it hard to see what happens in their shell. */
const hostile: Readonly<Record<string, Partial<Readonly<Record<ShellName | 'posix', string>>>>> = {
  'prints, and no final newline': {
    posix: '/bin/echo noise; printf "no newline"',
    fish: 'echo noise; printf "no newline"',
  },
  'set -e, set -u': { posix: 'set -eu', zsh: 'setopt err_exit no_unset' },
  'set -a, set -C, set -f': { posix: 'set -a; set -C; set -f', zsh: 'setopt all_export no_clobber no_glob' },
  'aliases of our words': { posix: aliases, fish: "alias printf='/bin/echo taken'; alias cd='/bin/echo taken'" },
  'functions with the names of builtins': { posix: functions, fish: fishFunctions },
  traps: {
    posix: 'trap "/bin/echo leaving" EXIT; trap ":" INT',
    bash: 'trap "/bin/echo leaving" EXIT; trap ":" DEBUG; trap ":" ERR; trap ":" INT',
    zsh: 'trap ":" DEBUG; trap ":" ERR; TRAPEXIT() { /bin/echo leaving; }',
    ksh: 'trap ":" DEBUG; trap ":" ERR; trap "/bin/echo leaving" EXIT',
    fish: 'function a --on-event fish_preexec; true; end; function b --on-event fish_exit; /bin/echo leaving; end',
  },
  'digits in IFS, an empty PATH': { posix: 'IFS=0123456789; PATH=', fish: 'set PATH' },
  'a prompt of several lines with commands in it': {
    posix: `PS1='$(/bin/echo "a
b")> '`,
    zsh: `setopt prompt_subst; PROMPT='$(/bin/echo "a
b")> '; precmd() { /bin/echo before; }`,
    fish: 'function fish_prompt; /bin/echo a; /bin/echo "b> "; end',
  },
  'options of another shell': {
    zsh: 'setopt ksh_arrays sh_word_split null_glob posix_builtins no_rcs',
    ksh: 'set -o markdirs; set -o gmacs',
  },
};

const ending: Readonly<Record<string, string>> = { 'exit 3': 'exit 3', 'exec of something else': 'exec /bin/true' };
/** In fish `exit` ends its file alone. */
const endingOf = (shell: ShellName): readonly (readonly [string, string])[] =>
  Object.entries(ending).filter(([, text]) => shell !== 'fish' || text.startsWith('exec'));

let tested: TestRunner;
afterEach(() => tested.end());

function startedWith(shell: ShellName, text: string, terminal: boolean): TestRunner {
  const runner = createTestRunner({ shell, terminal, home: (home) => ({ ENV: join(home, files[shell]) }) });
  const file = join(runner.home, files[shell]);
  mkdirSync(dirname(file), { recursive: true });
  const read = shell === 'fish' ? 'set -g RC read' : 'RC=read';
  writeFileSync(file, `${read}\n${text}\n`);
  return runner;
}

describe.each([
  ['in a terminal', true],
  ['with none', false],
] as const)('%s', (_where, terminal) => {
  describe.each(shellNames.filter((shell) => terminal || shell !== 'fish'))('start-up files of %s', (shell) => {
    const cases = Object.entries(hostile).flatMap(([name, texts]) => {
      const text = texts[shell] ?? (shell === 'fish' ? undefined : texts.posix);
      return text === undefined ? [] : [[name, text] as const];
    });

    test.each(cases)('%s: exit codes and output are known', async (_name, text) => {
      tested = startedWith(shell, text, terminal);
      expect(outputOf(await tested.run('/bin/echo "$RC"'))).toBe('read\n');
      const execution = await tested.run("/bin/echo hi\n/bin/sh -c 'exit 4'");
      expect(outputOf(execution)).toBe('hi\n');
      expect(execution).toMatchObject({ kind: 'exited', exitCode: 4, output: { complete: true } });
      expect(outputOf(await tested.run('/bin/echo next'))).toBe('next\n');
      expect(await tested.run('exit 3')).toMatchObject({ kind: 'exited', exitCode: 3 });
      expect(outputOf(await tested.run('/bin/echo again'))).toBe('again\n');
    });

    test.each(endingOf(shell))('%s: nothing runs, and it is said why', async (_name, text) => {
      tested = startedWith(shell, `/bin/echo no licence\n${text}`, terminal);
      const execution = await tested.run('/bin/echo hi');
      expect(execution).toMatchObject({ kind: 'not-started' });
      expect(JSON.stringify(execution)).toMatch(/ended before it came to its first prompt.*no licence/);
    });
  });
});

test('fish, which takes commands from a terminal alone, says so where there is none', async () => {
  tested = startedWith('fish', '', false);
  const execution = await tested.run('/bin/echo hi');
  expect(execution).toMatchObject({ kind: 'not-started' });
  expect(JSON.stringify(execution)).toContain('fish reads nothing before the end');
});
