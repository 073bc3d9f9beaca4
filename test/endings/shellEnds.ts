import type { Ending } from './ending';

const ownWords = /^/;

/** The shell itself ends, and its state with it; how it ended is known nonetheless. */
export const shellEnds: readonly Ending[] = [
  { name: 'exit 3', text: 'echo bye; exit 3', expected: { kind: 'exited', exitCode: 3, output: 'bye\n' } },
  { name: 'exit 0', text: 'exit', expected: { kind: 'exited', exitCode: 0, output: '' } },
  {
    name: 'exit in a function',
    text: { posix: 'leave() { exit 4; }\nleave\necho after', fish: 'function leave; exit 4; end\nleave\necho after' },
    expected: { kind: 'exited', exitCode: 4, output: '' },
  },
  {
    name: 'exec program',
    text: "exec sh -c 'echo instead; exit 6'",
    expected: { kind: 'exited', exitCode: 6, output: 'instead\n' },
  },
  {
    name: 'exec program that a signal ends',
    text: "exec sh -c 'echo instead; kill -KILL $$'",
    expected: { kind: 'exited', exitCode: 137, output: /^instead\n/ },
  },
  {
    name: "set -e in the command's own text",
    text: { posix: 'set -e\necho a\nfalse\necho b' },
    expected: { kind: 'exited', exitCode: 1, output: 'a\n' },
    except: { fish: 'fish has no set -e' },
  },
  {
    name: 'a trap on EXIT',
    text: { posix: "trap 'echo trapped' EXIT\nexit 9" },
    expected: { kind: 'exited', exitCode: 9, output: 'trapped\n' },
    except: { fish: 'there, exit ends what is sourced, not the shell' },
  },
  {
    name: 'a shell that kills itself',
    text: { posix: 'echo a; kill -9 $$; echo b', fish: 'echo a; kill -9 $fish_pid; echo b' },
    expected: { kind: 'exited', exitCode: 137, output: /^a\n(?!.*b\n)/ },
  },
  {
    name: 'many lines before the end',
    text: 'seq 20000; exit 8',
    expected: { kind: 'exited', exitCode: 8, output: lines(20_000) },
  },
  {
    name: 'a variable that must be set and is not',
    text: { posix: 'echo a; echo "${NOT_SET:?is needed}"; echo b' },
    expected: { kind: 'exited', exitCode: 1, output: /^a\n.*is needed\n$/ },
    expectedIn: {
      dash: { kind: 'exited', exitCode: 2, output: /^a\n.*is needed\n$/ },
      zsh: { kind: 'exited', exitCode: 126, output: /^a\n.*is needed\n$/ },
    },
    except: { fish: 'fish has no ${…}' },
  },
  {
    name: 'a syntax error',
    text: { posix: 'if then', fish: 'if; end; end' },
    expected: { kind: 'exited', exitCode: 2, output: ownWords },
    expectedIn: {
      bash: { kind: 'exited', exitCode: 2, output: /syntax error near unexpected token/ },
      zsh: { kind: 'exited', exitCode: 126, output: /parse error near/ },
      fish: { kind: 'exited', exitCode: 1, output: ownWords },
      ksh: { kind: 'exited', exitCode: 3, output: /syntax error/ },
    },
  },
  {
    name: 'an unterminated quote',
    text: 'echo "open',
    expected: { kind: 'exited', exitCode: 2, output: ownWords },
    expectedIn: {
      bash: { kind: 'exited', exitCode: 2, output: /unexpected EOF while looking for matching/ },
      zsh: { kind: 'exited', exitCode: 126, output: /unmatched/ },
      fish: { kind: 'exited', exitCode: 1, output: ownWords },
      ksh: { kind: 'exited', exitCode: 3, output: /unmatched/ },
    },
  },
];

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index + 1}\n`).join('');
}
