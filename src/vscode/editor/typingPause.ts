import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Disposable } from '../../util/disposable';

/** How long nothing must be typed before a checklist is read again, in milliseconds. */
const pause = 250;

/** Knows when somebody who types in a document pauses. */
export class TypingPause implements Disposable {
  readonly #lastChange = new WeakMap<vscode.TextDocument, number>();
  readonly #subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    this.#lastChange.set(document, performance.now());
  });

  /** Resolves when nothing has been typed for the length of a pause: at once where nobody types. */
  async in(document: vscode.TextDocument): Promise<void> {
    for (let left = this.#left(document); left > 0; left = this.#left(document)) await delay(left);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #left(document: vscode.TextDocument): number {
    const last = this.#lastChange.get(document);
    return last === undefined || document.isClosed ? 0 : Math.ceil(last + pause - performance.now());
  }
}
