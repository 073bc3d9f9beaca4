/** What is wrong with a line of the grammar, and where: UTF-16 offsets in the text that was parsed, the end exclusive. */
export interface ExpectationProblem {
  /** Stable and kebab-case, such as `invalid-regex`. */
  readonly code: string;
  /** A full sentence for a person. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Ends the parsing of one line. Never leaves `parseExpectation`. */
export class ExpectationSyntaxError extends Error {
  readonly problem: ExpectationProblem;

  constructor(problem: ExpectationProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Reads one line from left to right. */
export class ExpectationScanner {
  readonly text: string;
  readonly #end: number;
  #position: number;

  constructor(text: string) {
    this.text = text;
    this.#end = text.trimEnd().length;
    this.#position = Math.min(text.length - text.trimStart().length, this.#end);
  }

  get position(): number {
    return this.#position;
  }

  /** What is left, without white space around it. */
  get rest(): string {
    return this.text.slice(this.#position, this.#end).trimStart();
  }

  isAtEnd(): boolean {
    return this.rest === '';
  }

  skipSpaces(): void {
    this.#position = this.#end - this.rest.length;
  }

  /** Reads what the sticky expression matches here, or nothing. */
  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#position;
    const match = expression.exec(this.text);
    if (match === null || match.index + match[0].length > this.#end) return undefined;
    this.#position += match[0].length;
    return match;
  }

  takeRest(): string {
    const { rest } = this;
    this.#position = this.#end;
    return rest;
  }

  requireEnd(code: string, message: string): void {
    if (!this.isAtEnd()) this.fail(code, message);
  }

  /** Fails at the stretch that starts here, unless told where, and goes to the end of the line. */
  fail(code: string, message: string, start?: number, end = this.#end): never {
    if (start === undefined) {
      this.skipSpaces();
      start = this.#position;
    }
    throw new ExpectationSyntaxError({ code, message, start: Math.min(start, end), end });
  }
}
