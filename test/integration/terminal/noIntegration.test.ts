import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { answer, createTestRunner, extensionFolder, outputOf, type TestRunner } from './testRunner';

suite('terminal: without shell integration', () => {
  suite('a shell whose prompt VS Code cannot know: `script` reads it', () => {
    const home = unreadableHome();
    let tested: TestRunner;
    suiteSetup(() => {
      tested = createTestRunner({ env: { HOME: home } });
    });
    suiteTeardown(() => {
      tested.end();
      rmSync(home, { recursive: true, force: true });
    });

    for (const { text, exitCode, output, answers = [] } of [
      { text: '[ "$RC" = ps1-readonly.bashrc ]; echo "$SHELL" | grep -c sh', exitCode: 0, output: '1\r\n' },
      { text: 'echo hi; (exit 4)', exitCode: 4, output: 'hi\r\n' },
      { text: 'seq 100000', exitCode: 0, output: Array.from({ length: 100_000 }, (_, i) => `${i + 1}\r\n`).join('') },
      { text: "sh -c 'echo started; exec sleep 600'", exitCode: 130, output: 'started\r\n^C\r\n', answers: ['\x03'] },
      { text: 'test -t 0 && test -t 1 && echo tty', exitCode: 0, output: 'tty\r\n' },
      { text: 'echo bye; exit 3', exitCode: 3, output: 'bye\r\n' },
      { text: 'echo again', exitCode: 0, output: 'again\r\n' },
    ] as { text: string; exitCode: number; output: string; answers?: string[] }[]) {
      test(`exit code and output are known: ${text}`, async () => {
        if (answers.length > 0) answer(tested.runner, answers);
        const execution = await tested.run(text);
        assert.equal(execution.kind, 'exited', JSON.stringify(execution).slice(0, 500));
        assert.equal(execution.exitCode, exitCode);
        assert.ok(execution.output.head === output, execution.output.head.slice(0, 500));
        assert.equal(execution.output.complete, true);
      });
    }

    test('nothing is said of output that is not captured', () => {
      assert.deepEqual(tested.messages, []);
    });
  });

  suite('the same where the system has no `script`', () => {
    const home = unreadableHome();
    let tested: TestRunner;
    suiteSetup(() => {
      // Where programs are looked for, there is none.
      const bash = ['/usr/bin/bash', '/bin/bash'].find((path) => existsSync(path));
      assert.ok(bash);
      tested = createTestRunner({ shell: bash, env: { HOME: home, PATH: '/nowhere' } });
    });
    suiteTeardown(() => {
      tested.end();
      rmSync(home, { recursive: true, force: true });
    });

    for (const { text, exitCode } of [
      { text: 'echo hi; (exit 4)', exitCode: 4 },
      { text: 'return 7', exitCode: 7 },
      { text: '[ "$RC" = ps1-readonly.bashrc ]', exitCode: 0 },
      { text: 'exit 3', exitCode: 3 },
    ]) {
      test(`the exit code is known and the output is not: ${text}`, async () => {
        const execution = await tested.run(text);
        assert.equal(execution.kind, 'exited', JSON.stringify(execution));
        assert.equal(execution.exitCode, exitCode);
        assert.equal(execution.output.head, '');
        assert.equal(execution.output.complete, false);
      });
    }

    test('it is said', () => {
      assert.match(tested.messages[0] ?? '', /no output can be captured/);
    });
  });

  test('somebody whose login shell runs nothing: `script` does not need it', async () => {
    const tested = createTestRunner({ env: { SHELL: '/usr/sbin/nologin' } });
    try {
      assert.equal(outputOf(await tested.run('echo "$SHELL"')), '/usr/sbin/nologin\r\n');
    } finally {
      tested.end();
    }
  });

  test('switched off by the person: our own marks do', async () => {
    const settings = vscode.workspace.getConfiguration('terminal.integrated.shellIntegration');
    await settings.update('enabled', false, vscode.ConfigurationTarget.Global);
    const tested = createTestRunner();
    try {
      for (let number = 0; number < 5; number++) {
        const execution = await tested.run(`echo ${number}`);
        assert.equal(outputOf(execution), `${number}\r\n`);
        assert.ok(execution.kind === 'exited' && execution.output.complete);
      }
      assert.deepEqual(tested.messages, []);
    } finally {
      tested.end();
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

/** The home of somebody whose prompt cannot be changed. */
function unreadableHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const file = join(extensionFolder(), 'test', 'fixtures', 'terminal', 'unreadable', 'ps1-readonly.bashrc');
  copyFileSync(file, join(home, '.bashrc'));
  return home;
}
