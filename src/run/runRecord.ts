import type { Disposable } from '../util/disposable';
import { Emitter } from '../util/event';
import { UserFacingError } from '../util/userFacingError';
import type { Journal } from './ports';
import { fold } from './fold';
import { reduce } from './reduce';
import type { RunEvent, RunEventData } from './runEvent';
import type { RunState } from './runState';

/** What is on record of a run: its journal, and the state that the journal's events fold to. */
export class RunRecord implements Disposable {
  readonly #journal: Journal;
  readonly #changed = new Emitter<RunEvent>();
  readonly #unrecorded: RunEventData[] = [];
  #queue: Promise<void> = Promise.resolve();
  #hasFailed = false;
  #state: RunState;

  /** Fires after an event is in the journal and in the state. */
  readonly onDidChange = this.#changed.event;

  constructor(journal: Journal, events: readonly RunEvent[]) {
    this.#journal = journal;
    this.#state = stateOf(events);
  }

  get state(): RunState {
    return this.#state;
  }

  /** Whether something that has happened waits in memory because the journal could not be written. */
  get hasUnrecorded(): boolean {
    return this.#hasFailed && this.#unrecorded.length > 0;
  }

  /** Takes over the journal's events after somebody else has written to it: another window, or a merge. */
  adopt(events: readonly RunEvent[]): void {
    this.#state = stateOf(events);
    const last = events.at(-1);
    if (last) this.#changed.fire(last);
  }

  /**
   * Writes one event after the other. What has happened and could not be written is kept and goes before the next event:
   * a command that has run cannot be run again only to have its result on record.
   */
  append(data: RunEventData): Promise<void> {
    const hasHappened = data.type === 'command-finished' || data.type === 'command-typed';
    if (hasHappened) this.#unrecorded.push(data);
    const turn = this.#queue.then(async () => {
      for (let waiting = this.#unrecorded[0]; waiting; waiting = this.#unrecorded[0]) {
        const event = await this.#record(waiting);
        this.#unrecorded.shift();
        this.#changed.fire(event);
      }
      if (!hasHappened) this.#changed.fire(await this.#record(data));
    });
    this.#queue = turn.then(
      () => void (this.#hasFailed = false),
      () => void (this.#hasFailed = true),
    );
    return turn;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #record(data: RunEventData): Promise<RunEvent> {
    if (this.#state.finished) throw new UserFacingError('This release is finished; its record is closed.');
    const event = await this.#journal.append(data);
    this.#state = reduce(this.#state, event) ?? this.#state;
    return event;
  }
}

function stateOf(events: readonly RunEvent[]): RunState {
  const state = fold(events);
  if (!state) throw new UserFacingError('The journal does not begin with the start of a release.');
  return state;
}
