import type { LivingShell } from './livingShell';

/** How long a command may take to end after a Ctrl-C for its time-out. */
const grace = 5_000;
/** The longest that a timer can be set for. */
const longestTimer = 2 ** 31 - 1;

/** Ends a command that runs for too long: with Ctrl-C, then, if that does not help, together with its shell. */
export class Deadline {
  readonly timeoutMs: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pressedAtMs: number | undefined;

  constructor(shell: Pick<LivingShell, 'interrupt' | 'close'>, timeoutMs: number | undefined) {
    this.timeoutMs = timeoutMs;
    if (timeoutMs === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#pressedAtMs = Date.now();
        shell.interrupt();
        this.#timer = setTimeout(() => shell.close(), grace);
      },
      Math.min(timeoutMs, longestTimer),
    );
  }

  /**
   * Why the command's own end counts for nothing; `undefined` when it ended before it was interrupted. How long it took does not
   * tell: a timer may come a little early, and what Ctrl-C has ended would be taken for what ended in time.
   */
  overdue(endedAtMs: number | undefined): string | undefined {
    if (this.#pressedAtMs === undefined || this.timeoutMs === undefined) return undefined;
    if (endedAtMs !== undefined && endedAtMs < this.#pressedAtMs) return undefined;
    return `It ran for longer than its time-out of ${this.timeoutMs / 1000} s, and was ended.`;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
