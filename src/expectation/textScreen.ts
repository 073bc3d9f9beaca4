/** A line is kept as text while it only grows, and as its characters once something in it is overwritten. */
type Line = string | string[];

/** The lines that a terminal shows, without a width: nothing wraps and nothing scrolls away. */
export class TextScreen {
  readonly #lines: Line[] = [''];
  #row = 0;
  #column = 0;

  write(text: string): void {
    const line = this.#lines[this.#row] ?? '';
    if (typeof line === 'string' && this.#column >= line.length && !/[\ud800-\udfff]/.test(text)) {
      this.#lines[this.#row] = line + ' '.repeat(this.#column - line.length) + text;
      this.#column += text.length;
      return;
    }
    const characters = this.#toCharacters();
    while (characters.length < this.#column) characters.push(' ');
    for (const character of text) characters[this.#column++] = character;
  }

  breakLine(): void {
    this.#row++;
    if (this.#row === this.#lines.length) this.#lines.push('');
    this.#column = 0;
  }

  /** Goes to an empty line behind everything, where a terminal would go back to the top: nothing is lost. */
  startFreshLine(): void {
    this.#row = this.#lines.length - 1;
    this.#column = 0;
    if (this.#lines[this.#row]?.length !== 0) this.breakLine();
  }

  moveTo(column: number): void {
    const length = this.#lines[this.#row]?.length ?? 0;
    this.#column = Math.max(0, Math.min(column, Math.max(length, screenWidth)));
  }

  moveBy(columns: number): void {
    this.moveTo(this.#column + columns);
  }

  moveUp(rows: number): void {
    this.#row = Math.max(0, this.#row - rows);
  }

  moveDown(rows: number): void {
    this.#row = Math.min(this.#lines.length - 1, this.#row + rows);
  }

  /** 0: from the cursor to the end, 1: from the start to the cursor, 2: all of the line. */
  eraseInLine(part: number): void {
    const length = this.#lines[this.#row]?.length ?? 0;
    if (part === 2 || (part === 0 && this.#column === 0)) this.#lines[this.#row] = '';
    else if (part === 0 && this.#column < length) this.#toCharacters().length = this.#column;
    else if (part === 1) {
      const start = Math.max(0, this.#column - screenWidth);
      this.#toCharacters().fill(' ', start, this.#column + 1);
    }
  }

  /** Erases from the cursor to the end of everything. */
  eraseBelow(): void {
    this.eraseInLine(0);
    this.#lines.length = this.#row + 1;
  }

  toString(): string {
    return this.#lines.map((line) => (typeof line === 'string' ? line : line.join(''))).join('\n');
  }

  #toCharacters(): string[] {
    const line = this.#lines[this.#row] ?? '';
    if (typeof line !== 'string') return line;
    const characters = Array.from(line);
    this.#lines[this.#row] = characters;
    return characters;
  }
}

/** How far behind its text a line can be entered, and erased to the left: bounds what one short sequence can cost. */
const screenWidth = 120;
