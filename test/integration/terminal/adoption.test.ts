import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { poll } from '../poll';
import { createTestRunner, outputOf, workspaceFolder, type TestRunner } from './testRunner';

/** What a step leaves whose end nobody saw: its window was killed. */
const leftStep = { '2': '', '2.sh': '', '2.begun': '1.0 0\n', '2.code': 'exit 0 1.0 2.0 0\n' };

suite('terminal: taken over from a window that was killed', () => {
  const run = `run ${Date.now()}`;
  let before: TestRunner;
  let after: TestRunner;
  suiteSetup(async () => {
    before = createTestRunner({ run });
    await before.run('kept=here');
    const folder = before.runner.shell?.folder ?? '';
    await poll('the owner to be written', () => existsSync(join(folder, 'owner')));
    for (const [name, text] of Object.entries(leftStep)) writeFileSync(join(folder, name), text);
    // Killed as it wrote the number of the next step.
    writeFileSync(join(folder, 'open'), '');
    after = createTestRunner({ run, storageFolder: before.storageFolder });
  });
  suiteTeardown(() => {
    after.end();
    before.end();
  });

  test('no step is taken for one of before: each runs, and its exit code is its own', async () => {
    const marks = [3, 4, 5].map((number) => ({ number, file: join(workspaceFolder(), `mark-${number}`) }));
    for (const { number, file } of marks) {
      const execution = await after.run(`[ "$kept" = here ] && touch ${file}; (exit ${number})`);
      assert.ok(execution.kind === 'exited', JSON.stringify(execution));
      assert.equal(execution.exitCode, number);
      assert.ok(existsSync(file), `step ${number} did not run`);
    }
  });
});

suite('terminal: its shell lives on, and VS Code does not bring it back', () => {
  const run = `lost run ${Date.now()}`;
  let before: TestRunner;
  let after: TestRunner;
  suiteSetup(async () => {
    before = createTestRunner({ run });
    after = createTestRunner({ run, longestReturn: 0 });
    const pid = outputOf(await before.run('kept=here; echo $$')).trim();
    const { terminal, folder } = before.runner.shell ?? assert.fail('no shell');
    await poll('the owner to be written', () => existsSync(join(folder, 'owner')));
    const left = join(after.storageFolder, 'terminal-left');
    mkdirSync(left);
    cpSync(join(folder, 'owner'), join(left, 'owner'));
    terminal.show();
    await poll('the terminal to be shown', () => vscode.window.activeTerminal === terminal);
    await vscode.commands.executeCommand('workbench.action.terminal.detachSession');
    await poll('the terminal to be gone', () => !vscode.window.terminals.includes(terminal));
    assert.ok(existsSync(`/proc/${pid}`), 'the shell lives on');
  });
  suiteTeardown(() => {
    after.end();
    before.end();
  });

  test('stopped while it is waited for, nothing runs', async () => {
    const stop = new AbortController();
    const patient = createTestRunner({ run, storageFolder: after.storageFolder, longestReturn: 3_600_000 });
    const running = patient.run('touch no-such-step', {}, stop.signal);
    await poll('the command to be waited with', () => patient.runner.state === 'opening');
    stop.abort();
    assert.deepEqual(await running, { kind: 'not-started', reason: 'It was stopped before it began.' });
    patient.end();
  });

  test('nothing runs in another shell before the person knows', async () => {
    const execution = await after.run('touch no-such-step');
    assert.ok(execution.kind === 'not-started', JSON.stringify(execution));
    assert.match(execution.reason, /^Not run: this release’s shell lives on in the terminal “test” .* Run it again to/);
    assert.ok(!existsSync(join(workspaceFolder(), 'no-such-step')));
  });

  test('run again, it has a new shell, and so has the one after it', async () => {
    assert.equal(outputOf(await after.run('echo "[$kept]"; kept=new')).trim(), '[]');
    assert.equal(outputOf(await after.run('echo "[$kept]"')).trim(), '[new]');
  });
});
