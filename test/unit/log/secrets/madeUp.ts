/** Letters at random, the same for the same seed: nothing here is, or ever was, a secret. */
export class MadeUp {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, and without, the bound. */
  below(bound: number): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(this.#state ^ (this.#state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % bound;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  text(length: number, letters: string): string {
    return Array.from({ length }, () => letters[this.below(letters.length)] ?? '').join('');
  }

  hex(length: number): string {
    return this.text(length, '0123456789abcdef');
  }

  digits(length: number): string {
    return this.text(length, '0123456789');
  }

  alphanumeric(length: number): string {
    return this.text(length, alphanumeric);
  }

  base64(length: number): string {
    return this.text(length, `${alphanumeric}+/`);
  }

  urlSafe(length: number): string {
    return this.text(length, `${alphanumeric}-_`);
  }

  /** As people choose them: with signs that shells, URLs, JSON and HTML escape. */
  password(): string {
    const signs = this.pick([
      '!',
      '@',
      '#',
      '&',
      '+',
      '/',
      '=',
      '%',
      '"',
      "'",
      '\\',
      '<',
      '>',
      ' ',
      'ñ',
      '$',
      '`',
      '?',
      ';',
    ]);
    return `${this.alphanumeric(5)}${signs}${this.alphanumeric(4)}${this.pick(['-', '_', '.', '~', '*', "'", '&'])}${this.alphanumeric(3)}`;
  }
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
