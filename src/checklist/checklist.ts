import type { Expectation } from '../expectation/expectation';
import type { CommandKind, Danger, TypedDestination } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import type { SourceRange } from '../util/sourceRange';

declare const brand: unique symbol;
/** Names a section, and stays the same when other parts of the file are edited. */
export type SectionId = string & { readonly [brand]: 'SectionId' };
/** Names a step. A resumed run finds its steps by it, so it survives edits elsewhere in the file. */
export type StepId = string & { readonly [brand]: 'StepId' };
/** Names a command: its step's id and its place among the step's commands, such as `testing/run-tests#2`. */
export type CommandId = string & { readonly [brand]: 'CommandId' };

/** What a section is for. Rollback steps count only once the rollback was started; reference steps never do. */
export type Phase = 'main' | 'rollback' | 'sign-off' | 'reference';

/** A checklist, read. Sections and steps are trees; every node keeps its place in the text. */
export interface Checklist {
  /** Front matter's `title`, else the first level-1 heading, else the first heading, else empty. Plain text. */
  readonly title: string;
  readonly frontMatter: FrontMatter;
  /** Sections of the top level, in the order of the text. Text before the first heading is a section of level 0. */
  readonly sections: readonly Section[];
  readonly problems: readonly Problem[];
}

/** A heading and what stands under it. */
export interface Section {
  readonly id: SectionId;
  /** The heading's words without the Markdown. */
  readonly title: string;
  /** 1 to 6; 0 for the text before the first heading, and for the sign-off that only the front matter asks for. */
  readonly level: number;
  readonly phase: Phase;
  /** From the heading to the end of what stands under it, sub-sections included. */
  readonly range: SourceRange;
  readonly steps: readonly Step[];
  readonly sections: readonly Section[];
  /** Every code block that stands in the section and in no step, and is not runnable. */
  readonly blocks: readonly CodeBlock[];
}

/**
 * What made a step of this place: a task list item, or, where there is none, what names the commands or is to be signed;
 * or the front matter, for a role that must sign and that no line of the text asks for.
 */
export type StepKind = 'task' | 'list-item' | 'heading' | 'paragraph' | 'table-row' | 'front-matter';

/** The state of a task list item's box in the template: `[ ]`, `[x]`, `[-]` or `[~]`. */
export type CheckState = 'unchecked' | 'checked' | 'notApplicable';

/** What the engineer steps through. */
export interface Step {
  readonly id: StepId;
  readonly kind: StepKind;
  /** The author's words without the Markdown, on one line. */
  readonly title: string;
  /** The author's words with their Markdown, on one line. */
  readonly markdown: string;
  /** Task list items only. */
  readonly checkState?: CheckState | undefined;
  /** A line that a person signs (`**Technical Lead:** ____ Date: ____`), a row, or a role of the front matter. */
  readonly signOff?: SignOff | undefined;
  /** 0-based line of the item's own marker, or of the heading, bold line or row. */
  readonly line: number;
  /** The whole step with everything inside it. */
  readonly range: SourceRange;
  /** Nesting among task list items: 0 at the top. */
  readonly depth: number;
  /** Ids of the steps that must be settled well before this one is run or ticked, as the checklist names them. */
  readonly requires?: readonly string[] | undefined;
  /** What must be given before it counts as done: the address of a pull request, a ticket. */
  readonly evidence?: EvidenceSlot | undefined;
  /** How many different people must stand behind it before it counts as done. */
  readonly approvals?: number | undefined;
  /** Code blocks of this step, in order; the runnable ones have commands. Behind them, one for each command in a code span. */
  readonly blocks: readonly CodeBlock[];
  readonly children: readonly Step[];
}

/** What the evidence of a step must look like. */
export interface EvidenceSlot {
  /** A linear-time regular expression that the whole value must match; absent when any text will do. */
  readonly pattern?: string;
  readonly ignoreCase?: boolean;
}

/** Who signs, as the checklist says it: `Technical Lead Approval`. */
export interface SignOff {
  readonly role: string;
}

