import * as vscode from 'vscode';
import type { StepTimes } from '../log/history/timeLeft';
import { readFoundJournal } from '../node/findJournals';
import { readPastTimes } from '../node/pastTimes';
import type { StepId } from '../checklist/checklist';
import type { RunEvent } from '../run/runEvent';
import { Standings } from '../run/standing';
import { DisposableStore, type Disposable } from '../util/disposable';
import { Emitter } from '../util/event';
import { UserFacingError } from '../util/userFacingError';
import type { ChecklistPreview } from './checklistPreview';
import type { CurrentRelease, Shown } from './currentRelease';
import type { OpenRelease } from './openRelease';

/** Where the journal of the open release is remembered, so that it can be offered after a restart. */
const rememberedKey = 'releaseChecklist.openJournal';

/**
 * Holds the one release that is open in this window, and tells the views what to show: that release, else the checklist
 * in the editor.
 */
export class ReleaseController implements CurrentRelease, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<{ readonly step?: StepId }>());
  readonly #preview: ChecklistPreview;
  readonly #memory: vscode.Memento;
  #release: OpenRelease | undefined;
  #standings: Standings | undefined;
  #releaseStore: DisposableStore | undefined;
  #silentSince: number | undefined;
  #isPinnedTextCurrent = true;
  #pastTimes: readonly StepTimes[] = [];
  #rememberedJournal: string | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(preview: ChecklistPreview, memory: vscode.Memento) {
    this.#preview = preview;
    this.#memory = memory;
    this.#store.add(
      preview.onDidChange(() => {
        if (!this.#release) this.#changed.fire({});
      }),
    );
    this.#store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#release?.checklistUri.toString()) void this.#comparePinnedText();
      }),
    );
    void this.#recallJournal();
  }

  get shown(): Shown {
    const release = this.#release;
    const standings = this.#standings;
    if (release && standings) {
      const { session, checklistUri, logUri } = release;
      const { checklist, state, runningStep } = session;
      return {
        kind: 'run',
        checklist,
        state,
        standing: standings.of(state),
        uri: checklistUri,
        log: logUri,
        isPinnedTextCurrent: this.#isPinnedTextCurrent,
        hasUnrecordedResults: session.hasUnrecordedResults,
        pastTimes: this.#pastTimes,
        ...(runningStep === undefined ? {} : { runningStep }),
        ...(this.#silentSince === undefined ? {} : { silentSince: this.#silentSince }),
      };
    }
    const preview = this.#preview.current;
    return preview ? { kind: 'preview', ...preview } : { kind: 'nothing' };
  }

  /** The open release; throws what is to be told to the person when there is none. */
  get release(): OpenRelease {
    if (!this.#release) throw new UserFacingError('No release is open. Start one from a checklist, or resume one.');
    return this.#release;
  }

  get hasRelease(): boolean {
    return this.#release !== undefined;
  }

  /** The journal that the open release writes to; `undefined` when none is open, or it is finished. */
  get openJournal(): string | undefined {
    const release = this.#release;
    return release && !release.session.state.finished ? release.journal.path : undefined;
  }

  /** The journal that is open, or was when this window was last used; known a moment after the start. */
  get rememberedJournal(): string | undefined {
    return this.#rememberedJournal;
  }

  async show(release: OpenRelease): Promise<void> {
    this.#close();
    this.#release = release;
    this.#standings = new Standings(release.session.checklist);
    const store = new DisposableStore();
    this.#releaseStore = store;
    store.add(release);
    store.add(release.session.onDidChange((event) => this.#onEvent(event)));
    store.add(release.session.onDidBecomeIdle((step) => this.#changed.fire({ step })));
    store.add(release.shells.onDidFallSilent((since) => this.#setSilentSince(since)));
    await this.#comparePinnedText();
    await this.#remember(release.session.state.finished ? undefined : release.journal.path);
    this.#changed.fire({});
    void this.#learnTimes(release);
  }

  /** Leaves the release; its journal and log stay as they are. */
  async close(): Promise<void> {
    const { journal, releaseLog, session, shells } = this.release;
    if (session.runningStep !== undefined) throw new UserFacingError('A command is still running. Stop it first.');
    await releaseLog.flush();
    await journal.close();
    shells.dispose();
    this.#close();
    await this.#remember(undefined);
    this.#changed.fire({});
  }

  dispose(): void {
    this.#close();
    this.#store.dispose();
  }

  #close(): void {
    this.#releaseStore?.dispose();
    this.#releaseStore = undefined;
    this.#release = undefined;
    this.#standings = undefined;
    this.#silentSince = undefined;
    this.#pastTimes = [];
    this.#isPinnedTextCurrent = true;
  }

  async #remember(journal: string | undefined): Promise<void> {
    this.#rememberedJournal = journal;
    await this.#memory.update(rememberedKey, journal);
  }

  /** The journal itself says whether its release is finished: a window that ends may lose what it last remembered. */
  async #recallJournal(): Promise<void> {
    const journal = this.#memory.get<string>(rememberedKey);
    if (journal === undefined) return;
    const { state } = await readFoundJournal(journal);
    if (!state || state.finished || this.#release) return;
    this.#rememberedJournal = journal;
    this.#changed.fire({});
  }

  /** From the logs beside: what is left can be told once they are read. */
  async #learnTimes(release: OpenRelease): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(release.checklistUri)?.uri.fsPath;
    if (folder === undefined) return;
    const { path } = release.session.state.started.checklist;
    const times = await readPastTimes(folder, { journal: release.journal.path, path });
    if (release !== this.#release || times.length === 0) return;
    this.#pastTimes = times;
    this.#changed.fire({});
  }

  #onEvent(event: RunEvent): void {
    if (event.type === 'run-finished') void this.#remember(undefined);
    this.#silentSince = undefined;
    this.#changed.fire('step' in event ? { step: event.step } : {});
  }

  #setSilentSince(since: number | undefined): void {
    if (since === this.#silentSince) return;
    this.#silentSince = since;
    const step = this.#release?.session.runningStep;
    this.#changed.fire(step === undefined ? {} : { step });
  }

  /** What runs is the pinned text; the views say so when the file has another one by now. */
  async #comparePinnedText(): Promise<void> {
    const release = this.#release;
    if (!release) return;
    const isCurrent = (await textOf(release.checklistUri)) === release.session.state.started.checklist.text;
    if (release !== this.#release || isCurrent === this.#isPinnedTextCurrent) return;
    this.#isPinnedTextCurrent = isCurrent;
    this.#changed.fire({});
  }
}

/** The file's text as the editor has it; `undefined` when there is no such file any more. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
