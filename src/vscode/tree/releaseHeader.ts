import { describeTimeLeft, estimateTimeLeft } from '../../log/history/timeLeft';
import type { RunOutcome } from '../../run/runEvent';
import { describeVerification } from '../../log/verify/describeVerification';
import type { Shown } from '../currentRelease';
import type { Viewed, ViewedLog } from '../viewedRelease';

/** What stands around the rows of the Release view. */
export interface ReleaseHeader {
  /** The view's name, where it is not the usual one. */
  readonly title?: string;
  /** Behind the view's name: what is released, and how far it has come. */
  readonly description: string;
  /** A line above the rows, for what must not be missed. */
  readonly message?: string;
  /** The number on the view container's icon: steps that are left. */
  readonly badge?: { readonly value: number; readonly tooltip: string };
}

export function headerOf(shown: Viewed, isTrusted: boolean): ReleaseHeader {
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
    case 'log':
      return logHeader(shown);
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

/** That it is a log stands in the view's name and in the first sentence; the badge stays with the release that is open. */
function logHeader({ review, behind }: ViewedLog): ReleaseHeader {
  const { contents, verification } = review;
  const open = behind ? `${releaseName(behind.state)} is still open: the arrow above goes back to it.` : '';
  const badge = behind && runningHeader(behind).badge;
  const state = contents.kind === 'run' ? contents.context.state : undefined;
  const how = state?.finished ? describeOutcome(state.finished.outcome) : 'not finished';
  return {
    title: 'Release Log',
    description: state ? `${releaseName(state)} · ${how}` : '',
    message: [logSentence(contents), describeVerification(verification), open].filter(Boolean).join(' '),
    ...(badge ? { badge } : {}),
  };
}

function logSentence(contents: ViewedLog['review']['contents']): string {
  if (contents.kind === 'unreadable') return `This record cannot be shown. ${contents.reason}`;
  return contents.context.state.finished
    ? 'A finished release’s log: to be read, nothing here is run or changed.'
    : 'The log of a release that is not finished: to be read, nothing here is run or changed.';
}

function runningHeader(shown: ShownRun): ReleaseHeader {
  const { settled, total, undecided } = shown.standing.progress();
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