/**
 * What running the step does with a command in a code span: runs it too, or leaves it to the person to run it alone,
 * since the step has command blocks, or it is one of several to choose from.
 */
export type InlineUse = 'step' | 'offered';

/** A code block, fenced or indented; or a command in a code span of the step's words. */
export interface CodeBlock {
  /** The whole info string, as written. */
  readonly info: string;
  /** The first word of the info string in lower case; empty when there is none. */
  readonly language: string;
  readonly fenced: boolean;
  /** Present for a command in a code span alone. Such a step stays one that a person may tick. */
  readonly inline?: InlineUse | undefined;
  /** The content, without fences and without the indentation of the list around it. */
  readonly text: string;
  /** 0-based line of the opening fence, or of the first line of an indented block; the last line included. */
  readonly line: number;
  readonly endLine: number;
  readonly runnable: boolean;
  /** The shell that must run it, where that is none that reads bash: `pwsh`, `fish`. */
  readonly shell?: 'pwsh' | 'fish' | undefined;
  /** Why it is not runnable, for a person: `YAML, not shell`. Absent when it is. */
  readonly reason?: string | undefined;
  readonly options: BlockOptions;
  /** In order; empty when the block is not runnable. */
  readonly commands: readonly Command[];
}

/** What an info string asks for: `timeout=2m retry=5 every=10s confirm cwd=backend`. */
export interface BlockOptions {
  readonly id?: string;
  readonly timeoutMs?: number;
  readonly retry?: number;
  readonly everyMs?: number;
  readonly confirm?: boolean;
  readonly when?: Condition;
  readonly cwd?: string;
  /** Ids of steps that must be settled well before this one. */
  readonly requires?: readonly string[];
  /**
   * Words that stand where options do and cannot be read, as written. What they were to forbid is not known: a person is
   * asked before anything of the block runs. Never empty.
   */
  readonly unread?: readonly string[];
}

/** Runs a block only in releases whose input has this value. */
export interface Condition {
  readonly input: string;
  readonly value: string;
  /** No input has this name, or none of its choices is this value: nothing can be told from it, and a person is asked. */
  readonly isUndecidable?: true;
}

/** One command of a runnable block. */
export interface Command {
  readonly id: CommandId;
  /** What the shell gets, exactly as written, line breaks within the command included. */
  readonly text: string;
  readonly kind: CommandKind;
  /** What a command of the kind `typed` is meant for; absent for the others. */
  readonly destination?: TypedDestination | undefined;
  readonly range: SourceRange;
  /**
   * The author's words where they say that it is run only in a case that a person must see (`If it fails:`). Running the
   * step leaves it out; the person may run it alone.
   */
  readonly onlyIf?: string | undefined;
  readonly programs: readonly string[];
  readonly dangers: readonly Danger[];
  /** Distinct texts that must be replaced before it can run, in the order of the text. */
  readonly placeholders: readonly string[];
  /** Never empty for a command that ends by itself: at least the implied `exit 0`. */
  readonly expectations: readonly Expectation[];
}

/** What a checklist's YAML front matter says. Absent keys have the values that a plain checklist has. */
export interface FrontMatter {
  readonly title?: string;
  readonly inputs: readonly InputDeclaration[];
  /** Path pattern of the log, relative to the workspace folder, such as `releases/{date}-{version}.md`. */
  readonly log?: string;
  readonly shell?: string;
  readonly env: Readonly<Record<string, string>>;
  /** The values of one input that make a run a production run. */
  readonly production?: { readonly input: string; readonly values: readonly string[] };
  /** Roles that must sign. */
  readonly signOff: readonly DeclaredRole[];
}

export interface DeclaredRole extends SignOff {
  /** 0-based line of the role. */
  readonly line: number;
}

/** A value asked for once per run. Commands see it as an environment variable of the same name, in upper case. */
export interface InputDeclaration {
  /** As written, such as `version`. */
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  /** A linear-time regular expression that the whole value must match. */
  readonly pattern?: string;
  readonly choices?: readonly string[];
  readonly secret: boolean;
  readonly required: boolean;
  /** 0-based line of the declaration. */
  readonly line: number;
}
