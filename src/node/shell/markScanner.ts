import { parseStepEnd, type StepEnd } from './stepEnd';

/** An end mark's payload is shorter than this; what is longer was printed by somebody else. */
const longestPayload = 200;

/**
 * Finds a step's output in what its terminal shows: all between the begin mark and the end mark that carry the step's
 * token. The stream may be cut anywhere, in the middle of a mark too.
 */
export class MarkScanner {
  readonly #beginMark: string;
  readonly #endPrefix: string;
  #pending = '';
  #hasBegun = false;
  #end: StepEnd | undefined;

  /** @param token the step's own, which no program can guess */
  constructor(token: string) {
    const introducer = `\x1b]7711;${token};`;
    this.#beginMark = `${introducer}begin\x07`;
    this.#endPrefix = introducer;
  }

  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Known as soon as the end mark was seen; what comes after it is nobody's. */
  get end(): StepEnd | undefined {
    return this.#end;
  }

  /** Takes the next piece of the stream, and returns what of the output is certain by now. */
  push(chunk: string): string {
    if (this.#end) return '';
    this.#pending += chunk;
    if (!this.#hasBegun && !this.#findBegin()) return '';
    return this.#takeOutput();
  }

  /** The stream has ended: what looked like the beginning of a mark was output. */
  finish(): string {
    const rest = this.#hasBegun && !this.#end ? this.#pending : '';
    this.#pending = '';
    return rest;
  }

  #findBegin(): boolean {
    const at = this.#pending.indexOf(this.#beginMark);
    if (at >= 0) {
      this.#hasBegun = true;
      this.#pending = this.#pending.slice(at + this.#beginMark.length);
      return true;
    }
    // A step that could not be started shows its end mark alone.
    const end = this.#readEnd(this.#pending.indexOf(this.#endPrefix));
    if (typeof end === 'object') this.#end = end;
    this.#pending = this.#pending.slice(-(this.#endPrefix.length + longestPayload));
    return false;
  }

  #takeOutput(): string {
    let searchFrom = 0;
    for (;;) {
      const at = this.#pending.indexOf(this.#endPrefix, searchFrom);
      if (at < 0) return this.#take(startOfSuffixThatBegins(this.#pending, this.#endPrefix));
      const end = this.#readEnd(at);
      if (end === 'incomplete') return this.#take(at);
      if (end === 'none') {
        searchFrom = at + this.#endPrefix.length;
        continue;
      }
      this.#end = end;
      const output = this.#take(at);
      this.#pending = '';
      return output;
    }
  }

  #readEnd(at: number): StepEnd | 'incomplete' | 'none' {
    if (at < 0) return 'none';
    const start = at + this.#endPrefix.length;
    const stop = this.#pending.indexOf('\x07', start);
    if (stop < 0) return this.#pending.length - start < longestPayload ? 'incomplete' : 'none';
    return parseStepEnd(this.#pending.slice(start, stop)) ?? 'none';
  }

  #take(length: number): string {
    const taken = this.#pending.slice(0, length);
    this.#pending = this.#pending.slice(length);
    return taken;
  }
}

/** Where the text's longest ending starts that could be the beginning of the mark; its length when there is none. */
function startOfSuffixThatBegins(text: string, mark: string): number {
  const earliest = Math.max(0, text.length - mark.length + 1);
  for (let at = text.indexOf('\x1b', earliest); at >= 0; at = text.indexOf('\x1b', at + 1)) {
    if (mark.startsWith(text.slice(at))) return at;
  }
  return text.length;
}
