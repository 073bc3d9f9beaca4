/**
 * Whether something was shown on the alternate screen. Normalised output does not have it, so it is not all that the
 * command showed.
 */
export function usesAlternateScreen(raw: string): boolean {
  return dropAlternateScreen(raw) !== raw;
}

/** Drops what stands between entering and leaving the alternate screen. One that is never left is kept as text. */
export function dropAlternateScreen(raw: string): string {
  let kept = '';
  let position = 0;
  for (;;) {
    const enter = find(raw, 'h', position);
    const leave = enter === undefined ? undefined : find(raw, 'l', enter.end);
    if (enter === undefined || leave === undefined) return kept + raw.slice(position);
    kept += raw.slice(position, enter.start);
    position = leave.end;
  }
}

function find(raw: string, final: 'h' | 'l', from: number): { start: number; end: number } | undefined {
  const sequence = new RegExp(`\\x1b\\[\\?(?:1049|1047|47)${final}`, 'g');
  sequence.lastIndex = from;
  const match = sequence.exec(raw);
  return match === null ? undefined : { start: match.index, end: sequence.lastIndex };
}
