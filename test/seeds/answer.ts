/** What a program says and how it ends. */
export interface Answer {
  readonly output: string;
  readonly errors?: string;
  /** 0 when absent. */
  readonly code?: number;
  /** How long it takes. */
  readonly seconds?: number;
}

/** How a command goes when all is well, and when what the checklist asks for is not so. */
export interface Answers {
  readonly well?: Answer;
  readonly planted?: Answer;
}

export function lines(...output: readonly string[]): Answer {
  return { output: output.map((line) => `${line}\n`).join('') };
}

export function fails(code: number, ...errors: readonly string[]): Answer {
  return { output: '', errors: errors.map((line) => `${line}\n`).join(''), code };
}
