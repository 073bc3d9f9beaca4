/** Follows the lines of a command and knows whether it goes on: under a `\`, a `|` or `&&`, an open quote, in a here-document. */
export class OpenCommand {
  #delimiter: string | undefined;
  #quote: string | undefined;
  #endsOpen = false;

  /** Whether the next line belongs to the command, whatever it says. */
  get isOpen(): boolean {
    return this.isInHereDocument || this.#quote !== undefined || this.#endsOpen;
  }

  get isInHereDocument(): boolean {
    return this.#delimiter !== undefined;
  }

  closeQuote(): void {
    this.#quote = undefined;
  }

  /** Takes the next line of the command. */
  follow(words: string): void {
    if (this.#delimiter !== undefined) {
      if (words.trim() === this.#delimiter) this.#delimiter = undefined;
      return;
    }
    this.#quote = openQuote(words, this.#quote);
    this.#endsOpen = this.#quote === undefined && /(?:\\|\||&&)\s*$/.test(words) && !/^\s*#/.test(words);
    this.#delimiter = this.#quote === undefined ? /<<-?\s*["']?(\w+)["']?/.exec(words)?.[1] : undefined;
  }
}

/** The quote that is still open at the end of the line. */
function openQuote(words: string, before: string | undefined): string | undefined {
  let quote = before;
  for (let i = 0; i < words.length; i++) {
    const letter = words.charAt(i);
    if (letter === '\\' && quote !== "'") i++;
    else if (quote !== undefined) quote = letter === quote ? undefined : quote;
    else if (letter === '#' && /(?:^|\s)$/.test(words.charAt(i - 1))) return undefined;
    else if (letter === '"' || letter === "'") quote = letter;
  }
  return quote;
}
