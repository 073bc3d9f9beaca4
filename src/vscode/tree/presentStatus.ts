import { findStep } from '../../checklist/steps';
import { estimateTimeLeft, explainTimeLeft } from '../../log/history/timeLeft';
import type { Shown } from '../currentRelease';
import { outcomeIcon } from './presentRelease';
import { describeOutcome, releaseName } from './releaseHeader';

/** What the status bar shows. */
export interface StatusPresentation {
  /** With icons as VS Code writes them. */
  readonly text: string;
  readonly tooltip: string;
  readonly accessibilityLabel: string;
  /** Whether a step has failed, is unknown, or must be compared. */
  readonly needsDecision: boolean;
}

/** `undefined` when there is no release to speak of. */
export function presentStatus(shown: Shown): StatusPresentation | undefined {
  if (shown.kind !== 'run') return undefined;
  const { checklist, state, standing, runningStep } = shown;
  const name = releaseName(state);
  if (state.finished) {
    const { outcome } = state.finished;
    return presentation(outcomeIcon(outcome).name, [name, describeOutcome(outcome)], false);
  }
  const { settled, total, undecided } = standing.progress();
  const running = runningStep === undefined ? undefined : findStep(checklist, runningStep);
  const next = running ?? standing.next();
  const icon = running ? 'sync~spin' : 'checklist';
  const left = estimateTimeLeft(checklist, state, shown.pastTimes ?? []);
  const parts = [name, `${settled}/${total}`, next?.title ?? 'ready to finish'];
  const shownStatus = presentation(icon, parts, undecided > 0 && !running);
  if (!left) return shownStatus;
  return { ...shownStatus, tooltip: `${shownStatus.tooltip}\n${explainTimeLeft(left)}` };
}

/** How much of a step's words the status bar shows, in UTF-16 code units. */
const longestTitle = 32;

function presentation(icon: string, parts: readonly string[], needsDecision: boolean): StatusPresentation {
  const words = parts.join(' · ');
  const short = parts.map((part, index) => (index === parts.length - 1 ? shorten(part) : part)).join(' · ');
  const decision = needsDecision ? 'A step needs a decision. ' : '';
  return {
    // An icon's name in somebody's words is not ours to draw.
    text: `$(${icon}) ${short.replace(/\$\(/g, '\\$(')}`,
    tooltip: `${words}\n${decision}Click to show the release.`,
    accessibilityLabel: `Release ${parts.join(', ')}${needsDecision ? ', a step needs a decision' : ''}`,
    needsDecision,
  };
}

function shorten(text: string): string {
  return text.length > longestTitle ? `${text.slice(0, longestTitle - 1).trimEnd()}…` : text;
}
