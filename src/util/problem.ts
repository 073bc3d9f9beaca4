import type { SourceRange } from './sourceRange';

/** Something odd in a checklist's text. Problems are collected beside the model; parsing never stops for one. */
export interface Problem {
  /** Stable and kebab-case, such as `invalid-regex`. Tests and suppressions compare this and never the message. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** A full sentence for a person: what is wrong and what to do. */
  readonly message: string;
  readonly range: SourceRange;
}
