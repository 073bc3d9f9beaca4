import type { Command } from '../../checklist/checklist';

/** What the commands can do that is asked about before they run: `careful: deletes files for good`. Empty for nothing. */
export function describeDangers(commands: readonly Command[]): string {
  const [first, ...others] = reasonsOf(commands);
  if (first === undefined) return '';
  return `careful: ${first}${others.length > 0 ? ', …' : ''}`;
}

/** All of it, where there is more than a row can say. */
export function listDangers(commands: readonly Command[]): readonly string[] {
  const reasons = reasonsOf(commands);
  return reasons.length > 1 ? [`Confirmed before it runs: ${reasons.join('; ')}`] : [];
}

function reasonsOf(commands: readonly Command[]): readonly string[] {
  return [...new Set(commands.flatMap(({ dangers }) => dangers.map(({ reason }) => reason)))];
}
