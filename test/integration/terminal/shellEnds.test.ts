import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

/** Commands with which the shell itself ends: the exit code is known, and the next command has a new shell. */
const endings = [
  { name: 'exit 3', text: 'echo bye; exit 3', exitCode: 3, output: 'bye\r\n' },
  { name: 'exit 0', text: 'exit', exitCode: 0, output: '' },
  { name: 'exec program', text: "exec sh -c 'echo instead; exit 6'", exitCode: 6, output: 'instead\r\n' },
  { name: "set -e in the command's own text", text: 'set -e\necho a\nfalse\necho b', exitCode: 1, output: 'a\r\n' },
  { name: 'a trap on EXIT', text: "trap 'echo trapped' EXIT\nexit 9", exitCode: 9, output: 'trapped\r\n' },
  { name: 'a shell that kills itself', text: 'kill -9 $$', exitCode: 137, output: /Killed/ },
  { name: 'many lines before the end', text: 'seq 20000; exit 8', exitCode: 8, output: /\r\n19999\r\n20000\r\n$/ },
];

suite('terminal: the shell ends', () => {
  let tested: TestRunner;
  setup(() => {
    tested = createTestRunner();
  });
  teardown(() => tested.end());

  for (const { name, text, exitCode, output } of endings) {
    test(name, async () => {
      await tested.run('cd /; marker=1');
      const execution = await tested.run(text);
      assert.equal(execution.kind, 'exited', JSON.stringify(execution));
      assert.equal(execution.exitCode, exitCode);
      if (typeof output === 'string') assert.equal(execution.output.head, output);
      else assert.match(execution.output.head, output);
      assert.equal(execution.output.complete, true);
      assert.equal(tested.losses.length, 1);
      assert.equal(tested.runner.state, 'closed');
      assert.equal(outputOf(await tested.run('echo "[$marker]"')), '[]\r\n');
      assert.equal(tested.losses.length, 1);
    });
  }

  test('the terminal is closed by the person while a command runs', async () => {
    const listener = tested.runner.onDidProduceOutput(() => {
      listener.dispose();
      void vscode.commands.executeCommand('workbench.action.terminal.killAll');
    });
    const execution = await tested.run('echo started; sleep 600');
    assert.equal(execution.kind, 'unknown', JSON.stringify(execution));
    assert.equal(execution.reason, 'The terminal was closed while the command ran.');
    assert.equal(execution.output?.head, 'started\r\n');
    assert.equal(execution.output.complete, false);
    assert.equal(tested.losses.length, 1);
    assert.equal(outputOf(await tested.run('echo again')), 'again\r\n');
  });

  test('the terminal is closed by the person between commands', async () => {
    await tested.run('marker=1');
    const terminal = tested.runner.shell?.terminal;
    const lost = new Promise((resolve) => tested.runner.onDidLoseState(resolve));
    terminal?.dispose();
    await lost;
    assert.equal(tested.runner.shell?.terminal, undefined);
    assert.equal(outputOf(await tested.run('echo "[$marker]"')), '[]\r\n');
    assert.notEqual(tested.runner.shell?.terminal, terminal);
  });

  test('set -e left on does not outlive its command', async () => {
    assert.equal(outputOf(await tested.run('set -e; set -o pipefail; echo on')), 'on\r\n');
    const execution = await tested.run('echo "$-"; false | true');
    assert.equal(execution.kind, 'exited', JSON.stringify(execution));
    assert.equal(execution.exitCode, 1, 'pipefail has not carried over');
    assert.doesNotMatch(execution.output.head, /e/);
    assert.deepEqual(tested.losses, []);
  });

  test('a file of exit code without its end mark: the output is incomplete', async () => {
    const followed = createTestRunner({ isTranscribedFirst: false });
    // VS Code takes this sequence for the end of the command, and stops its stream.
    const execution = await followed.run("printf 'a\\e]633;D;0\\a'; echo b; (exit 3)");
    assert.equal(execution.kind, 'exited', JSON.stringify(execution));
    assert.equal(execution.exitCode, 3);
    assert.equal(execution.output.complete, false);
    assert.equal(outputOf(await followed.run('echo next')), 'next\r\n');
    followed.end();
  });

  test('what looks like the end to VS Code is none where `script` reads', async () => {
    const execution = await tested.run("printf 'a\\e]633;D;0\\a'; echo b; (exit 3)");
    assert.equal(execution.kind, 'exited', JSON.stringify(execution));
    assert.equal(execution.output.complete, true);
    assert.match(execution.output.head, /^a\x1b\]633;D;0\x07b\r\n$/);
  });
});
