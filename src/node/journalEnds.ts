import { open } from 'node:fs/promises';

/** What stands at the two ends of a file of lines, without their line breaks. */
export interface FileEnds {
  readonly first: string;
  readonly last: string;
}

/** How much is held in memory of a file at a time, in bytes. */
const chunkSize = 1024 * 1024;

/**
 * The first and the last line of a file in which a mark stands exactly once; `undefined` of every other file, and of one whose
 * last line is not ended or longer than a chunk. All bytes are looked through, and no line but these two is made a text.
 */
export async function readEnds(path: string, mark: string): Promise<FileEnds | undefined> {
  const file = await open(path);
  try {
    const scan = new EndsScan(Buffer.from(mark));
    const memory = Buffer.alloc(Math.min(chunkSize, (await file.stat()).size + 1));
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, memory.length);
      if (bytesRead === 0) return scan.ends;
      scan.take(Buffer.from(memory.subarray(0, bytesRead)));
      if (scan.marks > 1) return undefined;
    }
  } finally {
    await file.close();
  }
}

class EndsScan {
  readonly #mark: Buffer;
  #first: Buffer = Buffer.alloc(0);
  #tail: Buffer = Buffer.alloc(0);
  marks = 0;

  constructor(mark: Buffer) {
    this.#mark = mark;
  }

  get ends(): FileEnds | undefined {
    const before = this.#tail.lastIndexOf(lineBreak, -2);
    if (this.marks !== 1 || before < 0 || this.#tail.at(-1) !== lineBreak) return undefined;
    const first = this.#first.toString('utf8', 0, this.#first.indexOf(lineBreak));
    return { first, last: this.#tail.toString('utf8', before + 1, this.#tail.length - 1) };
  }

  take(chunk: Buffer): void {
    // A mark may stand across the edge of two chunks.
    const seam = this.#tail.subarray(Math.max(0, this.#tail.length - this.#mark.length + 1));
    this.marks += countOf(this.#mark, Buffer.concat([seam, chunk]));
    if (!this.#first.includes(lineBreak)) this.#first = Buffer.concat([this.#first, chunk]);
    const all = Buffer.concat([this.#tail, chunk]);
    this.#tail = all.subarray(Math.max(0, all.length - chunkSize));
  }
}

const lineBreak = 0x0a;

function countOf(mark: Buffer, bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) count += 1;
  return count;
}
