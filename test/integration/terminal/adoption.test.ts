import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poll } from '../poll';
import { createTestRunner, workspaceFolder, type TestRunner } from './testRunner';

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
