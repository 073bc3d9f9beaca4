import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

let tested: TestRunner;
afterEach(() => tested.end());

describe('with a terminal', () => {
  test('what runs has one, of the size that was said, and is told when that changes', async () => {
    tested = createTestRunner();
    expect(outputOf(await tested.run('stty size; test -t 0 && test -t 1 && test -t 2 && echo all'))).toBe(
      '30 100\nall\n',
    );
    const listener = tested.runner.onDidProduceOutput((text) => {
      if (text.includes('waits')) void tested.runner.shell?.resize({ columns: 61, rows: 17 });
    });
    const trapped = `bash -c 'trap "stty size; exit 4" WINCH; echo waits; while :; do sleep 0.05; done'`;
    const execution = await tested.run(trapped);
    listener.dispose();
    expect(execution).toMatchObject({ kind: 'exited', exitCode: 4 });
    expect(outputOf(execution)).toBe('waits\n17 61\n');
  });

  test('keys reach the command; what it leaves of them never becomes a command of the shell', async () => {
    tested = createTestRunner();
    const mark = join(tested.workspaceFolder, 'mark');
    const listener = tested.runner.onDidProduceOutput((text) => {
      if (text.includes('Name?')) tested.runner.shell?.press(`Ada\rtouch '${mark}'\rtouch `);
    });
    expect(outputOf(await tested.run('read -r -p "Name? " name; echo "Hello $name"'))).toMatch(/Hello Ada\n$/);
    listener.dispose();
    expect(outputOf(await tested.run('read -r -t 0.2 more; echo "<$more>"'))).toBe('<>\n');
    expect(existsSync(mark)).toBe(false);
    expect(tested.runner.shell?.press('x')).toBe(false);
  });

  test('the same with the keys of a command that Ctrl-C has ended', async () => {
    tested = createTestRunner();
    const mark = join(tested.workspaceFolder, 'mark');
    const listener = tested.runner.onDidProduceOutput((text) => {
      if (text.includes('waits')) tested.runner.shell?.press(`\x03touch '${mark}'\r`);
    });
    expect(await tested.run("sh -c 'echo waits; exec sleep 600'")).toMatchObject({ kind: 'exited', exitCode: 130 });
    listener.dispose();
    expect(outputOf(await tested.run('echo next'))).toBe('next\n');
    expect(existsSync(mark)).toBe(false);
  });

  test('a command that removes the files of its terminal, and the one after it', async () => {
    tested = createTestRunner();
    const tidied = await tested.run('rm -rf "$__checklist_folder"; sh -c "exit 4"');
    expect(tidied).toMatchObject({ kind: 'exited', exitCode: 4 });
    expect(outputOf(await tested.run('echo next'))).toBe('next\n');
  });

  test('a shell that is back at its prompt and has not told: unknown, and nothing more is run in it', async () => {
    tested = createTestRunner();
    const untold = await tested.run("shopt -s extdebug; trap 'false' DEBUG; echo never");
    expect(untold).toMatchObject({ kind: 'unknown' });
    expect(JSON.stringify(untold)).toContain('The shell is back at its prompt');
    const next = await tested.run('echo next');
    expect(next).toMatchObject({ kind: 'not-started' });
    expect(JSON.stringify(next)).toMatch(/Not run: .*Close its terminal/);
  });

  test('an inner shell that shows a prompt like ours is no end', async () => {
    tested = createTestRunner();
    const text = `sh -c 'printf "\\033]633;B\\007"; sleep 3; exit 4'`;
    expect(await tested.run(text)).toMatchObject({ kind: 'exited', exitCode: 4 });
  });

  test('a shell that ends at its prompt: the next command has a new one', async () => {
    tested = createTestRunner();
    expect(await tested.run("PROMPT_COMMAND='exit 0'; false")).toMatchObject({ kind: 'exited', exitCode: 1 });
    await expect.poll(() => tested.runner.shell, { timeout: 10_000 }).toBe(undefined);
    expect(outputOf(await tested.run('echo next'))).toBe('next\n');
  });

  test('nothing of ours is in the environment of what runs', async () => {
    tested = createTestRunner();
    const names = outputOf(await tested.run('env | cut -d= -f1')).split('\n');
    expect(names).toContain('PATH');
    expect(names.filter((name) => /checklist/i.test(name) && !(name in process.env))).toEqual([]);
    // Not `echo "$SHELL"`: bash fills the variable for itself where the environment has none.
    expect(outputOf(await tested.run('printenv SHELL || echo none'))).toBe(`${process.env['SHELL'] ?? 'none'}\n`);
  });
});

