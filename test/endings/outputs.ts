import type { Ending } from './ending';

const manyLines = Array.from({ length: 300_000 }, (_, index) => `${index + 1}\n`).join('');

/** What a command prints. */
export const outputs: readonly Ending[] = [
  {
    name: 'both outputs, in their order',
    text: 'echo out; echo err >&2; echo out again',
    expected: { kind: 'exited', exitCode: 0, output: 'out\nerr\nout again\n' },
  },
  {
    name: 'no newline at the end',
    text: "printf 'no newline'",
    expected: { kind: 'exited', exitCode: 0, output: 'no newline' },
  },
  {
    name: 'characters beyond ASCII',
    text: "printf 'é 漢 🚀\\n'",
    expected: { kind: 'exited', exitCode: 0, output: 'é 漢 🚀\n' },
  },
  {
    name: 'binary',
    text: `sh -c "printf '\\\\001\\\\002\\\\177\\\\377\\\\376end\\\\n'"`,
    expected: { kind: 'exited', exitCode: 0, output: '\x01\x02\x7f\ufffd\ufffdend\n' },
  },
  {
    name: 'half a character at the end',
    text: `sh -c "printf 'caf\\\\303'"`,
    expected: { kind: 'exited', exitCode: 0, output: 'caf\ufffd' },
  },
  {
    name: 'a character in two pieces',
    text: `sh -c "printf 'caf\\\\303'; sleep 0.2; printf '\\\\251\\\\n'"`,
    expected: { kind: 'exited', exitCode: 0, output: 'café\n' },
  },
  {
    name: 'a progress bar',
    text: `sh -c "printf '10%%\\\\r'; printf '55%%\\\\r'; printf '100%%\\\\n'"`,
    expected: { kind: 'exited', exitCode: 0, output: '10%\r55%\r100%\n' },
  },
  {
    name: 'an alternate screen',
    text: `sh -c "printf '\\\\033[?1049hdrawn\\\\033[?1049lleft\\\\n'"`,
    expected: { kind: 'exited', exitCode: 0, output: '\x1b[?1049hdrawn\x1b[?1049lleft\n' },
  },
  {
    name: 'a title and colours',
    text: `sh -c "printf '\\\\033]0;title\\\\007\\\\033[31mred\\\\033[0m\\\\n'"`,
    expected: { kind: 'exited', exitCode: 0, output: '\x1b]0;title\x07\x1b[31mred\x1b[0m\n' },
  },
  {
    name: 'an end mark that a program makes up',
    text: `sh -c "printf '\\\\033]7711;0123456789abcdef0123456789abcdef;exit 0 - - 0\\\\007'; echo real; exit 4"`,
    expected: {
      ...{ kind: 'exited', exitCode: 4 },
      output: '\x1b]7711;0123456789abcdef0123456789abcdef;exit 0 - - 0\x07real\n',
    },
  },
  {
    name: 'an end of command that a program makes up for VS Code',
    text: `sh -c "printf 'a\\\\033]633;D;0\\\\007'; echo b; exit 3"`,
    expected: { kind: 'exited', exitCode: 3, output: 'a\x1b]633;D;0\x07b\n' },
  },
  { name: '300 000 lines', text: 'seq 300000', expected: { kind: 'exited', exitCode: 0, output: manyLines } },
  {
    name: 'one line of 300 000 characters',
    text: `head -c 300000 /dev/zero | tr '\\0' x; echo`,
    expected: { kind: 'exited', exitCode: 0, output: `${'x'.repeat(300_000)}\n` },
  },
  {
    name: 'redirected for good',
    text: { posix: 'exec 3>&1 >/dev/null; echo lost; exec >&3 3>&-; false' },
    expected: { kind: 'exited', exitCode: 1, output: '' },
    except: { fish: 'fish has no exec without a program' },
  },
  {
    name: 'clear',
    text: 'clear; echo clean',
    expected: { kind: 'exited', exitCode: 0, output: /\x1b\[H\x1b\[2J.*clean\n$/s },
    except: { headless: 'a plain terminal may be of any kind' },
  },
];
