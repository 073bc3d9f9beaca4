import { formatElapsed, formatTime } from '../formatTime';
import { outcomeWords } from '../logHeader';
import type { RunSummary, StepHistory } from './history';

/** The cells of a release in a table, behind its name: when, how it ended, how long, verified, attested, deviations. */
export function releaseCells(run: RunSummary): readonly string[] {
  const { startedAt, outcome, durationMs, verified, attested, deviations } = run;
  return [
    formatTime(startedAt).slice(0, -3),
    outcome ? outcomeWords[outcome] : 'not finished',
    elapsed(durationMs),
    ...[verified, attested, deviations].map(String),
  ];
}

/** The cells of a step in a table: its name, in how many releases it came to what, its median and its worst time. */
export function stepCells(step: StepHistory): readonly string[] {
  const { title, isCurrent, asked, run, failed, retried, skipped, overridden, compared, medianMs, worstMs } = step;
  return [
    isCurrent ? title : `${title} (not in the checklist any more)`,
    ...[asked, run, failed, retried, skipped, overridden, compared].map((count) => (count === 0 ? '·' : String(count))),
    elapsed(medianMs),
    elapsed(worstMs),
  ];
}

function elapsed(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '·' : formatElapsed(milliseconds);
}
