import type { StepId } from '../checklist/checklist';
import { DisposableStore, type Disposable } from '../util/disposable';
import { Emitter } from '../util/event';
import type { CurrentRelease, Shown } from './currentRelease';
import type { LogReview } from './logs/logReview';
import type { LogReviewer } from './logs/logReviewer';

/** What the Release view shows: what this window is at, or a log that is read. */
export type Viewed = Shown | ViewedLog;

export interface ViewedLog {
  readonly kind: 'log';
  readonly review: LogReview;
  /** The release that goes on meanwhile in this window. */
  readonly behind?: Extract<Shown, { kind: 'run' }>;
}

/**
 * What the Release view shows. A log that is read stands before the release that is open, for the view alone: the editor's
 * marks, the status bar and the commands stay with the release.
 */
export class ViewedRelease implements Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<{ readonly step?: StepId }>());
  readonly #current: CurrentRelease;
  readonly #reviewer: LogReviewer;

  readonly onDidChange = this.#changed.event;

  constructor(current: CurrentRelease, reviewer: LogReviewer) {
    this.#current = current;
    this.#reviewer = reviewer;
    let before = current.shown;
    this.#store.add(
      current.onDidChange((change) => {
        // Who opens a release, or runs a step of it, is to see it.
        if (reviewer.review && isActedOn(before, current.shown)) reviewer.leave();
        else if (!reviewer.review) this.#changed.fire(change);
        before = current.shown;
      }),
    );
    this.#store.add(reviewer.onDidChange(() => this.#changed.fire({})));
  }

  get shown(): Viewed {
    const { review } = this.#reviewer;
    if (!review) return this.#current.shown;
    const { shown } = this.#current;
    const isOpen = shown.kind === 'run' && !shown.state.finished;
    return { kind: 'log', review, ...(isOpen ? { behind: shown } : {}) };
  }

  dispose(): void {
    this.#store.dispose();
  }
}

/** Whether a release was opened, or a command of it begun. */
function isActedOn(before: Shown, now: Shown): boolean {
  if (now.kind !== 'run') return false;
  if (before.kind !== 'run' || before.log.toString() !== now.log.toString()) return true;
  return now.runningStep !== undefined && now.runningStep !== before.runningStep;
}
