/** A place in a text: 0-based line, 0-based column in UTF-16 code units. The same counting as VS Code's `Position`. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a text; the end is exclusive. */
export interface SourceRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}
