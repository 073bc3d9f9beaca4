import type { CommandLine, CommandRunner } from '../../src/run/ports';
import type { Disposable } from '../../src/util/disposable';

/** Shells that a command can be written for here. */
export const shellNames = ['bash', 'zsh', 'fish', 'dash', 'ksh'] as const;
export type ShellName = (typeof shellNames)[number];

export type Place = 'integrated' | 'headless';

/** A text for every shell, or one for each that needs its own. `posix` speaks for all but fish. */
export type ShellText = string | ({ readonly posix: string } & Partial<Readonly<Record<ShellName, string>>>);

/** What the person does at the terminal, as soon as the command has printed something that ends with `seen`. */
export interface Act {
  readonly seen: string;
  /** Keys to press; `stop`: the run is asked to end the command; `close`: the terminal is closed. */
  readonly does: { readonly keys: string } | 'stop' | 'close';
}

/** What the runner must tell. Lines of the output end with LF here, whatever a terminal makes of that. */
export type Expected =
  | {
      readonly kind: 'exited';
      readonly exitCode: number;
      /** The whole of it; or a pattern, where the shell's own words and paths stand in it. */
      readonly output: string | RegExp;
      readonly startedIn?: 'workspace-folder';
      readonly atLeastMs?: number;
      /** Programs that an earlier command has left running, and that may have printed; none when absent. */
      readonly alongside?: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly reason: string; readonly output: string | RegExp }
  | { readonly kind: 'not-started'; readonly reason: string | RegExp };

/** One way in which a command can end, and all that must be known of it afterwards. */
export interface Ending {
  readonly name: string;
  /** Run in the same shell before. */
  readonly before?: readonly ShellText[];
  /** Run after it; each must succeed. */
  readonly after?: readonly ShellText[];
  readonly text: ShellText;
  readonly options?: Pick<CommandLine, 'cwd' | 'needsPath' | 'env' | 'timeoutMs'>;
  /** In this order. */
  readonly acts?: readonly Act[];
  /** It is asked to stop before it is run. */
  readonly isStoppedBefore?: true;
  readonly expected: Expected;
  /** Where a shell has its own rules, what they come to there. */
  readonly expectedIn?: Partial<Readonly<Record<ShellName, Expected>>>;
  /** Where it cannot be asked for, and why. */
  readonly except?: Partial<Readonly<Record<ShellName | Place, string>>>;
}

/** A runner under test, and how its person acts. One driver serves all endings of a shell, one after the other. */
export interface EndingDriver {
  readonly place: Place;
  readonly shell: ShellName;
  readonly runner: CommandRunner;
  /** What ends a line of captured output: `\r\n` where a terminal stands between. */
  readonly lineEnd: '\r\n' | '\n';
  pressKeys(keys: string): void;
  closeTerminal(): void;
  /** Calls with each piece of the running command's output. */
  onOutput(listener: (text: string) => void): Disposable;
}
