import type { CommandId, StepId } from '../checklist/checklist';
import type { Verdict } from '../expectation/expectation';

/**
 * One line of the journal: what happened, when, by whom. Events are the truth; everything shown or rendered is folded
 * from them.
 */
export type RunEvent = RunEventData & {
  /** SHA-256 of the event's canonical JSON without this field, in hex. */
  readonly id: string;
  /** Ids of the events that it follows: one, none for the first, several after a merge. */
  readonly parents: readonly string[];
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly by: Person;
};

/** A git identity. The e-mail is empty when git has none. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** An event before the journal has given it its id, parents, time and author. */
export type RunEventData =
  | RunStarted
  | CommandStarted
  | CommandFinished
  | CommandTyped
  | { readonly type: 'step-attested'; readonly step: StepId; readonly note?: string }
  | { readonly type: 'step-reopened'; readonly step: StepId }
  | { readonly type: 'step-signed'; readonly step: StepId; readonly role: string; readonly name: string }
  | { readonly type: 'step-skipped'; readonly step: StepId; readonly reason: string }
  | { readonly type: 'step-not-applicable'; readonly step: StepId; readonly reason: string }
  /** A person says that it is not as it should be. */
  | { readonly type: 'step-rejected'; readonly step: StepId; readonly reason: string }
  | { readonly type: 'step-overridden'; readonly step: StepId; readonly reason: string }
  /** What a step asks for as its evidence. */
  | { readonly type: 'evidence-filled'; readonly step: StepId; readonly value: string }
  /** One more person stands behind what the step has come to. */
  | { readonly type: 'step-approved'; readonly step: StepId }
  | FileAttached
  | { readonly type: 'placeholder-filled'; readonly text: string; readonly value: string }
  | { readonly type: 'note-added'; readonly step?: StepId; readonly text: string }
  | { readonly type: 'rollback-started'; readonly reason: string }
  | { readonly type: 'run-resumed'; readonly logFormat?: number }
  | {
      readonly type: 'run-finished';
      readonly outcome: RunOutcome;
      readonly reason?: string;
      /** What was checked out when it ended; absent without git, and in journals of before it was looked for. */
      readonly code?: CheckedOutCode;
    };

/** A file that belongs to the record, as it was at that time. The file itself stays where it is. */
export interface FileAttached {
  readonly type: 'file-attached';
  readonly step?: StepId;
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** The first event of a journal. It holds the whole text, so that the log can be rebuilt from the journal alone. */
export interface RunStarted {
  readonly type: 'run-started';
  /** Version of the journal format. */
  readonly format: 1;
  /** Version of the form of the Markdown log that the writer renders; absent in journals of before it was told. */
  readonly logFormat?: number;
  readonly title: string;
  /** What is released, as people say it: `web-service v1.2.3`. Also what is typed to confirm the worst commands. */
  readonly release: string;
  readonly checklist: {
    /** Relative to the workspace folder, with `/`. */
    readonly path: string;
    readonly text: string;
    /** The commit that holds this text at this path; absent without git or when the file was changed since. */
    readonly commit?: string;
  };
  /** Never secret ones. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Names of the inputs that were given and are secret. */
  readonly secretInputs: readonly string[];
  /** Goes into the digests that marks of secrets carry; absent in journals of before they did. */
  readonly salt?: string;
  readonly production: boolean;
  /** The last run of the same checklist; absent when there was none, and in journals of before it was looked for. */
  readonly previous?: PreviousRun;
  /** What was checked out when it began; absent without git, and in journals of before it was looked for. */
  readonly code?: CheckedOutCode;
  /** Runs of the same release to the same place before this one, the first first; absent when there was none. */
  readonly attempts?: readonly EarlierAttempt[];
}

/** What the workspace folder's repository had checked out. */
export interface CheckedOutCode {
  readonly commit: string;
  /** Whether a file that git tracks was not as the commit has it; absent when git did not tell. */
  readonly isChanged?: boolean;
}

/** A run of the same release that did not end it. */
export interface EarlierAttempt {
  /** Its log, relative to the folder of this run's log, with `/`. */
  readonly log: string;
  readonly startedAt: string;
  /** How it had ended when this run began; absent when no end of it could be read. */
  readonly outcome?: RunOutcome;
}

/** The run of the same checklist before this one, and what the checklist has come to ask for since. */
export interface PreviousRun {
  /** Its journal, relative to the workspace folder, with `/`. */
  readonly journal: string;
  readonly release: string;
  /** Commands of this run that were not in that one's text: changed, or new. */
  readonly differing: readonly CommandId[];
}

/** A command is about to be run, with every placeholder replaced, as the person saw it. */
export interface CommandStarted {
  readonly type: 'command-started';
  readonly step: StepId;
  readonly command: CommandId;
  /** 1 for the first. */
  readonly attempt: number;
  readonly commandLine: string;
}

/** Text was typed into the session that a command had opened. Recorded after it was typed. */
export interface CommandTyped {
  readonly type: 'command-typed';
  readonly step: StepId;
  readonly command: CommandId;
  /** What was typed, with every placeholder replaced: the whole command, or its first lines when the session ended then. */
  readonly commandLine: string;
  /** The command line that had opened the session. */
  readonly session: string;
}

/** What became of one attempt to run one command, and how its expectations compare. */
export interface CommandFinished {
  readonly type: 'command-finished';
  readonly step: StepId;
  readonly command: CommandId;
  /** 1 for the first. */
  readonly attempt: number;
  readonly result: CommandResult;
  readonly verdicts: readonly Verdict[];
  /** What result and verdicts amount to. */
  readonly outcome: CommandOutcome;
  /** What the whole step amounts to with this; `pending` while commands of it have not been run. */
  readonly stepOutcome: CommandOutcome | 'pending';
  /** Variables that `capture` expectations set for the commands that follow. */
  readonly captures?: Readonly<Record<string, string>>;
}

/**
 * `passed`: it exited and every expectation matched. `failed`: at least one contradicts. `review`: none contradicts, and a
 * person must compare. `errored`: it could not be run, or not be watched to its end.
 */
export type CommandOutcome = 'passed' | 'failed' | 'review' | 'errored';

/** What happened to a command, without opinion, as the journal keeps it. */
export type CommandResult =
  | {
      readonly kind: 'exited';
      readonly exitCode: number;
      readonly durationMs: number;
      readonly output: RecordedOutput;
      /** The command names a path that only the workspace folder has, and was started there. */
      readonly startedIn?: 'workspace-folder';
    }
  /** It was started, and how it ended was not seen. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly durationMs: number; readonly output?: RecordedOutput }
  | { readonly kind: 'not-started'; readonly reason: string };

/** Output as it is kept: normalised text, bounded, secrets replaced. */
export interface RecordedOutput {
  /** The whole text when `omittedBytes` is 0, else its beginning. */
  readonly head: string;
  /** The end of the text when something was left out between; else empty. */
  readonly tail: string;
  readonly omittedBytes: number;
  /** Of the whole output as captured, before normalising: size in bytes and SHA-256 in hex. */
  readonly bytes: number;
  readonly sha256: string;
  /** False when the capture itself missed something (a lost end mark, a reload). */
  readonly complete: boolean;
}

export type RunOutcome = 'successful' | 'completed-with-deviations' | 'rolled-back' | 'aborted';
