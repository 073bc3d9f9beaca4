import type { Token } from 'markdown-it';
import type { InlineText } from './markdownTree';
import { onOneLine } from './oneLine';

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

/** Whether the plain words may hold a colon: written as such, or as an entity. */
export function mayHoldColon({ markdown }: InlineText): boolean {
  return markdown.includes(':') || markdown.includes('：') || markdown.includes('&');
}

/** The words behind the box of a task list item. */
export class BoxedWords implements InlineText {
  readonly markdown: string;
  readonly #whole: InlineText;
  #plain: string | undefined;

  /** The box and the white space behind it take so many letters. */
  constructor(whole: InlineText, box: number) {
    this.markdown = whole.markdown.slice(box).trim();
    this.#whole = whole;
  }

  get plain(): string {
    return (this.#plain ??= this.#whole.plain.replace(/^\[[ xX~-]\]\s*/, ''));
  }
}

/** Without one of these no rule of Markdown applies within a line, but that of links which are defined elsewhere. */
const anyMarkup = /[\\`*_~<&]|\]\(/;

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
