import type { ExitReading } from './exitParts';

/** What a command does with the terminal that it is given. */
export type CommandKind =
  /** Runs and ends by itself. */
  | 'command'
  /** Opens a session (`ssh host`, `psql`, `docker exec -it … bash`); what follows in the block is meant for that session. */
  | 'session'
  /** Opens an editor (`nano`, `crontab -e`); text that follows is to be pasted there. */
  | 'editor'
  /** Follows something until the person stops it (`tail -f`, `kubectl get -w`). */
  | 'follow'
  /** Stands after a session or an editor in its block: typed there by the person, never run by the local shell. */
  | 'typed';

/** A shell for which there is no grammar here. */
export type LineShell = 'pwsh' | 'fish';

/** How a text is read where that is not as a script of bash; `prompted`: each of its commands stood behind a prompt. */
export type ReadAs = LineShell | 'prompted';

/** What a typed command is meant for: a session, line by line, or an editor, as text to paste. */
export type TypedDestination = 'session' | 'editor';

/** Why a command must be confirmed before it runs. */
export interface Danger {
  /** Stable name of the rule, such as `rm-recursive`. */
  readonly rule: string;
  /** A few words for a person, such as "deletes files for good". */
  readonly reason: string;
}

/** Text inside a command that the person must replace before it can run, such as `<service>`. */
export interface Placeholder {
  readonly text: string;
  /** UTF-16 offset in the text that was parsed. */
  readonly start: number;
  readonly end: number;
  readonly context: PlaceholderContext;
}

/** What the shell makes of the text where a placeholder stands; it decides how a value is quoted. */
export type PlaceholderContext =
  /** A word, or a part of one, outside quotes. */
  | 'word'
  | 'single-quoted'
  | 'double-quoted'
  /** `$'…'` */
  | 'ansi-quoted'
  /** A here-document in which the shell expands nothing. */
  | 'literal-here-document'
  | 'expanding-here-document'
  /** Read by something else too (another shell, a session, arithmetic, …): only a value that needs no quoting anywhere fits. */
  | 'opaque';

/** One top-level statement of a shell text, whole: a pipeline, a loop, a here-document, continued lines. */
export interface ShellCommand {
  /** Exactly as written, without the comment at its end. A trailing `&` belongs to it; a trailing `;` does not. */
  readonly text: string;
  /** UTF-16 offsets in the text that was parsed. */
  readonly start: number;
  readonly end: number;
  /** 0-based lines in the text that was parsed; the last one included. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: CommandKind;
  /** Present for typed commands alone. */
  readonly destination?: TypedDestination | undefined;
  /** The names of the programs that it calls, in order, as written: `['cd']`, `['grep', 'wc']`. */
  readonly programs: readonly string[];
  readonly dangers: readonly Danger[];
  /** Present where it may print a secret that nothing in its output says is one: `openssl rand -hex 32`. */
  readonly printsSecret?: true | undefined;
  readonly placeholders: readonly Placeholder[];
}

/** A comment of a shell text: one line from its `#` on; in what is typed into an SQL session also from its `--` on. */
export interface ShellComment {
  /** Without the leading signs and the white space around. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Whether it stands at the end of a line that holds a command. */
  readonly trailing: boolean;
}

/** A place that the grammar cannot read. The command around it still stands in the list, as the shell will get it. */
export interface ShellSyntaxError {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A place at which no shell can read on. */
export interface ShellSyntaxFault {
  /** One sentence for a person. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A shell text, split. Commands, comments and errors each in the order of the text. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  readonly comments: readonly ShellComment[];
  readonly errors: readonly ShellSyntaxError[];
  /** Absent where the text is right, and where nobody can be sure. */
  readonly fault?: ShellSyntaxFault;
}

/** Splits shell text into its commands. Pure; never throws, whatever the text. */
export interface ShellParser {
  /** `shell`: of a shell that has no grammar here, whose text is cut at line ends. */
  parse(text: string, readAs?: ReadAs): ShellScript;
  /** What the exit code of a command line is of, run by a shell that has `pipefail` set or not. */
  readExit(commandLine: string, pipefail: boolean): ExitReading;
}
