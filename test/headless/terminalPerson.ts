import { execa } from 'execa';

/** A program in a terminal of its own, as the person who sits there sees it. */
export interface TerminalProgram {
  /** Shell text: one program with its words. */
  readonly commandLine: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Sees what a program shows in its terminal, and answers. */
export class TerminalPerson {
  readonly #child;
  #shown = '';
  #seenUntil = 0;
  #look: () => void = () => undefined;
  /** The exit code of the program. */
  readonly ended: Promise<number>;

  constructor({ commandLine, cwd, env = {} }: TerminalProgram) {
    const text = `stty rows 40 cols 120; echo "pid $$."; exec ${commandLine}`;
    this.#child = execa('script', ['-q', '-e', '-f', '-c', text, '/dev/null'], {
      cwd,
      env: { ...env, SHELL: '/bin/sh', NO_COLOR: '1' },
      ...{ stdin: 'pipe', stdout: 'pipe', stderr: 'inherit', buffer: false, reject: false, detached: true },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      this.#shown += piece;
      this.#look();
    });
    this.ended = this.#child.then(({ exitCode }) => exitCode ?? -1);
  }

  /** All that was shown, as it came. */
  get shown(): string {
    return this.#shown;
  }

  /** Waits for the text to be shown, after what was waited for before. */
  async sees(text: string): Promise<void> {
    await this.seesOneOf([text]);
  }

  /** Waits for the first of the texts to be shown, and says which. */
  async seesOneOf(texts: readonly string[]): Promise<string> {
    const limit = AbortSignal.timeout(60_000);
    limit.addEventListener('abort', () => this.#look());
    for (;;) {
      const found = this.#findFirst(texts);
      if (found !== undefined) return found;
      if (limit.aborted) throw new Error(`Never seen: ${texts.join(' | ')}\n${this.#shown.slice(-2_000)}`);
      await new Promise<void>((resolve) => (this.#look = resolve));
    }
  }

  /** Waits for all of the texts to be shown, in whatever order, after what was waited for before. */
  async seesAll(texts: readonly string[]): Promise<void> {
    const from = this.#seenUntil;
    let until = from;
    for (const text of texts) {
      this.#seenUntil = from;
      await this.sees(text);
      until = Math.max(until, this.#seenUntil);
    }
    this.#seenUntil = until;
  }

  press(keys: string): void {
    this.#child.stdin.write(keys);
  }

  async answer(question: string, keys: string): Promise<void> {
    await this.sees(question);
    this.press(keys);
  }

  /** Ends the program without any warning. */
  async kill(): Promise<void> {
    const [, pid] = /^pid (\d+)\./.exec(this.#shown) ?? [];
    process.kill(Number(pid), 'SIGKILL');
    await this.ended;
  }

  #findFirst(texts: readonly string[]): string | undefined {
    const places = texts.map((text) => ({ text, at: this.#shown.indexOf(text, this.#seenUntil) }));
    const [first] = places.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
    if (first) this.#seenUntil = first.at + first.text.length;
    return first?.text;
  }
}
