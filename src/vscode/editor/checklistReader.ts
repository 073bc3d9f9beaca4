import type * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import { looksLikeChecklist } from '../../checklist/looksLikeChecklist';
import { ChecklistParser, parseChecklist } from '../../checklist/parseChecklist';
import type { ShellParser } from '../../shell/shellScript';

/** Reads the checklists in open documents as they are now; each version of a document once, and of it what is new. */
export class ChecklistReader {
  readonly #shellParser: () => Promise<ShellParser>;
  readonly #known = new WeakMap<vscode.TextDocument, { version: number; checklist: Promise<Checklist | undefined> }>();
  readonly #parsers = new WeakMap<vscode.TextDocument, ChecklistParser>();

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

  /** Reads texts that are no document, such as one with an edit that is only offered yet. */
  async parser(): Promise<(text: string) => Checklist> {
    const shellParser = await this.#shellParser();
    return (text) => parseChecklist(text, shellParser);
  }

  async #parse(document: vscode.TextDocument): Promise<Checklist | undefined> {
    if (document.languageId !== 'markdown') return undefined;
    const text = document.getText();
    if (!looksLikeChecklist(text)) return undefined;
    const shellParser = await this.#shellParser();
    const parser = this.#parsers.get(document) ?? new ChecklistParser(shellParser);
    this.#parsers.set(document, parser);
    return parser.parse(text);
  }
}
