import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { poll as pollUntil } from '../../../src/node/shell/poll';
import type { ShellTerminal } from '../../../src/vscode/terminal/shellTerminal';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

const stubborn = `sh -c 'trap "echo no" INT; echo started; while :; do sleep 0.1; done'`;

function poll<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  return pollUntil(ask, 20, AbortSignal.timeout(60_000));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

suite('terminal: stopping', () => {
  let tested: TestRunner;
  setup(() => {
    tested = createTestRunner();
  });
  teardown(() => tested.end());

  test('aborting presses Ctrl-C', async () => {
    const stop = new AbortController();
    tested.runner.onDidProduceOutput(() => stop.abort());
    const execution = await tested.run("sh -c 'echo started; exec sleep 600'", {}, stop.signal);
    assert.equal(execution.kind, 'exited', JSON.stringify(execution));
    assert.equal(execution.exitCode, 130);
    assert.equal(execution.output.head, 'started\r\n^C\r\n');
    assert.equal(outputOf(await tested.run('echo next')), 'next\r\n');
  });

  test('a command that survives Ctrl-C runs on until it is killed with its terminal', async () => {
    const stop = new AbortController();
    const survived = join(tested.storageFolder, 'survived');
    let printsSince = 0;
    tested.runner.onDidProduceOutput(() => {
      stop.abort();
      if (existsSync(survived)) printsSince++;
      // The first may have been on its way before.
      if (printsSince === 3) tested.runner.kill();
    });
    const text = `sh -c 'trap ": > ${survived}" INT; while :; do echo alive; sleep 0.1; done'`;
    const execution = await tested.run(text, {}, stop.signal);
    assert.equal(execution.kind, 'unknown', JSON.stringify(execution));
    assert.match(execution.output?.head ?? '', /^alive\r\n(alive\r\n)*\^C(alive\r\n)+/);
    assert.equal(outputOf(await tested.run('echo next')), 'next\r\n');
  });

  test('a terminal that is closed takes with it what runs there', async () => {
    const text = `sh -c 'echo $$; exec sleep 600'`;
    let pid = 0;
    tested.runner.onDidProduceOutput((printed) => {
      pid ||= Number.parseInt(printed, 10);
      tested.runner.shell?.terminal.dispose();
    });
    const execution = await tested.run(text);
    assert.equal(execution.kind, 'unknown', JSON.stringify(execution));
    assert.ok(pid > 0);
    assert.ok(await poll(() => Promise.resolve(isAlive(pid) ? undefined : true)), 'it runs on');
  });

  test('a shell that is stopped is told of, and the command goes on with it', async () => {
    const told = new Promise<string>((resolve) => tested.runner.onDidNotice(resolve));
    const running = tested.run('kill -STOP $$; echo went on; (exit 4)');
    const notice = await told;
    const pid = /^The shell is stopped .* “kill -CONT (\d+)”/.exec(notice)?.[1];
    assert.ok(pid !== undefined, notice);
    assert.equal(tested.runner.state, 'running');
    process.kill(Number(pid), 'SIGCONT');
    const execution = await running;
    assert.equal(execution.kind, 'exited', JSON.stringify(execution));
    assert.equal(execution.exitCode, 4);
    assert.match(execution.output.head, /went on\r\n$/);
  });

  test('aborted before it is asked for', async () => {
    const execution = await tested.run('echo never', {}, AbortSignal.abort());
    assert.deepEqual(execution, { kind: 'not-started', reason: 'It was stopped before it began.' });
  });

  test('a time-out ends a command with Ctrl-C, and its result is unknown', async () => {
    const execution = await tested.run('echo started; sleep 600', { timeoutMs: 1_000 });
    assert.equal(execution.kind, 'unknown', JSON.stringify(execution));
    assert.equal(execution.reason, 'It ran for longer than its time-out of 1 s, and was ended.');
    assert.ok(execution.durationMs >= 1_000);
    assert.deepEqual(tested.losses, []);
    assert.equal(outputOf(await tested.run('echo next')), 'next\r\n');
  });

  test('a time-out ends a command that survives Ctrl-C together with its terminal', async () => {
    const execution = await tested.run(stubborn, { timeoutMs: 1_000 });
    assert.equal(execution.kind, 'unknown', JSON.stringify(execution));
    assert.equal(execution.reason, 'It ran for longer than its time-out of 1 s, and was ended.');
    assert.equal(tested.losses.length, 1);
  });

  test('a command in time is not touched by its time-out', async () => {
    assert.equal(outputOf(await tested.run('echo quick', { timeoutMs: 60_000 })), 'quick\r\n');
  });

  test('one command at a time', async () => {
    const stop = new AbortController();
    let second: Promise<unknown> | undefined;
    tested.runner.onDidProduceOutput(() => {
      second ??= tested.run('echo second').finally(() => stop.abort());
    });
    await tested.run("sh -c 'echo first; exec sleep 600'", {}, stop.signal);
    assert.deepEqual(await second, { kind: 'not-started', reason: 'Another command is running.' });
  });

  test('what the person runs in the terminal by hand is left alone', async () => {
    await tested.run('true');
    const mark = join(tested.storageFolder, 'by-hand');
    tested.runner.shell?.terminal.sendText(` sh -c 'echo $$ > "${mark}"; exec cat > /dev/null'`, true);
    const pid = Number(
      await poll(() => Promise.resolve(existsSync(mark) ? readFileSync(mark, 'utf8') || undefined : undefined)),
    );
    const occupied = 'Something else is running in the terminal. End it, then run the command again.';
    assert.deepEqual(await tested.run('echo never'), { kind: 'not-started', reason: occupied });
    assert.doesNotThrow(() => process.kill(pid, 0), 'It was ended.');
    tested.runner.shell?.terminal.sendText('\x04', false);
    await poll(() => Promise.resolve(isAlive(pid) ? undefined : true));
    assert.equal(outputOf(await tested.run('echo next')), 'next\r\n');
  });

  test('a disposed runner tells that the end was not seen', async () => {
    tested.runner.onDidProduceOutput(() => tested.runner.dispose());
    const terminalClosed = tested.run("sh -c 'echo first; exec sleep 600'");
    const { terminal } = await new Promise<ShellTerminal>((resolve) => tested.runner.onDidOpenShell(resolve));
    const execution = await terminalClosed;
    terminal.dispose();
    assert.equal(execution.kind, 'unknown', JSON.stringify(execution));
    assert.equal(execution.reason, 'The release was closed while the command ran.');
    assert.deepEqual(await tested.run('echo never'), { kind: 'not-started', reason: 'The release is closed.' });
  });
});
