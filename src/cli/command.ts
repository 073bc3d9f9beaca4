/** Where a command of the command line writes. */
export interface CliOutput {
  /** Whether a person sees it as it comes, so that it can be drawn over. */
  readonly isTTY?: boolean;
  write(text: string): void;
}

/** One word of the command line, such as `inspect`. */
export interface CliCommand {
  readonly name: string;
  /** What stands after the name, such as `FILE [--json]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Resolves with the exit code. Rejects with a `UsageError` or a `UserFacingError`. */
  run(words: readonly string[], output: CliOutput, errors: CliOutput): Promise<number>;
}

/** The command line cannot be understood. The message says why; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
