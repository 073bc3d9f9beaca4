import type { Token } from 'markdown-it';
import type { InlineText } from './markdownTree';

/** Reads the Markdown within blocks, as its document has it. */
export interface InlineReader {
  /** Whether the document defines links (`[label]: address`), so that a text in brackets can be one. */
  readonly hasReferences: boolean;
  readonly read: (markdown: string) => readonly Token[];
}

/** The words of a block. Their Markdown is read when somebody asks for the plain words, and only where there is some. */
export class InlineWords implements InlineText {
  readonly markdown: string;
  readonly #reader: InlineReader;
  #plain: string | undefined;

  constructor(markdown: string, reader: InlineReader) {
    this.markdown = markdown;
    this.#reader = reader;
  }

  get plain(): string {
    return (this.#plain ??= onOneLine(this.#mayHoldMarkup() ? this.#words() : this.markdown));
  }

  #mayHoldMarkup(): boolean {
    if (anyMarkup.test(this.markdown)) return true;
    return this.#reader.hasReferences && this.markdown.includes('[', /^\[ \]\s/.test(this.markdown) ? 1 : 0);
  }

  #words(): string {
    return this.#reader.read(this.markdown).map(wordsOf).join('');
  }
}

/** Without one of these no rule of Markdown applies within a line, but that of links which are defined elsewhere. */
const anyMarkup = /[\\`*_~<&]|\]\(/;

function onOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'html_inline':
      return '';
    default:
      return token.content;
  }
}
