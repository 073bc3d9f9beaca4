import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createTestRunner, outputOf, workspaceFolder, type TestRunner } from './testRunner';

suite('terminal: state, directory and variables', () => {
  const folder = join(workspaceFolder(), "back end's");
  let tested: TestRunner;
  suiteSetup(() => {
    mkdirSync(join(folder, 'deep'), { recursive: true });
    tested = createTestRunner({ env: { INPUT: "it's $HOME; `id`" } });
  });
  suiteTeardown(() => {
    tested.end();
    rmSync(folder, { recursive: true });
  });

  test('the shell starts in the workspace folder', async () => {
    assert.equal(outputOf(await tested.run('pwd -P')), `${realpathSync(workspaceFolder())}\r\n`);
  });

  test('inputs of the run are variables', async () => {
    assert.equal(outputOf(await tested.run('echo "$INPUT"')), "it's $HOME; `id`\r\n");
  });

  test('directory, variables, functions, aliases and options carry over', async () => {
    await tested.run('cd /usr');
    await tested.run('export EXPORTED=1; plain=2; declare -A map=([a]=3)');
    await tested.run('greet() { echo "hi $1"; }\nalias shout="echo HEY"\nset -u');
    await tested.run('false');
    assert.equal(outputOf(await tested.run('echo $?')), '1\r\n');
    const text =
      'pwd; echo $EXPORTED $plain ${map[a]}; greet you; shout; sh -c "echo \\$EXPORTED"; set -o | grep nounset';
    assert.match(outputOf(await tested.run(text)), /^\/usr\r\n1 2 3\r\nhi you\r\nHEY\r\n1\r\nnounset +\ton\r\n$/);
    await tested.run(`set +u; cd "${workspaceFolder()}"`);
  });

  test('standard input, output and error are a terminal', async () => {
    assert.equal(outputOf(await tested.run('[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo tty')), 'tty\r\n');
  });

  test('cwd is for one command', async () => {
    const inside = outputOf(await tested.run('pwd -P', { cwd: "back end's" }));
    assert.equal(inside, `${realpathSync(folder)}\r\n`);
    assert.equal(outputOf(await tested.run('pwd -P')), `${realpathSync(workspaceFolder())}\r\n`);
  });

  test('a directory that the command itself goes to stays', async () => {
    await tested.run('cd deep', { cwd: "back end's" });
    assert.equal(outputOf(await tested.run('basename "$PWD"')), 'deep\r\n');
  });

  test('a folder that is not there makes the command start in the workspace folder', async () => {
    await tested.run('cd /');
    const execution = await tested.run(`cd "back end's" && pwd -P`, { needsPath: "back end's" });
    assert.equal(outputOf(execution), `${realpathSync(folder)}\r\n`);
    assert.ok(execution.kind === 'exited' && execution.startedIn === 'workspace-folder');
    await tested.run('cd ..');
    const there = await tested.run('cd deep || cd "back end\'s"', { needsPath: "back end's" });
    assert.ok(there.kind === 'exited' && there.exitCode === 0 && there.startedIn === undefined);
  });

  test('captured values are variables from then on', async () => {
    const value = 'a \'b\' "c" $d\n`e` \\ 漢';
    const text = 'sh -c \'printf %s "$CAPTURED"\'';
    assert.equal(outputOf(await tested.run(text, { env: { CAPTURED: value } })), value.replace('\n', '\r\n'));
    assert.equal(outputOf(await tested.run(text)), value.replace('\n', '\r\n'));
  });

  const refusals = [
    { more: { cwd: 'nowhere' }, reason: /^Its folder nowhere does not exist in / },
    { more: { env: { 'a b': '' } }, reason: /^No variable can have the name "a b"\.$/ },
    { more: { env: { BASH_VERSINFO: '1' } }, reason: /variable BASH_VERSINFO: it is readonly/ },
  ];
  for (const { more, reason } of refusals) {
    test(`not started: ${reason.source}`, async () => {
      const execution = await tested.run('echo never', more);
      assert.equal(execution.kind, 'not-started', JSON.stringify(execution));
      assert.match(execution.reason, reason);
      assert.equal(outputOf(await tested.run('echo next')), 'next\r\n');
    });
  }

  test('a shell that is not there', async () => {
    const missing = createTestRunner({ shell: '/nowhere/bash' });
    const execution = await missing.run('echo never');
    missing.end();
    assert.equal(execution.kind, 'not-started');
    assert.equal(execution.reason, '/nowhere/bash was not found on the PATH: it is needed to run commands.');
  });

  test('a storage folder that cannot be made', async () => {
    const homeless = createTestRunner({ storageFolder: '/dev/null/here' });
    const execution = await homeless.run('echo never');
    homeless.end();
    assert.equal(execution.kind, 'not-started');
    assert.match(execution.reason, /^The shell could not be opened: .*ENOTDIR/);
    assert.equal(homeless.runner.shell?.terminal, undefined);
  });

  test("a step's files are its owner's alone, and gone after it", async () => {
    const text = 'stat -c %a "$__checklist_folder" "$__checklist_step" "$__checklist_step.sh"';
    assert.equal(outputOf(await tested.run(text)), '700\r\n600\r\n600\r\n');
    const [terminalFolder = ''] = readdirSync(tested.storageFolder);
    assert.deepEqual(readdirSync(join(tested.storageFolder, terminalFolder)).sort(), [
      'ended',
      'open',
      'ready',
      'shown',
    ]);
    assert.ok(statSync(join(tested.storageFolder, terminalFolder)).isDirectory());
    tested.runner.dispose();
    assert.deepEqual(readdirSync(tested.storageFolder), []);
  });
});
