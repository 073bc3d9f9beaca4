import type { CapturedOutput } from '../../run/ports';
import { BoundedOutput } from './boundedOutput';
import { MarkScanner } from './markScanner';
import { pause } from './poll';
import type { StepEnd } from './stepEnd';

/** How long a prompt must stand there with nothing after it. */
const promptRestMs = 1_000;
/** A prompt of which VS Code is told the end, and what a line editor shows behind it that nobody sees. */
const endsWithPrompt = /\x1b\]633;B\x07(?:\x1b\[[?\d;]*[A-Za-z]|\x1b[=>]|[ \r\n])*$/;

/** A window that takes longer to answer is busy. */
const longestAnswerMs = 200;

/** Takes what the terminal shows while one step runs, and keeps what of it is the step's output. */
export class Capture {
  /** Resolves when the step has begun to print, or to run. Never, where the terminal cannot be read. */
  readonly begun: Promise<void>;
  /** Resolves with the end mark. Never, when it gets lost. */
  readonly ended: Promise<StepEnd>;
  readonly #scanner: MarkScanner;
  readonly #output = new BoundedOutput();
  readonly #onDidProduce: (text: string) => void;
  #isOpen = false;
  #answer: () => Promise<unknown> = () => Promise.resolve();
  #isFinished = false;
  #lastAt = Date.now();
  #lastShown = '';
  #resolveBegun: () => void = () => undefined;
  #resolveEnded: (end: StepEnd) => void = () => undefined;

  constructor(token: string, onDidProduce: (text: string) => void) {
    this.#scanner = new MarkScanner(token);
    this.#onDidProduce = onDidProduce;
    this.begun = new Promise((resolve) => (this.#resolveBegun = resolve));
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
  }

  get hasBegun(): boolean {
    return this.#scanner.hasBegun;
  }

  /** Whether the step has begun, and has not ended: what is typed now, it reads. */
  get isRunning(): boolean {
    return this.hasBegun && this.#scanner.end === undefined && !this.#isFinished;
  }

  /** Whether the end mark was seen: what the terminal shows from then on is the shell's own. */
  get hasEnded(): boolean {
    return this.#scanner.end !== undefined;
  }

  /** Whether a prompt is the last that was shown, with no end mark before it. What runs may show one too, that of an inner shell. */
  get restsAtPrompt(): boolean {
    if (!this.isRunning || Date.now() - this.#lastAt < promptRestMs) return false;
    return endsWithPrompt.test(this.#lastShown);
  }

  /** The terminal is read from now on, until `close`. `answer` resolves when whatever shows it has time to answer. */
  open(answer: () => Promise<unknown>): void {
    this.#isOpen = true;
    this.#answer = answer;
  }

  /** Takes the next piece of what the terminal shows; what comes after `finish` is nobody's. */
  take(chunk: string): void {
    if (this.#isFinished) return;
    this.#lastAt = Date.now();
    this.#lastShown = `${this.#lastShown.slice(-100)}${chunk}`.slice(-200);
    const output = this.#scanner.push(chunk);
    if (this.#scanner.hasBegun) this.#resolveBegun();
    if (output) {
      this.#output.push(output);
      this.#onDidProduce(output);
    }
    if (this.#scanner.end) this.#resolveEnded(this.#scanner.end);
  }

  /** VS Code has reported the end of the line that was typed: nothing more will come. */
  close(): void {
    this.#isOpen = false;
  }

  /**
   * Waits for what is still under way: until the end mark, the close, or silence; for `longestMs` at most. A window that
   * is too busy to answer has not come to pass on what it was given: that is no silence.
   */
  async settle(silenceMs: number, longestMs: number): Promise<void> {
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), longestMs);
    const isOver = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
    void this.ended.then(() => over.abort());
    this.#lastAt = Date.now();
    while (this.#isOpen && !over.signal.aborted && Date.now() - this.#lastAt < silenceMs) {
      await pause(50, over.signal);
      const askedAt = Date.now();
      await Promise.race([this.#answer(), isOver]);
      if (Date.now() - askedAt > longestAnswerMs) this.#lastAt = Date.now();
    }
    clearTimeout(timer);
  }

  /** To be asked once, at the end. */
  finish(): CapturedOutput {
    this.#isFinished = true;
    this.#output.push(this.#scanner.finish());
    return this.#output.finish(this.#scanner.hasBegun && this.#scanner.end !== undefined);
  }
}
