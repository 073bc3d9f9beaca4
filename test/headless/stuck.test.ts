import { spawn } from 'node:child_process';
import { closeSync, constants, openSync, readlinkSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { findTerminalReaders } from '../../src/node/shell/terminalReaders';
import { whyUntaken } from '../../src/node/shell/untaken';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

let own: TestRunner;
afterEach(() => own.end());

describe('a shell that is stopped', () => {
  test.each(['bash', 'zsh', 'dash', 'ksh'])('%s: it is told, and the command goes on with it', async (shell) => {
    own = createTestRunner({ shell });
    const told = new Promise<string>((resolve) => own.runner.onDidNotice(resolve));
    const running = own.run('kill -STOP $$; echo went on; (exit 4)');
    const notice = await told;
    const pid = /^The shell is stopped .* “kill -CONT (\d+)”/.exec(notice)?.[1];
    expect(own.runner.state).toBe('running');
    process.kill(Number(pid), 'SIGCONT');
    const execution = await running;
    expect(execution).toMatchObject({ kind: 'exited', exitCode: 4 });
    expect(outputOf(execution)).toBe('went on\n');
  });
});

describe('a program of an earlier command that reads the terminal', () => {
  test('it is named, with what to do', async () => {
    own = createTestRunner();
    await own.run('echo ready');
    const pid = own.runner.shell?.pid ?? 0;
    const terminal = readlinkSync(`/proc/${pid}/fd/0`);
    // Of a session of its own, it is not stopped for it as a job in the background is.
    const input = openSync(terminal, constants.O_RDWR | constants.O_NOCTTY);
    const reader = spawn('sleep', ['600'], { stdio: [input, 'ignore', 'ignore'], detached: true });
    closeSync(input);
    try {
      await expect.poll(() => findTerminalReaders(pid), { timeout: 60_000 }).toMatchObject([{ name: 'sleep' }]);
      expect(await whyUntaken({ pid })).toBe(
        `Not run: the shell did not get the line. sleep (process ${reader.pid}) reads the same terminal, and may have taken it. End it (“kill ${reader.pid}”), then run the command again.`,
      );
    } finally {
      reader.kill();
    }
  });

  test('a job in the background is none, nor is a server that has another input', async () => {
    own = createTestRunner();
    await own.run('cat > /dev/null &\nsetsid sleep 600 < /dev/null > /dev/null &');
    expect(await findTerminalReaders(own.runner.shell?.pid ?? 0)).toEqual([]);
  });
});
