export type Comparison = '<' | '<=' | '=' | '!=' | '>=' | '>';

/**
 * How an output is compared. Patterns are what stands between the slashes, with `/` unescaped; they were compiled once
 * by the linear-time engine to be sure.
 *
 * What is read from one of several lines that an author shows as output has its place among them, counted from 0, as
 * `rank`: the lines must stand in that order, and each as often as the author shows it. `nearly` is a pattern of such a
 * line with its hashes, sizes and durations left open: where only that is found, a person decides.
 */
export type Matcher =
  /** A line contains the text as whole words; `[..]` in it stands for anything within the line, unless `literal`. */
  | {
      readonly kind: 'contains';
      readonly text: string;
      readonly literal: boolean;
      /** Every line that is no heading of a table must contain it (`each "Up"`, `All services should show "Up"`). */
      readonly each?: true;
      /** Only an example, or written without quotes: where it is not found, a person decides. */
      readonly isLoose?: true;
      readonly rank?: number;
      readonly nearly?: string;
    }
  | {
      readonly kind: 'not-contains';
      readonly text: string;
      readonly literal: boolean;
      /** What the author may mean instead of the text as it stands: where a line contains one of these, a person decides. */
      readonly orMeant?: readonly string[];
    }
  /** A line equals the text; `[..]` stands for anything. */
  | { readonly kind: 'equals'; readonly text: string; readonly isLoose?: true; readonly rank?: number }
  | {
      readonly kind: 'regex';
      readonly pattern: string;
      readonly ignoreCase: boolean;
      readonly negated: boolean;
      /** The author may only describe what is printed: where no line matches, a person decides. */
      readonly isLoose?: true;
      readonly rank?: number;
      readonly nearly?: string;
      /** The program whose version the pattern is, in the author's word: `Gradle` of `Gradle 8.x`. */
      readonly of?: string;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'non-empty' }
  | { readonly kind: 'exit'; readonly codes: readonly number[]; readonly negated: boolean }
  /** The last HTTP status in the output is one of these. */
  | {
      readonly kind: 'http';
      readonly statuses: readonly number[];
      /** Others may be as good: a person decides on them. */
      readonly isLoose?: true;
    }
  | { readonly kind: 'lines'; readonly comparison: Comparison; readonly value: number }
  /** The number that the first group which takes part in the match captures; where several are, none may contradict. */
  | {
      readonly kind: 'number';
      readonly pattern: string;
      readonly ignoreCase: boolean;
      readonly comparison: Comparison;
      readonly value: number;
      /** As written, such as `%`, `ms`, `MB`; absent when the author gave none. */
      readonly unit?: string;
      /** What the author says it of, where the pattern does not: behind the words for another thing it is none. */
      readonly of?: string;
      /** Another number may be of another thing: where it does not hold, a person decides. */
      readonly isLoose?: true;
    }
  /** The version in the output, compared part by part: 3.9 comes before 3.13. */
  | { readonly kind: 'version'; readonly comparison: Comparison; readonly value: string }
  /** How many tests passed, by the summary of a test runner in which none failed. */
  | { readonly kind: 'tests'; readonly comparison: Comparison; readonly value: number }
  /** The JSON in the output, at the path (`$.status`, `$.items[0].name`, `$`); without comparison, it must be there. */
  | {
      readonly kind: 'json';
      readonly path: string;
      readonly comparison?: Comparison;
      readonly value?: JsonValue;
    }
  /** The JSON has these members at least. The text `"..."` stands for any value, and in an array for any values. */
  | {
      readonly kind: 'json-subset';
      readonly value: JsonValue;
      /** An example: ids, dates and sizes may be others; where another value differs, a person decides. */
      readonly isLoose?: true;
      readonly rank?: number;
    }
  | {
      readonly kind: 'duration';
      readonly comparison: Comparison;
      readonly milliseconds: number;
      /** The time is of a part of what the command does: where all of it takes longer, a person decides. */
      readonly isLoose?: true;
    }
  | { readonly kind: 'capture'; readonly name: string; readonly pattern: string; readonly ignoreCase: boolean }
  /** A person compares the output with the author's sentence. */
  | { readonly kind: 'review'; readonly sentence: string };

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One thing that a checklist says about a command's result. */
export interface Expectation {
  readonly matcher: Matcher;
  /** `declared`: our grammar; `inferred`: the author's own comment; `implied`: exit code 0, which nobody wrote. */
  readonly source: 'declared' | 'inferred' | 'implied';
  /** The author's words, trimmed, without comment signs. Empty when implied. */
  readonly text: string;
  /** 0-based line in the checklist where the author wrote it; the command's own first line when implied. */
  readonly line: number;
}

/** What one command did, as far as it was seen. Output is normalised text: no escape sequences, `\n` between lines. */
export interface Observation {
  readonly exitCode: number;
  readonly output: string;
  /** False when part of the output was dropped or not captured: nothing can then be said to be absent. */
  readonly outputComplete: boolean;
  readonly durationMs: number;
  /** Programs of the command's last pipeline, for those whose exit code 1 means "nothing found" (grep). */
  readonly programs: readonly string[];
  /** Why the exit code tells nothing of what the command did; absent where it does. */
  readonly silentExit?: string;
  /** Why an output with nothing in it may come of a failure that shows nowhere; absent where a failure shows. */
  readonly hiddenFailure?: string;
  /** Programs started earlier that may have printed some of the output; absent when there was none. */
  readonly alongside?: readonly string[];
}

/** How one expectation compares with what was observed. */
export interface Verdict {
  readonly kind: 'matched' | 'mismatched' | 'review';
  readonly expectation: Expectation;
  /** The value found, short enough for a row: `85 passed`, `503`, `exit 1`. Absent when there is nothing to show. */
  readonly found?: string;
  /** 0-based line of the normalised output where it was found, or the nearest to it. */
  readonly foundLine?: number;
  /** One sentence for a person: what was looked for, what was found instead, and where. */
  readonly message: string;
}

/** All verdicts on one command, in the order of its expectations, and what its captures hold. */
export interface Evaluation {
  readonly verdicts: readonly Verdict[];
  readonly captures: Readonly<Record<string, string>>;
}
