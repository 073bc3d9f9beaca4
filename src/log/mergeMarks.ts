/** What is left of a merge that git could not do by itself, and nobody has finished. */
const mark = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/;

/** The first line (0-based) that is a mark of an unresolved merge; `undefined` when there is none. */
export function conflictLine(text: string): number | undefined {
  const line = text.split('\n').findIndex(isMergeMark);
  return line < 0 ? undefined : line;
}

export function isMergeMark(line: string): boolean {
  return mark.test(line);
}

/**
 * A journal without the marks of an unresolved merge: every line of both sides stays, each once. Nothing else is touched: an
 * event that stood on one side stands in the file, whatever the other side has.
 */
export function withoutMergeMarks(journal: string): string {
  if (conflictLine(journal) === undefined) return journal;
  const seen = new Set<string>();
  return journal
    .split('\n')
    .filter((line) => {
      if (isMergeMark(line) || (line !== '' && seen.has(line))) return false;
      seen.add(line);
      return true;
    })
    .join('\n');
}
