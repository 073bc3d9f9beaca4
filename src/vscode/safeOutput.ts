import type * as vscode from 'vscode';
import { createRedactor, type Redact } from '../log/redact';
import type { Disposable } from '../util/disposable';

/**
 * The one way to the output channel, and to what notifications say of an error: secrets are taken out on it, those that
 * are known by their form, and those of the release that is open.
 */
export class SafeOutput {
  readonly #channel: vscode.LogOutputChannel;
  readonly #releases = new Set<Redact>();
  readonly #always = createRedactor([]).redact;

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  /** Has a release's secrets taken out too, until disposed. */
  hideSecrets(redact: Redact): Disposable {
    this.#releases.add(redact);
    return { dispose: () => this.#releases.delete(redact) };
  }

  redact(text: string): string {
    return [...this.#releases].reduce((rest, redact) => redact(rest), this.#always(text));
  }

  info(message: string): void {
    this.#channel.info(this.redact(message));
  }

  warn(message: string): void {
    this.#channel.warn(this.redact(message));
  }

  error(message: string): void {
    this.#channel.error(this.redact(message));
  }

  show(): void {
    this.#channel.show();
  }
}
