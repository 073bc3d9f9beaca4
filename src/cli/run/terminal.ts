import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { WindowSize } from '../../node/headless/startScript';
import type { Disposable } from '../../util/disposable';
import { createStyle, type Style } from './style';

export interface TextQuestion {
  readonly prompt: string;
  /** Taken for an empty answer; shown with the prompt. */
  readonly value?: string;
  /** The answer is not shown while it is typed. */
  readonly secret?: boolean;
  /** Why this answer cannot be taken, as a sentence. */
  readonly problem?: (answer: string) => string | undefined;
}

type Input = NodeJS.ReadStream;
type Output = NodeJS.WriteStream;

/** The terminal in which the person has started the command line: asks there, and lends its keyboard to what runs. */
export class Terminal {
  readonly style: Style;
  readonly #input: Input;
  readonly #output: Output;
  #hasLeft = false;
  #endsLine = true;
  #reading: Interface | undefined;
  #warned = false;

  constructor(input: Input, output: Output, env: NodeJS.ProcessEnv) {
    this.#input = input;
    this.#output = output;
    this.style = createStyle(output.isTTY, env);
  }

  /** The person wants to go (Ctrl-C twice, the end of the input, a hang-up): every question is then answered by nothing. */
  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  get size(): WindowSize {
    return { columns: this.#output.columns || 80, rows: this.#output.rows || 24 };
  }

  write(text: string): void {
    if (text === '') return;
    this.#output.write(text);
    this.#endsLine = text.endsWith('\n');
  }

  /** A line of our own, which never begins in the middle of what a command has printed. */
  line(text = ''): void {
    this.write(`${this.#endsLine ? '' : '\n'}${text}\n`);
  }

  leave(): void {
    this.#hasLeft = true;
    this.#reading?.close();
  }

  /** The answer on one line, trimmed; `undefined` when the person leaves, or has given up with an empty one. */
  async ask(question: TextQuestion): Promise<string | undefined> {
    const { prompt, value, problem } = question;
    for (;;) {
      const answer = await this.#read(`${prompt}${value ? ` [${value}]` : ''}: `, question.secret ?? false);
      if (answer === undefined) return undefined;
      const given = answer === '' ? (value ?? '') : answer;
      const obstacle = problem?.(given);
      if (obstacle === undefined) return given === '' && problem === undefined ? undefined : given;
      this.line(this.style.attention(obstacle));
    }
  }

  /**
   * Gives every key to the listener, until disposed. Ctrl-C is then a key like any other.
   */
  lendKeyboard(onKeys: (keys: string) => void): Disposable {
    const listener = (bytes: Buffer): void => onKeys(bytes.toString('utf8'));
    this.#input.setRawMode(true).on('data', listener).resume();
    return {
      dispose: () => {
        this.#input.off('data', listener).pause();
        this.#input.setRawMode(false);
      },
    };
  }

  onDidResize(listener: (size: WindowSize) => void): Disposable {
    const tell = (): void => listener(this.size);
    this.#output.on('resize', tell);
    return { dispose: () => this.#output.off('resize', tell) };
  }

  async #read(prompt: string, secret: boolean): Promise<string | undefined> {
    if (this.#hasLeft) return undefined;
    await this.#discardTypedAhead();
    if (!this.#endsLine) this.line();
    const output = secret ? new MutedOutput(this.#output, prompt) : this.#output;
    const reading = createInterface({ input: this.#input, output, terminal: this.#output.isTTY, historySize: 0 });
    this.#reading = reading;
    try {
      const answer = await new Promise<string | undefined>((resolve) => {
        reading.on('close', () => resolve(undefined));
        reading.on('SIGINT', () => this.#onInterrupt(reading, prompt));
        reading.question(prompt, resolve);
      });
      if (answer === undefined) this.#hasLeft = true;
      if (answer === undefined || secret) this.#output.write('\n');
      return answer?.trim();
    } finally {
      this.#reading = undefined;
      reading.close();
      this.#endsLine = true;
    }
  }

  /** The first Ctrl-C may have been meant for the command that has just ended. */
  #onInterrupt(reading: Interface, prompt: string): void {
    if (this.#warned) {
      reading.close();
      return;
    }
    this.#warned = true;
    reading.once('line', () => (this.#warned = false));
    this.#output.write('\n(Ctrl-C again leaves the release as it is: it can be resumed.)\n');
    reading.setPrompt(prompt);
    reading.prompt();
  }

  /** What was typed before a question was seen is no answer to it. */
  async #discardTypedAhead(): Promise<void> {
    if (!this.#input.isTTY) return;
    const keyboard = this.lendKeyboard(() => undefined);
    await delay(30);
    keyboard.dispose();
  }
}

/** Shows the prompt, and nothing of what is typed after it. */
class MutedOutput extends Writable {
  constructor(output: Output, prompt: string) {
    super({
      write: (chunk: Buffer, _encoding, done) => {
        if (chunk.toString().includes(prompt)) output.write(prompt);
        done();
      },
    });
  }
}
