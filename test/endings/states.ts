import type { Ending, ShellText } from './ending';

const home: ShellText = { posix: 'cd "$OLDPWD"', fish: 'cd -' };

/** What a command finds, and what it leaves to the one after it. */
export const states: readonly Ending[] = [
  {
    name: 'input, output and error are a terminal',
    text: 'test -t 0 && test -t 1 && test -t 2 && echo tty',
    expected: { kind: 'exited', exitCode: 0, output: 'tty\n' },
  },
  {
    name: 'the directory carries over',
    before: ['cd /usr'],
    text: 'pwd',
    after: [home],
    expected: { kind: 'exited', exitCode: 0, output: '/usr\n' },
  },
  {
    name: 'exported variables carry over',
    before: [{ posix: 'export CARRIED=over', fish: 'set -gx CARRIED over' }],
    text: `sh -c 'echo "$CARRIED"'`,
    expected: { kind: 'exited', exitCode: 0, output: 'over\n' },
  },
  {
    name: 'variables carry over',
    before: [{ posix: 'plain=2', fish: 'set -g plain 2' }],
    text: 'echo "$plain"',
    expected: { kind: 'exited', exitCode: 0, output: '2\n' },
  },
  {
    name: 'functions carry over',
    before: [{ posix: 'greet() { echo "hi $1"; }', fish: 'function greet; echo "hi $argv[1]"; end' }],
    text: 'greet you',
    expected: { kind: 'exited', exitCode: 0, output: 'hi you\n' },
  },
  {
    name: 'aliases carry over',
    before: ["alias shout='echo HEY'"],
    text: 'shout',
    expected: { kind: 'exited', exitCode: 0, output: 'HEY\n' },
  },
  {
    name: 'options carry over',
    before: [{ posix: 'set -u' }],
    text: { posix: 'case $- in *u*) echo on;; esac' },
    after: [{ posix: 'set +u' }],
    expected: { kind: 'exited', exitCode: 0, output: 'on\n' },
    except: { fish: 'fish has no such options' },
  },
  {
    name: 'the exit code carries over',
    before: ['sh -c "exit 6"'],
    text: { posix: 'echo $?', fish: 'echo $status' },
    expected: { kind: 'exited', exitCode: 0, output: '6\n' },
  },
  {
    name: 'set -e does not carry over',
    before: [{ posix: 'set -e; true' }],
    text: { posix: 'false; echo still here' },
    expected: { kind: 'exited', exitCode: 0, output: 'still here\n' },
    except: { fish: 'fish has no set -e' },
  },
  {
    name: 'hostile options and separators left on',
    before: [{ posix: "set -fC; IFS='0/.'" }],
    text: { posix: 'echo "a b"; set -- x; echo "$#"' },
    after: [{ posix: "set +fC; IFS=' \t\n'" }],
    expected: { kind: 'exited', exitCode: 0, output: 'a b\n1\n' },
    except: { fish: 'fish has no such options' },
  },
  {
    name: 'no PATH left',
    before: [{ posix: 'KEPT=$PATH; PATH=/nowhere', fish: 'set -g KEPT $PATH; set -gx PATH /nowhere' }],
    text: 'echo "a b"',
    after: [{ posix: 'PATH=$KEPT', fish: 'set -gx PATH $KEPT' }],
    expected: { kind: 'exited', exitCode: 0, output: 'a b\n' },
  },
  {
    name: 'a trace left on',
    before: [{ posix: 'set -x', fish: 'set -g fish_trace 1' }],
    text: 'echo traced',
    after: [{ posix: 'set +x', fish: 'set -e fish_trace' }],
    expected: { kind: 'exited', exitCode: 0, output: /^([^\n]*[+>][^\n]*\n)+traced\n([+-][^\n]*\n)*$/ },
  },
  {
    name: 'a job in the background',
    text: { posix: 'sleep 600 &\necho now', fish: 'sleep 600 &\necho now' },
    after: [{ posix: 'kill $!; wait $! 2> /dev/null; true', fish: 'kill $last_pid' }],
    expected: { kind: 'exited', exitCode: 0, output: /now\n$/ },
    expectedIn: { bash: { kind: 'exited', exitCode: 0, output: 'now\n' } },
  },
  {
    name: 'a directory of its own',
    text: 'basename "$PWD"',
    options: { cwd: "back end's" },
    expected: { kind: 'exited', exitCode: 0, output: "back end's\n" },
  },
  {
    name: 'back from a directory of its own',
    before: ['cd /usr'],
    text: 'basename "$PWD"',
    after: ['test "$PWD" = /usr', home],
    options: { cwd: "back end's" },
    expected: { kind: 'exited', exitCode: 0, output: "back end's\n" },
  },
  {
    name: 'a path that is not here but in the workspace folder',
    before: ['cd /'],
    text: `cd "back end's"; basename "$PWD"`,
    options: { needsPath: "back end's" },
    after: ['cd ..'],
    expected: { kind: 'exited', exitCode: 0, output: "back end's\n", startedIn: 'workspace-folder' },
  },
  {
    name: 'a path that is here',
    text: `cd "back end's"; basename "$PWD"`,
    options: { needsPath: "back end's" },
    after: ['cd ..'],
    expected: { kind: 'exited', exitCode: 0, output: "back end's\n" },
  },
  {
    name: 'values set for it',
    text: `sh -c 'printf %s "$CAPTURED"'`,
    after: ['test -n "$CAPTURED"'],
    options: { env: { CAPTURED: "a 'b' \"c\" $d\n`e` \\ 漢 \\' end\\" } },
    expected: { kind: 'exited', exitCode: 0, output: "a 'b' \"c\" $d\n`e` \\ 漢 \\' end\\" },
  },
];