describe('without one', () => {
  test('a command that asks is told at once that nobody answers', async () => {
    tested = createTestRunner({ terminal: false });
    expect(outputOf(await tested.run('read -r name || echo nobody; test -t 1 || echo plain'))).toBe('nobody\nplain\n');
    expect(outputOf(await tested.run('(cat < /dev/tty) 2> /dev/null || echo none'))).toBe('none\n');
  });

  test('the shell and its state live on from command to command', async () => {
    tested = createTestRunner({ terminal: false });
    await tested.run('mkdir -p deep; cd deep; export A=1; B=2; f() { echo "f $1"; }; set -u');
    expect(outputOf(await tested.run('basename "$PWD"; echo "$A$B"; f x; [[ $- == *u* ]] && echo u'))).toBe(
      'deep\n12\nf x\nu\n',
    );
  });

  test('asked to end, the command hears what Ctrl-C says, and the shell survives', async () => {
    tested = createTestRunner({ terminal: false });
    const stop = new AbortController();
    const listener = tested.runner.onDidProduceOutput(() => stop.abort());
    // Not printed by the shell itself: a Ctrl-C while it starts the command is lost, whoever presses it.
    const text = "B=2; sh -c 'echo waits; exec sleep 600'; echo after";
    const execution = await tested.run(text, {}, stop.signal);
    listener.dispose();
    expect(execution).toMatchObject({ kind: 'exited', exitCode: 130 });
    expect(outputOf(execution)).toBe('waits\n\n');
    expect(outputOf(await tested.run('echo "$B"'))).toBe('2\n');
  });
});

test('no `script` on the PATH: there is no terminal, which is said, and the output is captured', async () => {
  const bin = mkdtempSync(join(tmpdir(), 'no-script-'));
  for (const program of readdirSync('/usr/bin').filter((name) => name !== 'script'))
    symlinkSync(join('/usr/bin', program), join(bin, program));
  const said: string[] = [];
  tested = createTestRunner({ env: { PATH: bin }, log: (message) => said.push(message) });
  expect(outputOf(await tested.run('echo hi; read -r x || echo nobody; test -t 1 || echo plain'))).toBe(
    'hi\nnobody\nplain\n',
  );
  expect(said).toEqual([expect.stringMatching(/no program “script”.*cannot ask/)]);
  rmSync(bin, { recursive: true });
});

test('start-up files that end the shell: said, with what they have shown', async () => {
  tested = createTestRunner();
  writeFileSync(join(tested.home, '.bashrc'), 'echo "no licence"; exit 3\n');
  const execution = await tested.run('echo x');
  expect(execution).toMatchObject({ kind: 'not-started' });
  expect(JSON.stringify(execution)).toMatch(/ended before it came to its first prompt.*no licence/);
});

test('a released runner leaves no process and no file of its own', async () => {
  tested = createTestRunner();
  const [pid, folder] = [outputOf(await tested.run('echo $$')).trim(), tested.runner.shell?.folder ?? ''];
  expect(existsSync(`/proc/${pid}`) || process.platform !== 'linux').toBe(true);
  tested.runner.dispose();
  await expect.poll(() => existsSync(folder), { timeout: 60_000 }).toBe(false);
  await expect.poll(() => isAlive(Number(pid)), { timeout: 60_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
