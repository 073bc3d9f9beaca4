import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bash } from '../../../../src/node/shell/dialects/bash';
import { Closing } from '../../../../src/node/shell/closing';
import { runStep } from '../../../../src/node/shell/runStep';
import { StepFiles } from '../../../../src/node/shell/stepFiles';
import { mountSmallDisk } from '../smallDisk';
import { temporaryFolder } from '../temporaryFolder';

const commandLine = { text: 'echo never', shell: 'bash' };

test('a full disk for the files of a step: it is not started, and the reason is told', async (context) => {
  const disk = mountSmallDisk();
  if (!disk) return context.skip('This user may not mount a disk.');
  fill(disk.folder);
  const shell = {
    ...{
      isClosed: false,
      pid: undefined,
      onDidClose: new Closing().onDidClose,
      interrupt: never,
      close: never,
      type: never,
    },
  };
  const place = { dialect: bash, folder: disk.folder, workspaceFolder: '/', isFollowed: false, number: 1 };
  const signal = new AbortController().signal;
  const request = { shell, place, commandLine, signal, onDidProduce: never, onDidNotice: never };
  const { execution, shellIsGone } = await runStep(request);
  expect(execution).toMatchObject({
    kind: 'not-started',
    reason: expect.stringMatching(/^Its files could not be written: .*ENOSPC/) as string,
  });
  expect(shellIsGone).toBe(false);
});

test("a step's files are its owner's alone, and gone when it is over", async () => {
  const folder = temporaryFolder();
  const files = new StepFiles({ dialect: bash, folder, workspaceFolder: '/', isFollowed: false, number: 4 });
  await files.write(commandLine);
  expect(readdirSync(folder).sort()).toEqual(['4', '4.sh', 'open']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  await files.remove();
  expect(readdirSync(folder)).toEqual(['open']);
});

test.each(['4', '4.sh', '4.begun', '4.code', '5.code'])(
  'what a step has left in %s is not taken for that of another with its number',
  async (name) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), 'exit 0 - - 0\n');
    const files = new StepFiles({ dialect: bash, folder, workspaceFolder: '/', isFollowed: false, number: 4 });
    await expect(files.write(commandLine)).rejects.toThrow('was used before');
    expect(readdirSync(folder)).toEqual([name]);
  },
);

/** Until not one more byte has room. */
function fill(folder: string): void {
  for (const size of [4096, 1]) {
    try {
      for (let number = 0; ; number++) writeFileSync(join(folder, `fill-${size}-${number}`), 'x'.repeat(size));
    } catch {
      continue;
    }
  }
}

function never(): never {
  throw new Error('Nothing is to be done with the shell.');
}
