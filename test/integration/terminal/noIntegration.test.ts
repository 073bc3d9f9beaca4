import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createTestRunner, extensionFolder, outputOf, type TestRunner } from './testRunner';

suite('terminal: without shell integration', () => {
  suite('a shell whose prompt VS Code cannot know', () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    let tested: TestRunner;
    suiteSetup(() => {
      const file = join(extensionFolder(), 'test', 'fixtures', 'terminal', 'unreadable', 'ps1-readonly.bashrc');
      copyFileSync(file, join(home, '.bashrc'));
      tested = createTestRunner({ env: { HOME: home } });
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
