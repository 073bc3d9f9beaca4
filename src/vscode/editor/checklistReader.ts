import type * as vscode from 'vscode';
import { Emitter } from '../../util/event';
import type { Checklist } from '../../checklist/checklist';
import { looksLikeChecklist } from '../../checklist/looksLikeChecklist';
import { ChecklistParser, parseChecklist } from '../../checklist/parseChecklist';
import { isReleaseLog } from '../../log/isReleaseLog';
import type { ShellParser } from '../../shell/shellScript';

/** Reads the checklists in open documents as they are now; each version of a document once, and of it what is new. */
export class ChecklistReader {
  readonly #shellParser: () => Promise<ShellParser>;
  readonly #forgot = new Emitter<undefined>();
  #known = new WeakMap<vscode.TextDocument, { version: number; checklist: Promise<Checklist | undefined> }>();
  #parsers = new WeakMap<vscode.TextDocument, ChecklistParser>();

  /** Fires when what was read is to be read again, though its text is the same. */
  readonly onDidForget = this.#forgot.event;

  constructor(shellParser: () => Promise<ShellParser>) {
    this.#shellParser = shellParser;
  }

  /** `undefined` for a document that is no checklist. */
  read(document: vscode.TextDocument): Promise<Checklist | undefined> {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.checklist;
    const checklist = this.#parse(document);
    this.#known.set(document, { version: document.version, checklist });
    return checklist;
  }

  /** The shell parser has become another one. */
  forget(): void {
    this.#known = new WeakMap();
    this.#parsers = new WeakMap();
    this.#forgot.fire(undefined);
  }

  /** Reads texts that are no document, such as one with an edit that is only offered yet. */
  async parser(): Promise<(text: string) => Checklist> {
    const shellParser = await this.#shellParser();
    return (text) => parseChecklist(text, shellParser);
  }

  async #parse(document: vscode.TextDocument): Promise<Checklist | undefined> {
    if (document.languageId !== 'markdown') return undefined;
    const text = document.getText();
    if (!looksLikeChecklist(text) || isReleaseLog(text)) return undefined;
    const shellParser = await this.#shellParser();
    const parser = this.#parsers.get(document) ?? new ChecklistParser(shellParser);
    this.#parsers.set(document, parser);
    return parser.parse(text);
  }
}
