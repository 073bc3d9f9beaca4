import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Execution } from '../../../src/run/ports';
import { poll } from '../poll';
import { ShellRunner } from '../../../src/node/shell/shellRunner';
import { bash } from '../../../src/node/shell/dialects/bash';
import { ShellTerminal } from '../../../src/vscode/terminal/shellTerminal';
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

suite('terminal: taken over while VS Code draws it again', () => {
  let before: TestRunner;
  let folder: string;
  let terminal: vscode.Terminal;
  suiteSetup(async () => {
    before = createTestRunner();
    await before.run('kept=here');
    ({ folder, terminal } = before.runner.shell ?? assert.fail('no shell'));
  });
  suiteTeardown(() => before.end());

  /** As the runner of the next window has it: of the first texts that are typed nothing arrives. */
  const takeOver = (deafTo: number, steps: number): { typed: string[]; run: (text: string) => Promise<Execution> } => {
    const typed: string[] = [];
    const deaf = new Proxy(terminal, {
      get: (target, key) => {
        if (key !== 'sendText') return Reflect.get(target, key) as unknown;
        return (text: string, isLine: boolean) => {
          typed.push(text);
          if (typed.length > deafTo) target.sendText(text, isLine);
        };
      },
    });
    const open = (): Promise<ShellTerminal> =>
      Promise.resolve(ShellTerminal.adopt({ terminal: deaf, dialect: bash, folder, steps }));
    const runner = new ShellRunner({ workspaceFolder: workspaceFolder(), open, whyNot: () => undefined });
    return { typed, run: (text) => runner.run({ text, shell: 'bash' }, new AbortController().signal) };
  };

  test('a line is typed when the terminal hears', async function () {
    if (process.platform !== 'linux') this.skip(); // Elsewhere no transcript tells.
    const { typed, run } = takeOver(3, 10);
    const execution = await run('echo "[$kept]"');
    assert.equal(outputOf(execution).trim(), '[here]');
    assert.ok(typed.length >= 5, 'it was pressed until it was heard');
    assert.deepEqual(
      typed.filter((text) => text.trim() !== '').map((text) => text.trim()),
      [bash.line(11).trim()],
    );
  });

  test('nothing is typed into a loop of the shell itself, with which it was left', async () => {
    writeFileSync(join(folder, '20.begun'), '1.0 0\n');
    const { typed, run } = takeOver(0, 20);
    const reason =
      'The command that the terminal was left with has not told its end. Wait for it, or close the terminal: the next command starts in a new one.';
    assert.deepEqual(await run('echo over'), { kind: 'not-started', reason });
    assert.deepEqual(typed, []);
    writeFileSync(join(folder, '20.code'), 'exit 0 1.0 2.0 0\n');
    const execution = await run('echo over');
    assert.equal(outputOf(execution).trim(), 'over');
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
