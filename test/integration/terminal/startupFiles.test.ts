import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { answer, createTestRunner, extensionFolder, outputOf, type TestRunner } from './testRunner';

/** Each file is a ~/.bashrc that makes it hard to see what happens in its shell. */
const fixtures = join(extensionFolder(), 'test', 'fixtures', 'terminal', 'startup');

suite("terminal: a person's start-up files", () => {
  for (const file of readdirSync(fixtures).sort()) {
    suite(file, () => {
      const home = mkdtempSync(join(tmpdir(), 'home-'));
      let tested: TestRunner;
      suiteSetup(() => {
        copyFileSync(join(fixtures, file), join(home, '.bashrc'));
        tested = createTestRunner({ env: { HOME: home, VSCODE_APP_ROOT: vscode.env.appRoot } });
      });
      suiteTeardown(() => {
        tested.end();
        rmSync(home, { recursive: true, force: true });
      });

      test('the file was read', async () => {
        assert.equal(outputOf(await tested.run('\\builtin printf "%s\\n" "$RC"')), `${file}\r\n`);
      });

      test('exit code and output', async () => {
        const execution = await tested.run('/bin/echo hi\n/bin/cat <<EOF\nlast\nEOF\n(exit 4)');
        assert.equal(execution.kind, 'exited', JSON.stringify(execution));
        assert.equal(execution.exitCode, 4);
        assert.equal(execution.output.head, 'hi\r\nlast\r\n');
        assert.equal(execution.output.complete, true);
      });

      test('Ctrl-C', async () => {
        answer(tested.runner, ['\x03']);
        const execution = await tested.run("/bin/sh -c 'echo started; exec sleep 600'");
        assert.equal(execution.kind, 'exited', JSON.stringify(execution));
        assert.equal(execution.exitCode, 130);
        assert.match(execution.output.head, /^started\r\n\^C/);
        assert.equal(execution.output.complete, true);
      });

      test('five commands in a row', async () => {
        for (let number = 0; number < 5; number++) {
          assert.equal(outputOf(await tested.run(`/bin/echo ${number}`)), `${number}\r\n`);
        }
      });

      test('nothing of ours is in the environment of what runs', async () => {
        const text = '/usr/bin/env | /bin/grep -c -e "${__checklist_token[0]}" -e RELEASE_CHECKLIST_FOLDER';
        assert.equal(outputOf(await tested.run(text)), '0\r\n');
      });

      test('exit', async () => {
        const execution = await tested.run('exit 3');
        assert.equal(execution.kind, 'exited', JSON.stringify(execution));
        assert.equal(execution.exitCode, 3);
      });
    });
  }
});
