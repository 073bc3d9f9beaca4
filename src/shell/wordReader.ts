import { unclosed, unclosedQuote, Unsure } from './foundFault';

/** Reads over the words of a shell text, and stops at what the shell can never read. */
export abstract class WordReader {
  protected readonly text: string;
  protected at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads the commands of `$( … )`, with the closing bracket. */
  protected abstract readSubstitution(start: number): void;

  protected get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  protected startsWith(words: string): boolean {
    return this.text.startsWith(words, this.at);
  }

  /** Moves on when the text goes on with the form; a sticky pattern. */
  protected take(form: RegExp): string | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Skips spaces, continued lines and a comment, and tells the letter behind them; empty at the end of the text. */
  protected skipBlanks(): string {
    this.take(blanks);
    return this.text[this.at] ?? '';
  }

  /** Skips ends of lines too. */
  protected skipLines(): string {
    this.take(emptyLines);
    return this.text[this.at] ?? '';
  }

  /** Reads up to what ends a word; what stands there may be no word at all. */
  protected readWord(): void {
    const start = this.at;
    for (let letter = this.text[this.at]; letter !== undefined && !wordEnd.test(letter); letter = this.text[this.at]) {
      if (letter === '\\') this.at += 2;
      else if (letter === "'") this.#readQuoted("'", false);
      else if (letter === '"') this.#readDoubleQuoted();
      else if (letter === '`') this.#readQuoted('`', true);
      else if (letter === '$') this.#readDollar(false);
      else if (letter === '[' && this.at > start) this.#readIndex();
      else this.at++;
    }
    if (this.text[this.at] === '(') this.#readBracketInWord();
  }

  /** `a[0]`, `file[0-9]`: in some places bash reads anything up to the bracket that closes it. */
  #readIndex(): void {
    if (this.take(index) === undefined) throw new Unsure();
  }

  /** `a=( … )`. A pattern such as `!(x)` is right or wrong by an option of the shell. */
  #readBracketInWord(): void {
    const before = this.text[this.at - 1] ?? '';
    if (/[?*+@!]/.test(before)) throw new Unsure();
    if (before !== '=') return;
    const start = this.at++;
    while (this.skipLines() !== ')') {
      if (this.isAtEnd) throw unclosed('(', ')', start);
      const before = this.at;
      this.readWord();
      if (this.at === before) throw new Unsure();
    }
    this.at++;
    this.readWord();
  }

  #readDollar(isInQuotes: boolean): void {
    const start = this.at;
    this.at++;
    if (this.startsWith('((')) this.readArithmetic();
    else if (this.startsWith('(')) this.readSubstitution(start);
    else if (this.startsWith('{')) this.#readExpansion(start);
    else if (this.startsWith("'") && !isInQuotes) this.#readQuoted("'", true);
  }

  #readQuoted(quote: string, hasEscapes: boolean): void {
    const start = this.at++;
    while (!this.isAtEnd && this.text[this.at] !== quote) this.at += hasEscapes && this.text[this.at] === '\\' ? 2 : 1;
    this.#closeQuote(quote, start);
  }

  #readDoubleQuoted(): void {
    const start = this.at++;
    for (let letter = this.text[this.at]; letter !== undefined && letter !== '"'; letter = this.text[this.at]) {
      if (letter === '\\') this.at += 2;
      else if (letter === '`') this.#readQuoted('`', true);
      else if (letter === '$') this.#readDollar(true);
      else this.at++;
    }
    this.#closeQuote('"', start);
  }

  #closeQuote(quote: string, start: number): void {
    if (!this.isAtEnd) {
      this.at++;
      return;
    }
    throw unclosedQuote(quote, start, this.text);
  }

  /** `${ … }` without quotes in it: those mean different things by the place and by the operator. */
  #readExpansion(start: number): void {
    this.at++;
    for (let letter = this.text[this.at]; letter !== '}'; letter = this.text[this.at]) {
      if (letter === undefined) throw unclosed('${', '}', start);
      if (/['"`\\()\n]/.test(letter)) throw new Unsure();
      if (this.startsWith('${')) {
        this.at++;
        this.#readExpansion(this.at - 1);
      } else this.at++;
    }
    this.at++;
  }

  /** `(( … ))`, from its first bracket on. */
  protected readArithmetic(): void {
    let depth = 0;
    do {
      const letter = this.text[this.at];
      if (letter === undefined || /['"`\\]/.test(letter)) throw new Unsure();
      if (letter === '(') depth++;
      if (letter === ')') depth--;
      this.at++;
    } while (depth > 0);
    if (!this.text.endsWith('))', this.at)) throw new Unsure();
  }
}

const blanks = /(?:[ \t\r]|\\\n)*(?:#[^\n]*)?/y;
const emptyLines = /(?:(?:[ \t\r\n]|\\\n)+(?:#[^\n]*)?)*/y;
const index = /\[[^\s;&|<>()'"`\\\]]*\]/y;
const wordEnd = /[\s;&|<>()]/;
