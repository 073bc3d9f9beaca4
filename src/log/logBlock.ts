import { lazy } from '../util/lazy';
import { toBlock } from './markdownText';

/** A part of a log with an empty line before and after it; nothing at all when its text is empty. */
export interface LogBlock {
  readonly text: string;
  /** In UTF-8, made once: a log is written again and again, and most of it is as it was. */
  readonly bytes: () => Uint8Array;
}

export function createBlock(text: string): LogBlock {
  return { text, bytes: lazy(() => new TextEncoder().encode(text)) };
}

export function blockOfLines(lines: readonly string[]): LogBlock {
  return createBlock(toBlock(lines));
}

/** The text of a whole log. */
export function joinTexts(blocks: readonly LogBlock[]): string {
  return `${written(blocks)
    .map(({ text }) => text)
    .join('\n\n')}\n`;
}

/**
 * The same text in UTF-8, of one log after the other, in one piece of memory: what stands where it stood the last time is
 * not copied again.
 */
export class LogBytes {
  #memory = new Uint8Array(0);
  #placed: readonly PlacedBytes[] = [];

  /** Good until the next call. */
  join(blocks: readonly LogBlock[]): Uint8Array {
    const before = this.#placed;
    const placed = placeBytes(blocks);
    const last = placed.at(-1);
    const length = last ? last.at + last.bytes.length + 1 : 0;
    const isRoomy = length <= this.#memory.length;
    // Some room more: a log grows with each event.
    if (!isRoomy) this.#memory = new Uint8Array(Math.ceil(length * 1.25));
    this.#placed = placed;
    for (const [index, each] of placed.entries()) if (!isRoomy || !isSame(each, before[index])) this.#put(each);
    return this.#memory.subarray(0, length);
  }

  #put({ bytes, at }: PlacedBytes): void {
    this.#memory.set(bytes, at);
    this.#memory.fill(lineBreak, at + bytes.length, at + bytes.length + 2);
  }
}

/** Bytes, and where in the log they begin. */
interface PlacedBytes {
  readonly bytes: Uint8Array;
  readonly at: number;
}

function placeBytes(blocks: readonly LogBlock[]): readonly PlacedBytes[] {
  let at = 0;
  return written(blocks).map((block) => {
    const placed = { bytes: block.bytes(), at };
    at += placed.bytes.length + 2;
    return placed;
  });
}

function isSame({ bytes, at }: PlacedBytes, before: PlacedBytes | undefined): boolean {
  return before?.bytes === bytes && before.at === at;
}

const lineBreak = 0x0a;

function written(blocks: readonly LogBlock[]): readonly LogBlock[] {
  return blocks.filter(({ text }) => text !== '');
}
