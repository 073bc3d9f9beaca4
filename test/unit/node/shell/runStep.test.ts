import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Capture } from '../../../../src/node/shell/capture';
import { bash } from '../../../../src/node/shell/dialects/bash';
import type { LivingShell } from '../../../../src/node/shell/livingShell';
import { runStep } from '../../../../src/node/shell/runStep';
import type { Execution } from '../../../../src/run/ports';
import { temporaryFolder } from '../temporaryFolder';

/** Runs a step in a shell that does to the step's files what is given here, and shows nothing. */
function runIn(files: { readonly begun: string; readonly code: string }): Promise<Execution> {
  return runStepIn((folder) => {
    for (const [ending, text] of Object.entries(files)) writeFileSync(join(folder, `1.${ending}`), text);
  });
}

async function runStepIn(take: (folder: string, capture: Capture) => void): Promise<Execution> {
  const folder = join(temporaryFolder(), 'steps');
  mkdirSync(folder);
  const shell: LivingShell = {
    isClosed: false,
    pid: undefined,
    onDidClose: () => ({ dispose: () => undefined }),
    type: (_, capture) => take(folder, capture),
    interrupt: () => undefined,
    close: () => undefined,
  };
  const { execution } = await runStep({
    shell,
    place: { folder, workspaceFolder: folder, isFollowed: false, number: 1, dialect: bash },
    commandLine: { text: 'deploy', shell: 'bash' },
    signal: new AbortController().signal,
    onDidProduce: () => undefined,
    onDidNotice: () => undefined,
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

test('a step that has begun is never taken back, whatever has become of the file that tells of it', async () => {
  const execution = await runStepIn((folder, capture) => {
    const [, token = ''] = readFileSync(join(folder, 'open'), 'utf8').trimEnd().split(' ');
    // A command that removes all files, and is not yet done with them.
    for (const name of ['1', '1.sh', 'open']) rmSync(join(folder, name));
    capture.open(() => Promise.resolve());
    capture.take(`\x1b]7711;${token};begin\x07`);
    setImmediate(() => setTimeout(() => capture.take(`gone\x1b]7711;${token};exit 4 - - 0\x07`), 20));
  });
  expect(execution).toMatchObject({ kind: 'exited', exitCode: 4, output: { head: 'gone' } });
});
