import type { Finding } from './finding';

/** What a merge that nobody has finished has left in a record: one thing for a person, which rendering the log again mends. */
export interface UnfinishedMerge {
  /** A few words. */
  readonly words: string;
  /** What was found of it, in both files. */
  readonly findings: readonly Finding[];
}

/** `undefined` when the findings tell of none. */
export function unfinishedMergeOf(findings: readonly Finding[]): UnfinishedMerge | undefined {
  const marks = findings.filter(({ code }) => code === 'conflict-mark' || code === 'log-conflict');
  if (marks.length > 0) return { words: 'a merge was not finished', findings: marks };
  if (!findings.some(({ code }) => code === 'merged')) return undefined;
  const differing = findings.filter(({ code }) => code === 'log-differs');
  if (differing.length === 0) return undefined;
  return { words: 'the journal was merged, and the log is not what it renders to', findings: differing };
}
