import { describeTimeLeft, estimateTimeLeft } from '../../log/history/timeLeft';
import { runProgress } from '../../run/progress';
import type { RunOutcome } from '../../run/runEvent';
import type { Shown } from '../currentRelease';

/** What stands around the rows of the Release view. */
export interface ReleaseHeader {
  /** Behind the view's name: what is released, and how far it has come. */
  readonly description: string;
  /** A line above the rows, for what must not be missed. */
  readonly message?: string;
  /** The number on the view container's icon: steps that are left. */
  readonly badge?: { readonly value: number; readonly tooltip: string };
}

export function headerOf(shown: Shown, isTrusted: boolean): ReleaseHeader {
  switch (shown.kind) {
    case 'nothing':
      return { description: '' };
    case 'preview':
      return {
        description: [shown.checklist.title, 'preview'].filter(Boolean).join(' · '),
        ...(isTrusted
          ? {}
          : { message: 'This workspace is not trusted: its checklists can be read, and nothing runs.' }),
      };
    case 'run':
      return shown.state.finished ? finishedHeader(shown, shown.state.finished.outcome) : runningHeader(shown);
  }
}

/** `web-service v1.2.3 → production`. */
export function releaseName({ started }: Extract<Shown, { kind: 'run' }>['state']): string {
  return started.production ? `${started.release} → production` : started.release;
}

/** How a release has ended, for a person. */
export function describeOutcome(outcome: RunOutcome): string {
  switch (outcome) {
    case 'successful':
      return 'successful';
    case 'completed-with-deviations':
      return 'completed with deviations';
    case 'rolled-back':
      return 'rolled back';
    case 'aborted':
      return 'aborted';
  }
}

type ShownRun = Extract<Shown, { kind: 'run' }>;

function finishedHeader(shown: ShownRun, outcome: RunOutcome): ReleaseHeader {
  return { description: `${releaseName(shown.state)} · ${describeOutcome(outcome)}` };
}

function runningHeader(shown: ShownRun): ReleaseHeader {
  const { settled, total, undecided } = runProgress(shown.checklist, shown.state);
  const left = total - settled;
  const estimate = estimateTimeLeft(shown.checklist, shown.state, shown.pastTimes ?? []);
  const timeLeft = estimate ? [describeTimeLeft(estimate)] : [];
  const message = warningOf(shown);
  const decisions = undecided === 0 ? '' : `, ${undecided} of them ${undecided === 1 ? 'needs' : 'need'} a decision`;
  const tooltip = `${left} of ${total} steps left${decisions}`;
  return {
    description: [`${releaseName(shown.state)} · ${settled} of ${total}`, ...timeLeft].join(' · '),
    ...(message === undefined ? {} : { message }),
    ...(left === 0 ? {} : { badge: { value: left, tooltip } }),
  };
}

function warningOf({ hasUnrecordedResults, isPinnedTextCurrent }: ShownRun): string | undefined {
  if (hasUnrecordedResults)
    return 'A result could not be written to the journal yet. Free the disk or the file: it is written next.';
  if (!isPinnedTextCurrent)
    return 'The checklist’s file has changed since this release began; what runs is the text that was confirmed.';
  return undefined;
}
