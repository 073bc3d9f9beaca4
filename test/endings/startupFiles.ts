import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ShellName } from './ending';

/** A person's start-up file: what it does, in words and as its text. */
export type StartupFile = readonly [name: string, text: string];

/** Files that make it hard to see what happens in their shell; it is to be seen all the same. */
export function hostileFilesOf(shell: ShellName): readonly StartupFile[] {
  return Object.entries(hostile).flatMap(([name, texts]) => {
    const text = texts[shell] ?? (shell === 'fish' ? undefined : texts.posix);
    return text === undefined ? [] : [[name, text] as const];
  });
}

/** Files after which there is no shell any more. They say `no licence` first. In fish `exit` ends its file alone. */
export function endingFilesOf(shell: ShellName): readonly StartupFile[] {
  const all = Object.entries(ending).filter(([, text]) => shell !== 'fish' || text.startsWith('exec'));
  return all.map(([name, text]) => [name, `/bin/echo no licence\n${text}`]);
}

/** Puts the file where the shell looks for it. It also sets `RC` to `read`. */
export function writeStartupFile(home: string, shell: ShellName, text: string): void {
  const file = join(home, files[shell]);
  mkdirSync(dirname(file), { recursive: true });
  // Where it is missing, fish fills it in the background, and still writes when the test is over.
  if (shell === 'fish') mkdirSync(join(home, '.local/share/fish/generated_completions'), { recursive: true });
  writeFileSync(file, `${shell === 'fish' ? 'set -g RC read' : 'RC=read'}\n${text}\n`);
}

/** By which the shell looks there. */
export function startupEnvironment(home: string, shell: ShellName): Readonly<Record<string, string>> {
  return { HOME: home, ENV: join(home, files[shell]) };
}

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
/** In dash and ksh those of special builtins cannot be taken. */
const moreFunctions = ['eval', 'trap', 'set', 'export', 'return', 'read', 'unset', 'command']
  .map((word) => `${word}() { /bin/echo taken; }`)
  .join('\n');
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
  'functions with the names of special builtins': {
    posix: 'read() { /bin/echo taken; }',
    bash: moreFunctions,
    zsh: moreFunctions,
  },
  // fish reads its file whole, and runs nothing of one with such an error.
  'a syntax error at its end': { posix: 'if then', fish: "eval 'if; end; end'" },
  'commands before each prompt, which fail': {
    posix: 'PS1="\\$(/bin/echo before; false)> "',
    bash: 'PROMPT_COMMAND="/bin/echo before; false"; PS0="zero"',
    zsh: 'precmd() { /bin/echo before; return 3; }; preexec() { /bin/echo zero; return 3; }',
    fish: 'function p --on-event fish_prompt; /bin/echo before; false; end',
  },
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
