import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mountSmallDisk } from '../unit/node/smallDisk';
import { createTestRunner, outputOf } from './testRunner';

test('after a full disk the shell is given nothing more, and it is said what to do', async (context) => {
  const disk = mountSmallDisk();
  if (!disk) return context.skip('This user may not mount a disk.');
  const tested = createTestRunner({ storageFolder: disk.folder });
  const filler = join(disk.folder, 'filler');
  try {
    // It runs on, so that nothing but the full disk can end the step.
    const execution = await tested.run(`head -c 1000000 /dev/zero > '${filler}'; sleep 600`);
    expect(execution).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(
        /^The disk .* is full: .* It may still run there\. Make room, and close the terminal/,
      ) as string,
    });
    rmSync(filler);
    for (let turn = 0; turn < 2; turn++) {
      expect(await tested.run('echo after')).toEqual({
        kind: 'not-started',
        reason: expect.stringMatching(
          /^Not run: the disk .* was full .* Make room, end what runs, and close the terminal/,
        ) as string,
      });
    }
    const closed = new Promise((resolve) => tested.runner.shell?.onDidClose(resolve));
    tested.runner.kill();
    await closed;
    expect(outputOf(await tested.run('echo again'))).toBe('again\n');
  } finally {
    tested.end();
  }
});
