import type { FoundJournal } from '../../node/findJournals';
import type { RunOutcome } from '../../run/runEvent';
import { describeOutcome, releaseName } from './releaseHeader';
import type { RowIcon } from './rowIcon';

/** What a row of the Releases view shows. */
export interface ReleasePresentation {
  readonly label: string;
  readonly description: string;
  readonly icon: RowIcon;
  readonly isUnfinished: boolean;
}

export function presentRelease({ state, unreadable, problems }: FoundJournal, fileName: string): ReleasePresentation {
  if (!state) {
    const icon = { name: 'error', color: 'testing.iconErrored', words: 'cannot be read' };
    return { label: fileName, description: unreadable ?? 'It cannot be read.', icon, isUnfinished: false };
  }
  const how = state.finished ? describeOutcome(state.finished.outcome) : 'unfinished';
  const damage = problems.length > 0 ? 'its journal is damaged' : '';
  return {
    label: releaseName(state),
    description: [how, state.startedAt.slice(0, 10), state.startedBy.name, damage].filter(Boolean).join(' · '),
    icon: state.finished ? outcomeIcon(state.finished.outcome) : unfinishedIcon,
    isUnfinished: !state.finished,
  };
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
