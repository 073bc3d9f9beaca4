import type { Disposable } from '../../util/disposable';
import { Emitter } from '../../util/event';

/** Why nothing was run in a shell that had run commands before, and was then ended by a hook of its prompt or by the person. */
export const endedAtPrompt =
  'Not run: the shell has ended after the command before it. The next one starts in a new shell.';

/**
 * A shell's end, which comes once. It is told to all who listen, at once where it has come already. One who stops
 * listening leaves nothing behind, while a promise keeps what every step of a long release has hung on it.
 */
export class Closing {
  readonly #emitter = new Emitter<string>();
  #reason: string | undefined;

  /** Later calls change nothing. */
  close(reason: string): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#emitter.fire(reason);
    this.#emitter.dispose();
  }

  /** With why it has closed: a sentence for the person whose command ran in it. */
  readonly onDidClose = (listener: (reason: string) => unknown): Disposable => {
    if (this.#reason === undefined) return this.#emitter.event(listener);
    listener(this.#reason);
    return { dispose: () => undefined };
  };
}
