import type { Ending } from './ending';

/** How a command can be written. */
export const texts: readonly Ending[] = [
  {
    name: 'a loop over lines',
    text: { posix: 'for i in 1 2\ndo\n  echo $i\ndone', fish: 'for i in 1 2\n  echo $i\nend' },
    expected: { kind: 'exited', exitCode: 0, output: '1\n2\n' },
  },
  {
    name: 'a continued line',
    text: 'echo one \\\n  two',
    expected: { kind: 'exited', exitCode: 0, output: 'one two\n' },
  },
  {
    name: 'a comment alone',
    text: '# nothing to do',
    expected: { kind: 'exited', exitCode: 0, output: '' },
  },
  {
    name: 'comments around and behind',
    text: '# before\necho a # behind\n# after',
    expected: { kind: 'exited', exitCode: 0, output: 'a\n' },
  },
  {
    name: 'a here-document',
    text: { posix: "cat <<'EOF'\n$HOME\n  two\nEOF" },
    expected: { kind: 'exited', exitCode: 0, output: '$HOME\n  two\n' },
    except: { fish: 'fish has no here-documents' },
  },
  {
    name: 'a here-document with a value in it',
    text: { posix: 'name=Ada\ncat <<EOF\nHello $name, $((1 + 1))\nEOF' },
    expected: { kind: 'exited', exitCode: 0, output: 'Hello Ada, 2\n' },
    except: { fish: 'fish has no here-documents' },
  },
  {
    name: 'a string over lines',
    text: 'echo "one\ntwo  three"',
    expected: { kind: 'exited', exitCode: 0, output: 'one\ntwo  three\n' },
  },
  {
    name: 'every kind of quote',
    text: `echo 'it is "$HOME"' "it's" \\$HOME`,
    expected: { kind: 'exited', exitCode: 0, output: `it is "$HOME" it's $HOME\n` },
  },
  {
    name: 'history words',
    text: `echo 'wow!! !$ ^a^b'`,
    expected: { kind: 'exited', exitCode: 0, output: 'wow!! !$ ^a^b\n' },
  },
  {
    name: 'lines that end with CR LF in a string',
    text: { posix: "printf '%s|' 'a\r'", fish: "printf '%s|' 'a\r'" },
    expected: { kind: 'exited', exitCode: 0, output: 'a\r|' },
  },
  {
    name: 'a function made and called',
    text: {
      posix: 'greet() {\n  echo "hi $1"\n  return 4\n}\ngreet you',
      fish: 'function greet\n  echo "hi $argv[1]"\n  return 4\nend\ngreet you',
    },
    expected: { kind: 'exited', exitCode: 4, output: 'hi you\n' },
  },
  {
    name: 'a long command',
    text: `echo ${'word '.repeat(2_000)}end`,
    expected: { kind: 'exited', exitCode: 0, output: `${'word '.repeat(2_000)}end\n` },
  },
];
