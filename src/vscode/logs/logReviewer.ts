import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { looksLikeChecklist } from '../../checklist/looksLikeChecklist';
import { isJournal, isReleaseLog } from '../../log/isReleaseLog';
import { readFoundJournal } from '../../node/findJournals';
import type { ShellParser } from '../../shell/shellScript';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { Emitter } from '../../util/event';
import { toReviewContents, type LogReview } from './logReview';
import { verifyRecord } from './verifyRecord';

/** How long changes of the files are collected before they are read again, in milliseconds. */
const pause = 300;

export interface LogReviewerOptions {
  readonly shellParser: () => Promise<ShellParser>;
  /** The journal that a run in this window writes to now; it is shown as that run, and not verified meanwhile. */
  readonly openJournal: () => string | undefined;
  /** Told of what should not have happened. */
  readonly onError: (error: unknown) => void;
}

/**
 * Holds the release log that is read in this window: the one that came to the front of the editor last, or was opened from
 * the Releases view, until it is left or a checklist comes to the front. Its record is verified when it is opened, and again
 * when its files change.
 */
export class LogReviewer implements Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<undefined>());
  readonly #options: LogReviewerOptions;
  #review: LogReview | undefined;
  #watch: Disposable | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** What was begun in an earlier round has been overtaken. */
  #round = 0;

  readonly onDidChange = this.#changed.event;

  constructor(options: LogReviewerOptions) {
    this.#options = options;
    this.#store.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#onEditor(editor)));
    this.#store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.again()));
    this.#onEditor(vscode.window.activeTextEditor);
  }

  get review(): LogReview | undefined {
    return this.#review;
  }

  /** Shows the record of this journal. Resolves when it is shown; it is verified after that. */
  async open(journal: vscode.Uri): Promise<void> {
    if (journal.fsPath === this.#options.openJournal()) {
      this.leave();
      return;
    }
    await this.#load(journal);
  }

  leave(): void {
    this.#round += 1;
    this.#stopWatching();
    if (!this.#review) return;
    this.#review = undefined;
    this.#changed.fire(undefined);
  }

  /** Reads and verifies the log again. */
  async again(): Promise<void> {
    if (this.#review) await this.#load(this.#review.journal);
  }

  dispose(): void {
    this.#round += 1;
    this.#stopWatching();
    this.#store.dispose();
  }

  #onEditor(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isFile(editor.document.uri)) return;
    const journal = journalOf(editor.document);
    if (journal && journal.toString() !== this.#review?.journal.toString()) void this.open(journal);
    else if (!journal && isChecklist(editor.document)) this.leave();
  }

  async #load(journal: vscode.Uri): Promise<void> {
    const round = (this.#round += 1);
    const shellParser = await this.#options.shellParser();
    const found = await readFoundJournal(journal.fsPath);
    if (round !== this.#round) return;
    const log = journal.with({ path: journal.path.replace(/\.jsonl$/i, '.md') });
    const contents = toReviewContents(found, shellParser);
    this.#set({ journal, log, contents, verification: { kind: 'running' } });
    void this.#verify(round, shellParser);
  }

  async #verify(round: number, shellParser: ShellParser): Promise<void> {
    if (!this.#review) return;
    const { journal, log } = this.#review;
    // What is shown is shown first; verifying a long record takes a while.
    await new Promise(setImmediate);
    const { isTrusted } = vscode.workspace;
    const record = { journal: journal.fsPath, log: log.fsPath, isTrusted };
    const verification = await verifyRecord(record, shellParser, this.#options.onError);
    if (round === this.#round) this.#set({ ...this.#review, verification });
  }

  #set(review: LogReview): void {
    if (review.journal.toString() !== this.#review?.journal.toString()) this.#watchFiles(review);
    this.#review = review;
    this.#changed.fire(undefined);
  }

  #watchFiles({ journal, log }: LogReview): void {
    this.#stopWatching();
    const folder = vscode.Uri.file(dirname(journal.fsPath));
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.{md,jsonl}'));
    const onFile = ({ fsPath }: vscode.Uri): void => {
      if (fsPath !== journal.fsPath && fsPath !== log.fsPath) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.again(), pause);
    };
    watcher.onDidCreate(onFile);
    watcher.onDidChange(onFile);
    watcher.onDidDelete(onFile);
    this.#watch = watcher;
  }

  #stopWatching(): void {
    clearTimeout(this.#timer);
    this.#watch?.dispose();
    this.#watch = undefined;
  }
}

/** The journal of a document that is a release log, or is itself a journal. */
function journalOf(document: vscode.TextDocument): vscode.Uri | undefined {
  const { uri } = document;
  if (/\.jsonl$/i.test(uri.path)) return isJournal(document.lineAt(0).text) ? uri : undefined;
  if (!/\.md$/i.test(uri.path) || !isReleaseLog(document.getText())) return undefined;
  return uri.with({ path: uri.path.replace(/\.md$/i, '.jsonl') });
}

function isChecklist(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && looksLikeChecklist(document.getText());
}

function isFile({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'vscode-remote';
}
