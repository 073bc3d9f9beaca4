import { countOf } from '../../log/formatTime';
import type { ReleaseSummary } from '../../log/list/releaseSummary';
import type { ListedRelease } from '../../node/releaseIndex';
import type { RunOutcome } from '../../run/runEvent';
import { describeOutcome } from './releaseHeader';
import type { RowIcon } from './rowIcon';

/** What a row of the Releases view shows. */
export interface ReleasePresentation {
  readonly label: string;
  readonly description: string;
  readonly icon: RowIcon;
  readonly isUnfinished: boolean;
}

export function presentRelease(
  { summary, unreadable, isDamaged }: ListedRelease,
  fileName: string,
): ReleasePresentation {
  if (!summary) {
    const icon = { name: 'error', color: 'testing.iconErrored', words: 'cannot be read' };
    return { label: fileName, description: unreadable ?? 'It cannot be read.', icon, isUnfinished: false };
  }
  const { outcome, startedAt, startedBy, release, production } = summary;
  const damage = isDamaged ? 'its journal is damaged' : '';
  return {
    label: production ? `${release} → production` : release,
    description: [describeEnd(summary), startedAt.slice(0, 10), startedBy.name, damage].filter(Boolean).join(' · '),
    icon: outcome ? outcomeIcon(outcome) : unfinishedIcon,
    isUnfinished: !outcome,
  };
}

/** `successful`, `completed with 3 deviations`, `aborted, 1 deviation`; without a number as long as nobody counted. */
function describeEnd({ outcome, deviations = 0 }: ReleaseSummary): string {
  const words = outcome ? describeOutcome(outcome) : 'unfinished';
  if (deviations === 0) return words;
  const count = countOf(deviations, 'deviation');
  return outcome === 'completed-with-deviations' ? `completed with ${count}` : `${words}, ${count}`;
}

const unfinishedIcon: RowIcon = { name: 'debug-pause', color: 'testing.iconQueued', words: 'unfinished' };

/** A shape for each way in which a release can end. */
export function outcomeIcon(outcome: RunOutcome): RowIcon {
  switch (outcome) {
    case 'successful':
      return { name: 'pass-filled', color: 'testing.iconPassed', words: 'successful' };
    case 'completed-with-deviations':
      return { name: 'warning', color: 'list.warningForeground', words: 'completed with deviations' };
    case 'rolled-back':
      return { name: 'discard', color: 'testing.iconFailed', words: 'rolled back' };
    case 'aborted':
      return { name: 'circle-slash', color: 'testing.iconSkipped', words: 'aborted' };
  }
}
