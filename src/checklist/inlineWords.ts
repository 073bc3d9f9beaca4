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
    return (this.#plain ??= onOneLine(this.#words()));
  }

  #words(): string {
    if (!this.#mayHoldReference()) {
      const simple = simpleWords(this.markdown);
      if (simple !== undefined) return simple;
    }
    return this.#reader.read(this.markdown).map(wordsOf).join('');
  }

  #mayHoldReference(): boolean {
    return this.#reader.hasReferences && this.markdown.includes('[', /^\[ \]\s/.test(this.markdown) ? 1 : 0);
  }
}

/**
 * The words of a text in which nothing is marked but code, bold words and links, and that plainly, as in most texts: what
 * Markdown's rules would give, without applying them. `undefined` for all other texts.
 */
function simpleWords(markdown: string): string | undefined {
  if (!anyMarkup.test(markdown)) return markdown;
  return markdown.length <= longestSimple && simplyMarked.test(markdown)
    ? markdown.replace(simpleMarks, '$1')
    : undefined;
}

const longestSimple = 1000;

/** Signs that mark nothing where they stand; code between single backticks. */
const unmarked = String.raw`[^\\${'`'}*_~<&\]]|(?<=[A-Za-z\d])_+(?=[A-Za-z\d])|(?<!~)~(?!~)|<(?![!/?A-Za-z])|&(?![#\w])|\](?!\()|(?<!${'`'})${'`'}[^${'`'}\s][^${'`'}]*${'`'}(?!${'`'})`;
/** Two stars that can only open behind a space, and two that can only close before one, or between a word and a stop. */
const bold = String.raw`(?<=^|[ \n])\*\*(?=[!-)+-~])(?:${unmarked})+(?:(?<=[!-)+-~])\*\*(?=$|[ \n])|(?<=[A-Za-z\d])\*\*(?=[:.,;!?)]))`;
/** Of words and code without brackets, to an address that is written out, or a path. */
const label = String.raw`(?:[^\\[\]${'`'}*_~<&]|(?<=[A-Za-z\d])_+(?=[A-Za-z\d])|(?<!${'`'})${'`'}[^${'`'}\s[\]][^${'`'}[\]]*${'`'}(?!${'`'}))+`;
const link = String.raw`(?<!!)\[${label}\]\((?:https?:)?[\w./#?=%+,@-]+\)`;
const simplyMarked = new RegExp(`^(?:${link}|${unmarked}|${bold})*$`);
const simpleMarks = /`([^`]*)`|\*\*|\[(?=(?:[^[\]`]|`[^`[\]]*`)+\]\()|\]\([^)]*\)/g;

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
    return (this.#plain ??= this.#readAlone() ?? this.#whole.plain.replace(/^\[[ xX~-]\]\s*/, ''));
  }

  /** Words that no sign before them can change the meaning of. */
  #readAlone(): string | undefined {
    const words = this.markdown.includes('[') ? undefined : simpleWords(this.markdown);
    return words === undefined ? undefined : onOneLine(words);
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
