import type { Evaluation, Expectation, Observation } from '../expectation/expectation';
import type { Danger } from '../shell/shellScript';
import type { Event } from '../util/event';
import type { Person, RecordedOutput, RunEvent, RunEventData } from './runEvent';

/** Where events become facts. */
export interface Journal {
  /** Who the author of the next event is. */
  readonly by: Person;
  /**
   * Takes secrets out of the event, gives it its id, parents, time and author, and resolves with it as it was written, once it is on the disk for good. Rejects with a
   * `UserFacingError` when it could not be written; the event has then not happened.
   */
  append(event: RunEventData): Promise<RunEvent>;
}

/** A command, ready to be run as it stands. */
export interface CommandLine {
  /** Shell text with every placeholder replaced. */
  readonly text: string;
  /** The shell that it is written for: see `shellOf`. */
  readonly shell: string;
  /** Relative to the workspace folder; the shell's own directory when absent. */
  readonly cwd?: string;
  /**
   * A relative path that the command plainly expects. Where the shell's directory does not have it and the workspace
   * folder does, the command starts in the workspace folder: authors write each block as if it began there.
   */
  readonly needsPath?: string;
  /** Variables to set in the run's shell before the command (captured values). */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the person works in the terminal, or looks at it, while it runs: a session, an editor, something to follow. */
  readonly isWatched?: boolean;
  /** Ends the command when it has run for longer; in milliseconds. */
  readonly timeoutMs?: number;
}

/** What happened to a command: no opinion. */
export type Execution =
  | {
      readonly kind: 'exited';
      readonly exitCode: number;
      readonly durationMs: number;
      readonly output: CapturedOutput;
      /** Present when `needsPath` made the command start in the workspace folder. */
      readonly startedIn?: 'workspace-folder';
      /** Present when the shell has ended with it: the exit code is the shell's own. */
      readonly endedShell?: true;
      /** Programs that an earlier command has left running, and that may have printed into its output. Absent when none. */
      readonly alongside?: readonly string[];
    }
  /** It was started; its end, or all of its output, was not seen. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly durationMs: number; readonly output?: CapturedOutput }
  | { readonly kind: 'not-started'; readonly reason: string };

/** Output as it was captured: raw text with escape sequences, bounded. */
export interface CapturedOutput {
  readonly head: string;
  /** Empty when nothing was left out. */
  readonly tail: string;
  readonly omittedBytes: number;
  /** Size and SHA-256 (hex) of the whole, as UTF-8. */
  readonly bytes: number;
  readonly sha256: string;
  /** False when something was lost that should have been captured. */
  readonly complete: boolean;
}

/** Runs commands one at a time in one shell whose state (directory, variables, functions) carries over. */
export interface CommandRunner {
  /** Why no command is run here, for a person: the shell cannot be used. Nobody is asked anything for such a command. */
  readonly refusal?: string;
  /** Fires when the shell has ended, and its directory, variables and options with it. */
  readonly onDidLoseState?: Event<unknown>;
  /** Never rejects for what the command does. Aborting asks the command to end as Ctrl-C would. */
  run(commandLine: CommandLine, signal: AbortSignal): Promise<Execution>;
  /**
   * Types one line, without line break or other control character, and Enter after it, into what the running command has
   * opened. Looks right before whether something else than the shell has the terminal. Rejects with a `UserFacingError`
   * that says why, when nothing was typed.
   */
  type(line: string): Promise<void>;
  /** Presses Ctrl-C once more, for a command that has survived the first. */
  interrupt(): void;
  /** Shows the person the place where commands run, so that a prompt can be answered. */
  reveal(): void;
  dispose(): void;
}

/** Asks the person in the middle of a step. */
export interface Prompter {
  /** Whether the command may run as it is shown. */
  confirm(request: ConfirmationRequest): Promise<boolean>;
  /** The value for a placeholder; `undefined` when the person gives none. */
  askPlaceholder(placeholder: string, commandText: string): Promise<string | undefined>;
}

/**
 * Values that a run needs and must not record, such as passwords given for placeholders, by names that say what each is
 * for. They last as long as the run. A `Map` will do where nothing has to outlive the process.
 */
export interface SecretMemory {
  get(name: string): string | undefined;
  set(name: string, value: string): unknown;
}

/** Why the person is asked, and about what. */
export interface ConfirmationRequest {
  readonly commandLine: string;
  readonly dangers: readonly Danger[];
  readonly production: boolean;
  /** To be typed by the person for a dangerous command in production. */
  readonly release: string;
  /** What stands among the block's options and cannot be read: a condition perhaps, that would have forbidden it. */
  readonly unread?: readonly string[];
  /** The command line of the session that it would be typed into; absent when the run's shell runs it. */
  readonly typedInto?: string;
  /** The release of the last run of this checklist, when the command was not in it as it is now. */
  readonly differsFrom?: string;
}

/** What a command has printed, and what is to be found in it. It is data alone, so that another thread can do the work. */
export interface PrintedOutput {
  readonly output: CapturedOutput;
  /** Whether the command may print secrets that nothing in its output says are some. */
  readonly printsSecret: boolean;
  /** What its exit and its output are held to; absent when how it ended is not known. */
  readonly judged?: Omit<Observation, 'output' | 'outputComplete'> & { readonly expectations: readonly Expectation[] };
}

export interface ExaminedOutput {
  readonly evaluation: Evaluation;
  /** What may be kept: normalised, secrets replaced, then bounded. */
  readonly recorded: RecordedOutput;
}

/** Judges what was captured, and turns it into what may be kept. */
export type ExamineOutput = (printed: PrintedOutput) => Promise<ExaminedOutput>;

/** Resolves after the time, or at once when the signal is aborted. */
export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>;
