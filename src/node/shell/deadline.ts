import type { LivingShell } from './livingShell';

/** How long a command may take to end after a Ctrl-C for its time-out. */
const grace = 5_000;
/** The longest that a timer can be set for. */
const longestTimer = 2 ** 31 - 1;

/** Ends a command that runs for too long: with Ctrl-C, then, if that does not help, together with its shell. */
export class Deadline {
  readonly timeoutMs: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasPassed = false;

  constructor(shell: Pick<LivingShell, 'interrupt' | 'close'>, timeoutMs: number | undefined) {
    this.timeoutMs = timeoutMs;
    if (timeoutMs === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#hasPassed = true;
        shell.interrupt();
        this.#timer = setTimeout(() => shell.close(), grace);
      },
      Math.min(timeoutMs, longestTimer),
    );
  }

  /** Why the command's own end counts for nothing; `undefined` when it ended in time. */
  overdue(durationMs: number | undefined): string | undefined {
    if (!this.#hasPassed || this.timeoutMs === undefined) return undefined;
    if (durationMs !== undefined && durationMs < this.timeoutMs) return undefined;
    return `It ran for longer than its time-out of ${this.timeoutMs / 1000} s, and was ended.`;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
