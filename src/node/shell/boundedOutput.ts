import { createHash } from 'node:crypto';
import type { CapturedOutput } from '../../run/ports';

const mebibyte = 1024 * 1024;
const newline = 0x0a;

/** How many bytes of an output are kept. */
export interface OutputLimits {
  /** From its beginning, and from its end: an output as long as both is kept whole. */
  readonly head: number;
  readonly tail: number;
  /** Of a longer one, at most that much of each: it must be read through, and is not all that there is anyway. */
  readonly part: number;
}

export const outputLimits: OutputLimits = { head: 4 * mebibyte, tail: 4 * mebibyte, part: mebibyte };

/** How many bytes are encoded at a time. */
const pieceBytes = 16 * 1024;

/**
 * Takes an output of any length in bounded memory: keeps its beginning and its end, counts and hashes all of it. What is
 * left out are whole lines where there are lines, so that no half line can be taken for one.
 */
export class BoundedOutput {
  readonly #limits: OutputLimits;
  readonly #hash = createHash('sha256');
  readonly #encoder = new TextEncoder();
  /** Encoded here again and again: an output of a gigabyte must not leave a gigabyte of buffers to collect. */
  readonly #piece = new Uint8Array(pieceBytes);
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Ring | undefined;
  #bytes = 0;
  /** The first half of a character that a chunk's edge has cut. */
  #highSurrogate = '';

  constructor(limits: OutputLimits = outputLimits) {
    this.#limits = limits;
  }

  push(chunk: string): void {
    const text = this.#highSurrogate + chunk;
    const isCut = /[\uD800-\uDBFF]$/.test(text);
    this.#highSurrogate = isCut ? text.slice(-1) : '';
    this.#encode(isCut ? text.slice(0, -1) : text);
  }

  /** To be asked once, when all has come. `complete`: nothing was lost before it came here. */
  finish(complete: boolean): CapturedOutput {
    this.#encode(this.#highSurrogate);
    const { head, tail } = this.#kept();
    return {
      head: head.toString(),
      tail: tail.toString(),
      omittedBytes: this.#bytes - head.length - tail.length,
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      complete,
    };
  }

  #encode(text: string): void {
    for (let rest = text; rest !== '';) {
      const { read, written } = this.#encoder.encodeInto(rest, this.#piece);
      this.#append(this.#piece.subarray(0, written));
      rest = rest.slice(read);
    }
  }

  #append(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    this.#hash.update(bytes);
    const room = this.#limits.head - this.#headBytes;
    if (room > 0) {
      const kept = Buffer.from(bytes.subarray(0, room));
      this.#head.push(kept);
      this.#headBytes += kept.length;
    }
    if (bytes.length > room) (this.#tail ??= new Ring(this.#limits.tail)).push(bytes.subarray(room));
  }

  #kept(): { head: Buffer; tail: Buffer } {
    const head = Buffer.concat(this.#head);
    const tail = this.#tail?.content() ?? Buffer.alloc(0);
    if (this.#bytes <= this.#limits.head + this.#limits.tail) {
      return { head: Buffer.concat([head, tail]), tail: Buffer.alloc(0) };
    }
    const { part } = this.#limits;
    return { head: wholeLinesAtStart(head.subarray(0, part)), tail: wholeLinesAtEnd(tail.subarray(-part)) };
  }
}

/** The last bytes of what is pushed, in a buffer that is filled round and round. */
class Ring {
  readonly #buffer: Buffer;
  #position = 0;
  #isFull = false;

  constructor(size: number) {
    this.#buffer = Buffer.alloc(size);
  }

  push(bytes: Uint8Array): void {
    const size = this.#buffer.length;
    const last = bytes.subarray(Math.max(0, bytes.length - size));
    const untilEnd = last.subarray(0, size - this.#position);
    this.#buffer.set(untilEnd, this.#position);
    this.#buffer.set(last.subarray(untilEnd.length), 0);
    this.#isFull ||= this.#position + last.length >= size;
    this.#position = (this.#position + last.length) % size;
  }

  content(): Buffer {
    if (!this.#isFull) return this.#buffer.subarray(0, this.#position);
    return Buffer.concat([this.#buffer.subarray(this.#position), this.#buffer.subarray(0, this.#position)]);
  }
}

/** Up to the last newline; where there is none, up to the last whole character. */
function wholeLinesAtStart(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf(newline);
  return at >= 0 ? bytes.subarray(0, at + 1) : wholeCharacters(bytes);
}

/** After the first newline: what stands before it may be the rest of a line. */
function wholeLinesAtEnd(bytes: Buffer): Buffer {
  const at = bytes.indexOf(newline);
  return at >= 0 ? bytes.subarray(at + 1) : Buffer.alloc(0);
}

/** Without a last character of which only the first bytes are there. */
function wholeCharacters(bytes: Buffer): Buffer {
  let start = bytes.length;
  while (start > 0 && isContinuation(bytes[start - 1])) start--;
  if (start === 0) return bytes.subarray(0, 0);
  const lead = bytes[start - 1] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return bytes.length - (start - 1) >= length ? bytes : bytes.subarray(0, start - 1);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
