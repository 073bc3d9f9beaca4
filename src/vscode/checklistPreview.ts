import * as vscode from 'vscode';
import type { Checklist } from '../checklist/checklist';
import { DisposableStore, type Disposable } from '../util/disposable';
import { Emitter } from '../util/event';
import type { ChecklistReader } from './editor/checklistReader';

/** How long typing must pause before a checklist is read again, in milliseconds. */
const pause = 250;

/** The checklist in the active editor, read again after each pause in typing. */
export class ChecklistPreview implements Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<undefined>());
  readonly #reader: ChecklistReader;
  #timer: NodeJS.Timeout | undefined;
  #current: { readonly uri: vscode.Uri; readonly checklist: Checklist } | undefined;
  #round = 0;

  readonly onDidChange = this.#changed.event;

  constructor(reader: ChecklistReader) {
    this.#reader = reader;
    this.#store.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#onEditor(editor)));
    this.#store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.#schedule(document);
      }),
    );
    this.#store.add(reader.onDidForget(() => this.#onEditor(vscode.window.activeTextEditor)));
    this.#onEditor(vscode.window.activeTextEditor);
  }

  /** The last Markdown checklist that was in front; it stays while other files and panels are looked at. */
  get current(): { readonly uri: vscode.Uri; readonly checklist: Checklist } | undefined {
    return this.#current;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
  }

  #onEditor(editor: vscode.TextEditor | undefined): void {
    if (editor && isMarkdownFile(editor.document)) void this.#read(editor.document);
  }

  #schedule(document: vscode.TextDocument): void {
    if (!isMarkdownFile(document)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(document), pause);
  }

  async #read(document: vscode.TextDocument): Promise<void> {
    const round = (this.#round += 1);
    const checklist = await this.#reader.read(document);
    if (round === this.#round) this.#set(checklist && { uri: document.uri, checklist });
  }

  #set(current: { readonly uri: vscode.Uri; readonly checklist: Checklist } | undefined): void {
    if (!current && !this.#current) return;
    this.#current = current;
    this.#changed.fire(undefined);
  }
}

function isMarkdownFile({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'markdown' && (uri.scheme === 'file' || uri.scheme === 'vscode-remote');
}
