import { createInterface } from 'node:readline';
import { RunLock } from '../../../src/node/runLock';

/** Takes and lets go of locks as it is told, a line each: `take JOURNAL`, `release`; and says what became of it. */
let lock: RunLock | undefined;
createInterface({ input: process.stdin }).on('line', (line) => void obey(line));

async function obey(line: string): Promise<void> {
  if (line === 'release') {
    await lock?.release();
    lock = undefined;
    process.stdout.write('released\n');
    return;
  }
  try {
    lock = await RunLock.take(line.slice('take '.length), 'a worker');
    process.stdout.write('taken\n');
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
