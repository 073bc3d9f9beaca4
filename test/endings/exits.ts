import type { Ending } from './ending';

/** A command ends, and leaves its exit code. Of a program that a signal has ended ksh tells the signal's number alone. */
export const exits: readonly Ending[] = [
  { name: 'exit code 0', text: 'echo hello', expected: { kind: 'exited', exitCode: 0, output: 'hello\n' } },
  { name: 'exit code 1', text: 'false', expected: { kind: 'exited', exitCode: 1, output: '' } },
  { name: 'exit code 255', text: 'sh -c "exit 255"', expected: { kind: 'exited', exitCode: 255, output: '' } },
  {
    name: 'nothing printed',
    text: 'true',
    expected: { kind: 'exited', exitCode: 0, output: '' },
  },
  {
    name: 'two lines of which the first fails',
    text: 'false\necho second',
    expected: { kind: 'exited', exitCode: 0, output: 'second\n' },
  },
  {
    name: 'a program that is not there',
    text: 'no-such-program-here',
    expected: { kind: 'exited', exitCode: 127, output: /no-such-program-here/ },
  },
  {
    name: 'a file that is no program',
    text: '/etc/passwd',
    expected: { kind: 'exited', exitCode: 126, output: /\/etc\/passwd/ },
  },
  {
    name: 'a pipeline whose first part fails',
    text: 'sh -c "echo a; exit 3" | cat',
    expected: { kind: 'exited', exitCode: 0, output: 'a\n' },
  },
  {
    name: 'a pipeline whose last part fails',
    text: 'echo a | sh -c "cat; exit 6"',
    expected: { kind: 'exited', exitCode: 6, output: 'a\n' },
  },
  {
    name: 'a subshell that prints and fails',
    text: { posix: '(echo x; exit 5)' },
    expected: { kind: 'exited', exitCode: 5, output: 'x\n' },
    except: { fish: 'fish has no subshells' },
  },
  {
    name: 'a group that fails',
    text: { posix: '{\n  echo a\n  false\n}', fish: 'begin\n  echo a\n  false\nend' },
    expected: { kind: 'exited', exitCode: 1, output: 'a\n' },
  },
  {
    name: 'return 7',
    text: 'echo before\nreturn 7\necho after',
    expected: { kind: 'exited', exitCode: 7, output: 'before\n' },
  },
  {
    name: 'a program that SIGTERM ends',
    text: `sh -c 'echo a; kill -TERM $$; echo b'`,
    expected: { kind: 'exited', exitCode: 143, output: /^a\n(?!.*b\n)/ },
    expectedIn: { ksh: { kind: 'exited', exitCode: 15, output: /^a\n(?!.*b\n)/ } },
  },
  {
    name: 'a program that SIGKILL ends',
    text: `sh -c 'echo a; kill -KILL $$; echo b'`,
    expected: { kind: 'exited', exitCode: 137, output: /^a\n(?!.*b\n)/ },
    expectedIn: { ksh: { kind: 'exited', exitCode: 9, output: /^a\n(?!.*b\n)/ } },
  },
  {
    name: 'a program that SIGHUP ends',
    text: `sh -c 'kill -HUP $$'`,
    expected: { kind: 'exited', exitCode: 129, output: /^/ },
    expectedIn: { ksh: { kind: 'exited', exitCode: 1, output: /^/ } },
  },
  {
    name: 'a command that prints nothing for long',
    text: 'sleep 2; echo done',
    expected: { kind: 'exited', exitCode: 0, output: 'done\n', atLeastMs: 2_000 },
  },
];
