import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { openLine } from '../log/journalLine';

/** The last line of a file when no line break ends it. */
export interface Tail {
  /** In bytes. */
  readonly start: number;
  readonly isWhole: boolean;
}

/** The file's text, once its last line is whole, or nobody has gone on with it for a while. */
export async function readSettled(path: string): Promise<{ readonly text: string; readonly tail?: Tail }> {
  const patience = 5;
  for (let attempt = 1; ; attempt += 1) {
    const bytes = await readFile(path);
    const text = bytes.toString('utf8');
    const start = bytes.lastIndexOf('\n') + 1;
    if (start === bytes.length) return { text };
    const isWhole = openLine(bytes.toString('utf8', start)) !== undefined;
    if (isWhole || attempt === patience) return { text, tail: { start, isWhole } };
    await delay(20);
  }
}
