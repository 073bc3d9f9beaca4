import type { Event } from '../../util/event';
import type { Capture } from './capture';

/** A shell at its prompt, to which steps are given one at a time; whoever shows it. */
export interface LivingShell {
  readonly isClosed: boolean;
  /** Fires when the shell cannot be watched any more, with why: a sentence for the person whose command ran in it. */
  readonly onDidClose: Event<string>;
  /** The shell's process; `undefined` where it is not known. */
  readonly pid: number | undefined;
  /** Hands over the line. What the shell shows from then on goes to the capture, where it can be read. */
  type(line: string, capture: Capture): void;
  /** What a person's Ctrl-C does. */
  interrupt(): void;
  /** Ends the shell and all that runs in it. */
  close(): void;
}
