import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { UserFacingError } from '../../../src/util/userFacingError';
import { createTestRunner, outputOf, workspaceFolder, type TestRunner } from './testRunner';

suite('terminal: typing into a session', () => {
  let tested: TestRunner;
  setup(() => {
    tested = createTestRunner();
  });
  teardown(() => tested.end());

  /** Does each of these when the running command has printed what stands before it. */
  function whenPrinted(answers: readonly (readonly [string, () => Promise<void> | void])[]): Promise<void> {
    return new Promise((resolve, reject) => {
      let seen = '';
      const left = [...answers];
      const listener = tested.runner.onDidProduceOutput((text) => {
        seen += text;
        const [next] = left;
        if (!next || !seen.includes(next[0])) return;
        seen = '';
        left.shift();
        Promise.resolve(next[1]()).then(() => {
          if (left.length > 0) return;
          listener.dispose();
          resolve();
        }, reject);
      });
    });
  }

  async function refused(line: string): Promise<string> {
    try {
      await tested.runner.type(line);
    } catch (error) {
      assert.ok(error instanceof UserFacingError, String(error));
      return error.message;
    }
    throw new Error('It was typed.');
  }

  test('lines reach the session, and Enter after each', async () => {
    const typed = whenPrinted([
      ['ready> ', () => tested.runner.type(`echo "it's $((20 + 1))" > /dev/tty`)],
      ["it's 21", () => tested.runner.type('exit 7')],
    ]);
    const execution = await tested.run(`PS1='ready> ' sh -i`);
    await typed;
    assert.ok(execution.kind === 'exited' && execution.exitCode === 7, JSON.stringify(execution));
  });

  test('a session of another program: each line as it is', async () => {
    const typed = whenPrinted([
      ['ready', () => tested.runner.type('SELECT "a";  -- it\'s $HOME `id`')],
      ['<SELECT', () => tested.runner.type('quit')],
    ]);
    const execution = await tested.run(
      `sh -c 'echo ready; while IFS= read -r line; do echo "<$line>"; [ "$line" = quit ] && exit; done'`,
    );
    await typed;
    assert.match(outputOf(execution), /<SELECT "a"; {2}-- it's \$HOME `id`>\r\n/);
  });

  test('nothing is typed before the first command, nor between commands', async () => {
    const mark = join(tested.storageFolder, 'mark');
    assert.equal(await refused(`touch ${mark}`), 'Nothing was typed: the session has ended.');
    await tested.run('true');
    assert.equal(await refused(`touch ${mark}`), 'Nothing was typed: the session has ended.');
    assert.equal(outputOf(await tested.run('echo next')), 'next\r\n');
    assert.equal(existsSync(mark), false);
  });

  test('nothing is typed into the shell of this machine while the command runs there, its session over', async () => {
    const mark = join(tested.storageFolder, 'mark');
    let reason = '';
    const tried = whenPrinted([
      [
        'over',
        async () => {
          reason = await refused(`touch ${mark}`);
          tested.runner.shell?.enter('');
        },
      ],
    ]);
    // `read` is the shell's own: it waits for a line as a shell at its prompt does.
    await tested.run(`sh -c 'echo a session'; echo over; read -r line`);
    await tried;
    assert.equal(reason, 'Nothing was typed: the session has ended, and the shell of this machine would get it.');
    assert.equal(existsSync(mark), false);
  });

  test('nothing is typed where a password is asked for', async () => {
    const got = join(tested.storageFolder, 'got');
    let reason = '';
    const tried = whenPrinted([
      [
        'password: ',
        async () => {
          reason = await refused('docker compose down');
          tested.runner.shell?.enter('secret');
        },
      ],
    ]);
    await tested.run(`bash -c 'printf "password: "; read -rs line; echo "$line" > "${got}"'`);
    await tried;
    assert.match(reason, /^Nothing was typed: the terminal waits for something that is not shown, such as a password/);
    assert.equal(readFileSync(got, 'utf8'), 'secret\n');
  });

  test('what is watched is shown', async () => {
    assert.equal(outputOf(await tested.run('echo seen', { isWatched: true })), 'seen\r\n');
  });
});

suite('terminal: the folder of a command', () => {
  let tested: TestRunner;
  const link = join(workspaceFolder(), 'way-out');
  const inside = join(workspaceFolder(), 'inside');
  suiteSetup(() => {
    tested = createTestRunner();
    symlinkSync('/usr', link);
    mkdirSync(inside, { recursive: true });
  });
  suiteTeardown(() => {
    tested.end();
    rmSync(link);
    rmSync(inside, { recursive: true });
  });

  for (const [cwd, reason] of [
    ['..', 'Its folder .. is outside the workspace folder.'],
    ['inside/../..', 'Its folder inside/../.. is outside the workspace folder.'],
    ['/usr', 'Its folder /usr is outside the workspace folder.'],
    ['way-out', 'Its folder way-out leads out of the workspace folder.'],
    ['way-out/bin', 'Its folder way-out/bin leads out of the workspace folder.'],
  ] as const) {
    test(`nothing runs in ${cwd}`, async () => {
      assert.deepEqual(await tested.run('pwd', { cwd }), { kind: 'not-started', reason });
    });
  }

  test('a way there and back stays inside', async () => {
    assert.match(outputOf(await tested.run('pwd', { cwd: 'inside/../inside' })), /inside\r\n$/);
  });
});
