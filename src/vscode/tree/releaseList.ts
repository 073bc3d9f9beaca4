import * as vscode from 'vscode';
import { ReleaseIndex, type ListedRelease } from '../../node/releaseIndex';
import { everything, matchesFilter, type ReleaseFilter } from '../../log/list/releaseFilter';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { Emitter } from '../../util/event';

/** How often rows are shown again while deviations are counted, in milliseconds. */
const countingPause = 500;

/** The releases of this workspace, those that the filter leaves in, and what is still being counted of them. */
export class ReleaseList implements Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<undefined>());
  readonly #index = new ReleaseIndex();
  readonly #folders: () => Promise<readonly string[]>;
  #all: readonly ListedRelease[] = [];
  #filter = everything;
  /** Counting that another listing has overtaken ends. */
  #round = 0;

  /** Fires when the rows are others without having been read again. */
  readonly onDidChange = this.#changed.event;

  constructor(folders: () => Promise<readonly string[]>) {
    this.#folders = folders;
  }

  /** All that were found when they were last read. */
  get all(): readonly ListedRelease[] {
    return this.#all;
  }

  get shown(): readonly ListedRelease[] {
    return this.#all.filter(({ summary }) => summary === undefined || matchesFilter(summary, this.#filter));
  }

  get filter(): ReleaseFilter {
    return this.#filter;
  }

  setFilter(filter: ReleaseFilter): void {
    this.#filter = filter;
    this.#changed.fire(undefined);
  }

  async read(): Promise<void> {
    const round = (this.#round += 1);
    const all = await this.#index.list(await this.#folders());
    if (round !== this.#round) return;
    this.#all = all;
    void this.#count(round);
  }

  dispose(): void {
    this.#round += 1;
    this.#store.dispose();
  }

  /** Behind the list, one journal after the other: how many steps deviate is known of the whole of it only. */
  async #count(round: number): Promise<void> {
    let shownAt = Date.now();
    for (const release of this.#all) {
      if (!release.summary || release.summary.deviations !== undefined) continue;
      const counted = await this.#index.complete(release);
      await new Promise(setImmediate);
      if (round !== this.#round) return;
      this.#all = this.#all.map((each) => (each.journal === counted.journal ? counted : each));
      if (Date.now() - shownAt < countingPause) continue;
      shownAt = Date.now();
      this.#changed.fire(undefined);
    }
    this.#changed.fire(undefined);
  }
}

/** The release's journal and log, as VS Code names files. */
export function filesOf({ journal, log }: ListedRelease): { readonly journal: vscode.Uri; readonly log?: vscode.Uri } {
  return { journal: vscode.Uri.file(journal), ...(log === undefined ? {} : { log: vscode.Uri.file(log) }) };
}
