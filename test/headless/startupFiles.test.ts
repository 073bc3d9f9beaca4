import { afterEach, describe, expect, test } from 'vitest';
import { shellNames, type ShellName } from '../endings/ending';
import { endingFilesOf, hostileFilesOf, startupEnvironment, writeStartupFile } from '../endings/startupFiles';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

let tested: TestRunner;
afterEach(() => tested.end());

function startedWith(shell: ShellName, text: string, terminal: boolean): TestRunner {
  const runner = createTestRunner({ shell, terminal, home: (home) => startupEnvironment(home, shell) });
  writeStartupFile(runner.home, shell, text);
  return runner;
}

describe.each([
  ['in a terminal', true],
  ['with none', false],
] as const)('%s', (_where, terminal) => {
  describe.each(shellNames.filter((shell) => terminal || shell !== 'fish'))('start-up files of %s', (shell) => {
    test.each(hostileFilesOf(shell))('%s: exit codes and output are known', async (_name, text) => {
      tested = startedWith(shell, text, terminal);
      expect(outputOf(await tested.run('/bin/echo "$RC"'))).toBe('read\n');
      const execution = await tested.run("/bin/echo hi\n/bin/sh -c 'exit 4'");
      expect(outputOf(execution)).toBe('hi\n');
      expect(execution).toMatchObject({ kind: 'exited', exitCode: 4, output: { complete: true } });
      expect(outputOf(await tested.run('/bin/echo next'))).toBe('next\n');
      expect(await tested.run('exit 3')).toMatchObject({ kind: 'exited', exitCode: 3 });
      expect(outputOf(await tested.run('/bin/echo again'))).toBe('again\n');
    });

    test.each(endingFilesOf(shell))('%s: nothing runs, and it is said why', async (_name, text) => {
      tested = startedWith(shell, text, terminal);
      const execution = await tested.run('/bin/echo hi');
      expect(execution).toMatchObject({ kind: 'not-started' });
      expect(JSON.stringify(execution)).toMatch(/ended before it came to its first prompt.*no licence/);
    });
  });
});

test('fish, which takes commands from a terminal alone, says so where there is none', async () => {
  tested = startedWith('fish', '', false);
  const execution = await tested.run('/bin/echo hi');
  expect(execution).toMatchObject({ kind: 'not-started' });
  expect(JSON.stringify(execution)).toContain('fish reads nothing before the end');
});
