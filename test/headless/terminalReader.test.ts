import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Execution } from '../../src/run/ports';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

/** Reads the terminal in a session of its own, until it is ended or the terminal is gone. */
const reader = `
  const { readSync, writeFileSync } = require('node:fs');
  writeFileSync('reader.pid', String(process.pid));
  for (let empty = 0; empty < 1e6; ) if (readSync(0, Buffer.alloc(4096)) === 0) empty++;
`;
const startReader = `setsid "${process.execPath}" reader.js < "$(tty)" > reader.log 2>&1 &
until [ -s reader.pid ]; do sleep 0.05; done`;

test.concurrent.each(['bash', 'zsh', 'dash', 'ksh'])(
  '%s: a program of an earlier command that takes the line for the next one is named',
  async (shell) => {
    const own = createTestRunner({ shell });
    const pidFile = join(own.workspaceFolder, 'reader.pid');
    try {
      writeFileSync(join(own.workspaceFolder, 'reader.js'), reader);
      expect(await own.run(startReader)).toMatchObject({ kind: 'exited', exitCode: 0 });
      const pid = Number(readFileSync(pidFile, 'utf8'));
      const executions = await runUntilRefused(own);
      for (const execution of executions.slice(0, -1)) expect(outputOf(execution)).toBe('taken\n');
      expect(executions.at(-1)).toEqual({
        kind: 'not-started',
        reason: expect.stringMatching(
          `^Not run: the shell did not get the line\\..+ \\(process ${pid}\\) reads the same terminal, and may have taken it\\.`,
        ) as string,
      });
    } finally {
      endReader(pidFile);
      own.end();
    }
  },
);

/** Which of the two gets a line is up to the system: the shell may have some of them. */
async function runUntilRefused(own: TestRunner): Promise<readonly Execution[]> {
  const executions: Execution[] = [];
  while (executions.length < 10 && executions.at(-1)?.kind !== 'not-started')
    executions.push(await own.run('echo taken'));
  return executions;
}

function endReader(pidFile: string): void {
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  } catch {
    // It was never started, or has ended.
  }
}
