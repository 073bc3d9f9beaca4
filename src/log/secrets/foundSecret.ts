/** A stretch of a text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A secret, and where in a text it stands. */
export interface FoundSecret extends TextRange {
  /** What it is, in a word or two. */
  readonly kind: string;
  /** The secret itself, without the quotes, escapes or encoding that it may have there. */
  readonly value: string;
  /** Where that begins by which it was found: its name, the program that is given it. */
  readonly from: number;
}
