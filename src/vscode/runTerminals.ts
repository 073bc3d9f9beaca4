import type { CommandRunner } from '../run/ports';
import type { Event } from '../util/event';
import type { Disposable } from '../util/disposable';

/** The terminals of one run: one for each shell that its blocks name. */
export interface RunTerminals extends Disposable {
  /** The runner for a shell; one that refuses each command with a reason where the shell is not supported. */
  open(shell: string): CommandRunner;
  /** Fires when a running command has printed nothing for long, with since when; with `undefined` when it prints again. */
  readonly onDidFallSilent: Event<number | undefined>;
  /** Fires when a shell has ended, and with it its directory, variables and functions. */
  readonly onDidLoseShell: Event<string>;
}
