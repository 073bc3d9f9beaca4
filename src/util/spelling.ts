/** The one candidate that the word is a misspelling of; `undefined` when none is near, or several are equally near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(lower, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  if (!first || first.distance > Math.min(2, Math.floor(word.length / 2))) return undefined;
  return first.distance === second?.distance ? undefined : first.candidate;
}

/** What stands behind a word that is none of these: `Did you mean timeout? The keys are id, timeout.` */
export function describeKeys(word: string, known: readonly string[]): string {
  const right = nearest(word, known);
  return `${right === undefined ? '' : `Did you mean ${right}? `}The keys are ${known.join(', ')}.`;
}

/** How many letters must be added, left out, changed, or swapped with their neighbour. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, i) => i)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= to.length; j++) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(from.length, to.length);
}
