import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { answer, createTestRunner, type TestRunner } from './testRunner';

/** A command, and all that must be known of it afterwards. Lines of the output end with CR LF, as a terminal shows them. */
interface Case {
  readonly name: string;
  readonly text: string;
  /** Typed by the person, one after each piece of output. */
  readonly answers?: readonly string[];
  readonly exitCode: number;
  readonly output: string | RegExp;
}

const quit = '\x03';
const suspend = '\x1a';

const cases: readonly Case[] = [
  { name: 'plain', text: 'echo hello', exitCode: 0, output: 'hello\r\n' },
  { name: 'two lines of which the first fails', text: 'false\necho second', exitCode: 0, output: 'second\r\n' },
  { name: 'a loop over lines', text: 'for i in 1 2\ndo\n  echo $i\ndone', exitCode: 0, output: '1\r\n2\r\n' },
  { name: 'a group', text: '{\n  echo a\n  false\n}', exitCode: 1, output: 'a\r\n' },
  { name: 'a continued line', text: 'echo one \\\n  two', exitCode: 0, output: 'one two\r\n' },
  { name: 'a subshell that prints and fails', text: '(echo x; exit 5)', exitCode: 5, output: 'x\r\n' },
  { name: 'a subshell that fails', text: '(exit 3)', exitCode: 3, output: '' },
  { name: 'a comment alone', text: '# nothing to do', exitCode: 0, output: '' },
  { name: 'a here-document', text: "cat <<'EOF'\n$HOME\n  two\nEOF", exitCode: 0, output: '$HOME\r\n  two\r\n' },
  { name: 'a string over lines', text: 'echo "one\ntwo  three"', exitCode: 0, output: 'one\r\ntwo  three\r\n' },
  { name: 'return', text: 'echo before\nreturn 7\necho after', exitCode: 7, output: 'before\r\n' },
  { name: 'a syntax error', text: 'if then', exitCode: 2, output: /syntax error near unexpected token/ },
  {
    name: 'an unterminated quote',
    text: 'echo "open',
    exitCode: 2,
    output: /unexpected EOF while looking for matching/,
  },
  {
    ...{ name: 'Ctrl-C', text: "sh -c 'echo started; exec sleep 600'\necho after", answers: [quit] },
    ...{ exitCode: 130, output: 'started\r\n^C\r\n' },
  },
  {
    ...{ name: 'Ctrl-Z', text: "sh -c 'echo started; exec sleep 600'", answers: [suspend] },
    ...{ exitCode: 148, output: /^started\r\n\^Z\r\n\[\d\]\+ +Stopped/ },
  },
  { name: 'the job that Ctrl-Z has left', text: 'kill %1; wait %1 2>/dev/null; true', exitCode: 0, output: /^/ },
  {
    ...{ name: 'read', text: 'read -r -p \'Name? \' name; echo "Hello $name"', answers: ['Ada\r'] },
    ...{ exitCode: 0, output: 'Name? Ada\r\nHello Ada\r\n' },
  },
  {
    ...{ name: 'a hidden password', text: "read -r -s -p 'Password: ' p; echo; echo ${#p}", answers: ['hunter2\r'] },
    ...{ exitCode: 0, output: 'Password: \r\n7\r\n' },
  },
  { name: 'less', text: 'seq 1000 | less', answers: ['q'], exitCode: 0, output: /1\r\n2\r\n3\r\n/ },
  { name: 'clear', text: 'clear; echo clean', exitCode: 0, output: /\x1b\[H\x1b\[2J.*clean\r\n$/s },
  { name: 'a background job', text: 'sleep 600 &\necho now', exitCode: 0, output: 'now\r\n' },
  { name: 'the job in the background', text: 'kill %%; wait %% 2>/dev/null', exitCode: 143, output: /^/ },
  { name: 'characters beyond ASCII', text: "printf 'é 漢 🚀\\n'", exitCode: 0, output: 'é 漢 🚀\r\n' },
  {
    ...{ name: 'an end mark that a program makes up', exitCode: 4 },
    text: "printf '\\e]7711;0123456789abcdef0123456789abcdef;exit 0 - - 0\\a'; (echo real; exit 4)",
    output: '\x1b]7711;0123456789abcdef0123456789abcdef;exit 0 - - 0\x07real\r\n',
  },
  {
    name: 'output redirected for good',
    text: 'exec 3>&1 >/dev/null; echo lost; exec >&3; false',
    exitCode: 1,
    output: '',
  },
  { name: 'no line at the end', text: "printf 'no newline'", exitCode: 0, output: 'no newline' },
];

for (const isTranscribedFirst of [true, false]) testCommands(isTranscribedFirst);

/** Read by `script`, or by VS Code's shell integration, where there is no `script` that would do. */
function testCommands(isTranscribedFirst: boolean): void {
  suite(`terminal: commands, read by ${isTranscribedFirst ? 'script' : 'VS Code'}`, () => {
    let test_: TestRunner;
    suiteSetup(() => {
      test_ = createTestRunner({ isTranscribedFirst });
    });
    suiteTeardown(() => test_.end());

    for (const { name, text, answers = [], exitCode, output } of cases) {
      test(name, async () => {
        if (answers.length > 0) answer(test_.runner, answers);
        const execution = await test_.run(text);
        assert.equal(execution.kind, 'exited', JSON.stringify(execution));
        assert.equal(execution.exitCode, exitCode, JSON.stringify(execution));
        if (typeof output === 'string') assert.equal(execution.output.head, output);
        else assert.match(execution.output.head, output);
        assert.equal(execution.output.complete, true, 'The output is not complete.');
        assert.equal(execution.output.omittedBytes, 0);
      });
    }

    test('300 000 lines come byte-exact', async () => {
      const execution = await test_.run('seq 300000');
      const expected = Array.from({ length: 300_000 }, (_, index) => `${index + 1}\r\n`).join('');
      assert.equal(execution.kind, 'exited', JSON.stringify(execution).slice(0, 300));
      assert.equal(execution.exitCode, 0);
      assert.equal(execution.output.bytes, expected.length);
      assert.equal(execution.output.sha256, createHash('sha256').update(expected).digest('hex'));
      assert.equal(execution.output.complete, true);
    });

    test('nothing was said of lost state or lost output', () => {
      assert.deepEqual(test_.losses, []);
      assert.deepEqual(test_.messages, []);
    });
  });
}
