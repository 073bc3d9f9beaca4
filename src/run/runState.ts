import type { CommandId, StepId } from '../checklist/checklist';
import type { PersistentMap } from '../util/persistentMap';
import type { CheckedOutCode, CommandFinished, Person, RunOutcome, RunStarted } from './runEvent';

/** What is known of one step in the current run. A step without an entry is pending. */
export type StepState =
  | { readonly kind: 'pending' }
  | { readonly kind: 'running'; readonly startedAt: string; readonly command: CommandId }
  /** Every command exited, no check contradicts, and at least one result must be compared by a person. */
  | { readonly kind: 'review'; readonly finishedAt: string; readonly by: Person }
  | {
      readonly kind: 'passed';
      readonly finishedAt: string;
      readonly how: 'verified' | 'attested';
      readonly by: Person;
      readonly note?: string;
    }
  | {
      readonly kind: 'signed';
      readonly finishedAt: string;
      readonly by: Person;
      readonly role: string;
      readonly name: string;
    }
  | {
      readonly kind: 'failed';
      readonly finishedAt: string;
      /** Who ran it, or says so. */
      readonly by: Person;
      readonly message: string;
      /** What the person said who found it not to be as it should; absent when a check did. */
      readonly rejection?: string;
    }
  /** It could not be run, or not be watched to its end: the result is unknown. */
  | { readonly kind: 'errored'; readonly finishedAt: string; readonly by: Person; readonly reason: string }
  /**
   * It is passed, signed or overridden, and does not count as done: people have still to give what it asks for. Never in
   * the fold of events alone, which does not know what a step asks for: see `stateOf`.
   */
  | {
      readonly kind: 'incomplete';
      readonly finishedAt: string;
      readonly done: DoneState;
      readonly missing: MissingDemands;
    }
  | { readonly kind: 'skipped'; readonly finishedAt: string; readonly by: Person; readonly reason: string }
  | { readonly kind: 'notApplicable'; readonly finishedAt: string; readonly by: Person; readonly reason: string }
  /** It failed or errored, and a person accepted that. */
  | {
      readonly kind: 'overridden';
      readonly finishedAt: string;
      readonly by: Person;
      readonly reason: string;
      readonly over: string;
    };

/** A step whose result is there. */
export type DoneState = Extract<StepState, { kind: 'passed' | 'signed' | 'overridden' }>;

/** What a step that has its result still asks of people. */
export interface MissingDemands {
  readonly evidence: boolean;
  /** Absent when there are enough. */
  readonly approvals?: { readonly given: number; readonly needed: number };
}

/** Somebody stands behind what a step has come to: attested, signed, accepted or approved it. */
export interface Approval {
  readonly at: string;
  readonly by: Person;
}

/** What was given as a step's evidence. */
export interface FilledEvidence extends Approval {
  readonly value: string;
}

export interface Attachment extends Approval {
  readonly step?: StepId;
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What became of one attempt to run a command, when, and who ran it. */
export type Attempt = CommandFinished & {
  readonly at: string;
  readonly by: Person;
  readonly commandLine: string;
};

/** What is known of one command: its last attempt, and how many there were. */
export type CommandState =
  | {
      readonly kind: 'running';
      readonly startedAt: string;
      readonly commandLine: string;
      readonly attempt: number;
      readonly earlier: readonly Attempt[];
    }
  | {
      readonly kind: 'finished';
      readonly startedAt: string;
      readonly finishedAt: string;
      readonly commandLine: string;
      readonly by: Person;
      /** The last attempt. */
      readonly last: Attempt;
      /** The attempts before it, the first first. */
      readonly earlier: readonly Attempt[];
    };

/** One time that a command was typed into a session. */
export interface TypedCommand {
  readonly at: string;
  readonly by: Person;
  readonly commandLine: string;
  readonly session: string;
}

export interface RunNote {
  readonly at: string;
  readonly by: Person;
  readonly step?: StepId;
  readonly text: string;
}

/** How and when a run was ended. */
export interface RunEnd {
  readonly at: string;
  readonly by: Person;
  readonly outcome: RunOutcome;
  readonly reason?: string;
  readonly code?: CheckedOutCode;
}

/** Everything that the events of one run say, folded. */
export interface RunState {
  readonly started: RunStarted;
  readonly startedAt: string;
  readonly startedBy: Person;
  readonly steps: PersistentMap<StepId, StepState>;
  readonly commands: PersistentMap<CommandId, CommandState>;
  /** What was typed into sessions, by the command that stands in the checklist, the first first. */
  readonly typed: PersistentMap<CommandId, readonly TypedCommand[]>;
  readonly notes: readonly RunNote[];
  /** The last value that was given for each. */
  readonly evidence: PersistentMap<StepId, FilledEvidence>;
  /** Of different people each, the first first; of the result that the step has now. */
  readonly approvals: PersistentMap<StepId, readonly Approval[]>;
  readonly attachments: readonly Attachment[];
  readonly rollback?: { readonly at: string; readonly by: Person; readonly reason: string };
  readonly finished?: RunEnd;
  /** Values given for placeholders, by the placeholder's text. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** Variables captured so far, for the commands that follow. */
  readonly captures: Readonly<Record<string, string>>;
  /** When the run was taken up again after an interruption, and by whom. */
  readonly resumed: readonly { readonly at: string; readonly by: Person }[];
  /** Everyone who wrote an event, in order of first appearance. */
  readonly people: readonly Person[];
  /** Version of the form of the Markdown log that the last writer renders; 0 in journals of before it was told. */
  readonly logFormat: number;
  /**
   * Steps on which people have decided apart from each other (on branches that were merged since), and nobody anew: what each
   * of them has made of the step, the one that counts, as it claims least, first.
   */
  readonly concurrentSteps: ReadonlyMap<StepId, readonly StepState[]>;
  /** The ends, when people have ended the run apart from each other: the one that counts first. Else empty. */
  readonly concurrentEnds: readonly RunEnd[];
}
