import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bash } from '../../../../src/node/shell/dialects/bash';
import type { LivingShell } from '../../../../src/node/shell/livingShell';
import { runStep } from '../../../../src/node/shell/runStep';
import type { Execution } from '../../../../src/run/ports';
import { temporaryFolder } from '../temporaryFolder';

/** Runs a step in a shell that does to the step's files what is given here, and shows nothing. */
async function runIn(files: { readonly begun: string; readonly code: string }): Promise<Execution> {
  const folder = join(temporaryFolder(), 'steps');
  mkdirSync(folder);
  const shell: LivingShell = {
    isClosed: false,
    pid: undefined,
    onDidClose: () => ({ dispose: () => undefined }),
    type: () => {
      for (const [ending, text] of Object.entries(files)) writeFileSync(join(folder, `1.${ending}`), text);
    },
    interrupt: () => undefined,
    close: () => undefined,
  };
  const { execution } = await runStep({
    shell,
    place: { folder, workspaceFolder: folder, isFollowed: false, number: 1, dialect: bash },
    commandLine: { text: 'deploy', shell: 'bash' },
    signal: new AbortController().signal,
    onDidProduce: () => undefined,
  });
  return execution;
}

describe('a step whose end is told in its file alone', () => {
  test('is believed when the shell had come to the command', async () => {
    const execution = await runIn({ begun: '1700000000.25 0\n', code: 'exit 0 1700000000.25 1700000001.5 0\n' });
    expect(execution).toMatchObject({ kind: 'exited', exitCode: 0, output: { complete: false } });
  });

  // So it is when the terminal closes at the very moment in which the shell takes the step.
  test('is unknown when the shell had only taken the step: the exit code is that of something else', async () => {
    const execution = await runIn({ begun: '', code: 'exit 0 - 1700000001.5 0\n' });
    expect(execution).toMatchObject({ kind: 'unknown' });
  });
});
