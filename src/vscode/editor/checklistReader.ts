import { channel } from 'node:diagnostics_channel';
import type * as vscode from 'vscode';
import { Emitter } from '../../util/event';
import type { Checklist } from '../../checklist/checklist';
import { looksLikeChecklist } from '../../checklist/looksLikeChecklist';
import { ChecklistParser, parseChecklist } from '../../checklist/parseChecklist';
import { isReleaseLog } from '../../log/isReleaseLog';
import type { ShellParser } from '../../shell/shellScript';
import { readInSlices } from './readInSlices';
import type { TypingPause } from './typingPause';

/** One reading of a document, as it is told on the diagnostics channel `release-checklist.read`. */
export interface ReadingDone {
  readonly uri: string;
  readonly version: number;
  /** Milliseconds. */
  readonly took: number;
}

/** Reads the checklists in open documents as they are now; each version of a document once, and of it what is new. */
export class ChecklistReader {
  readonly #shellParser: () => Promise<ShellParser>;
  readonly #typing: TypingPause;
  readonly #forgot = new Emitter<undefined>();
  readonly #readings = channel('release-checklist.read');
  #known = new WeakMap<vscode.TextDocument, { version: number; checklist: Promise<Checklist | undefined> }>();
  #parsers = new WeakMap<vscode.TextDocument, ChecklistParser>();

  /** Fires when what was read is to be read again, though its text is the same. */
  readonly onDidForget = this.#forgot.event;

  constructor(shellParser: () => Promise<ShellParser>, typing: TypingPause) {
    this.#shellParser = shellParser;
    this.#typing = typing;
  }

  /** As it is when somebody who types in it pauses. For what nobody waits for. */
  async readAtPause(document: vscode.TextDocument): Promise<Checklist | undefined> {
    await this.#typing.in(document);
    return this.read(document);
  }

  /**
   * At a pause, with all that is known of its commands, which takes long in a long one: it is read a little at a time.
   * `undefined`, too, when the text has changed meanwhile.
   */
  async readWhole(document: vscode.TextDocument): Promise<Checklist | undefined> {
    await this.#typing.in(document);
    const { version } = document;
    const isWanted = (): boolean => document.version === version && !document.isClosed;
    const checklist = await this.read(document);
    return checklist && (await readInSlices(checklist, isWanted)) && isWanted() ? checklist : undefined;
  }

  /** Right now. `undefined` for a document that is no checklist. */
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
    const start = performance.now();
    const checklist = parser.parse(text);
    const done: ReadingDone = {
      uri: document.uri.toString(),
      version: document.version,
      took: performance.now() - start,
    };
    this.#readings.publish(done);
    return checklist;
  }
}
