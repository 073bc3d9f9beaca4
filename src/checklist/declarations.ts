import type { Problem } from '../util/problem';
import { misspeltLanguage, readExpectDirective } from './expectDirective';
import { htmlComments } from './htmlComments';
import type { CodeNode, HeadingNode, HtmlNode, MarkdownNode, ParagraphNode } from './markdownTree';
import type { SourceText } from './sourceText';
import { orphanProblem } from './spanComments';

/** What declares expectations of the block above it: an `expect` fence, or `<!-- expect: … -->` in HTML or in words. */
export interface Declaration {
  readonly node: CodeNode | HtmlNode | ParagraphNode;
  /** Lines from the block's first to the node's first. */
  readonly below: number;
  /** It is misspelt, or does not plainly speak of the block: a person compares. */
  readonly isUnread: boolean;
}

export interface Declarations {
  /** In the order of the text. */
  readonly byBlock: ReadonlyMap<CodeNode, readonly Declaration[]>;
  readonly problems: Problem[];
}

/** What is known of the code blocks of a document. */
export interface KnownBlocks {
  readonly languages: ReadonlyMap<CodeNode, string>;
  readonly isRunnable: ReadonlySet<CodeNode>;
}

/**
 * Gives each declaration to the command block right above it. Blank lines, other declarations and one sentence may stand
 * between. One that stands nowhere is a problem, and so that nothing passes without it, the block above is for a person.
 */
export function pairDeclarations(
  nodes: readonly MarkdownNode[],
  blocks: KnownBlocks,
  source: SourceText,
): Declarations {
  const pairing = new Pairing(blocks, source);
  if (mayDeclare(blocks, source)) pairing.read(nodes, false);
  return pairing;
}

/** Most documents declare nothing, and are asked no further. */
function mayDeclare({ languages }: KnownBlocks, { mayHoldComment }: SourceText): boolean {
  if (mayHoldComment) return true;
  for (const [{ info }, language] of languages)
    if (language === 'expect' || misspeltLanguage(info, language) !== undefined) return true;
  return false;
}

/** Whether two readings found the same declarations in the same places below their block. */
export function areSameDeclarations(known: readonly Declaration[], now: readonly Declaration[]): boolean {
  return (
    known.length === now.length &&
    known.every(({ node, below, isUnread }, i) => {
      const other = now[i];
      return other?.node === node && other.below === below && other.isUnread === isUnread;
    })
  );
}

class Pairing implements Declarations {
  readonly byBlock = new Map<CodeNode, Declaration[]>();
  readonly problems: Problem[] = [];
  readonly #blocks: KnownBlocks;
  readonly #source: SourceText;
  /** The last command block, and the last line of what speaks of it. */
  #above: { readonly block: CodeNode; endLine: number } | undefined;

  constructor(blocks: KnownBlocks, source: SourceText) {
    this.#blocks = blocks;
    this.#source = source;
  }

  read(nodes: readonly MarkdownNode[], isItem: boolean): void {
    for (const [i, node] of nodes.entries()) {
      if (node.kind === 'heading') this.#readHeading(node);
      else if (node.kind === 'code') this.#readCode(node);
      else if (node.kind === 'html') this.#readComments(node, node.html);
      else if (node.kind === 'paragraph' && !(isItem && i === 0)) this.#readParagraph(node);
      else if (node.kind === 'list') {
        const above = this.#above;
        for (const { children } of node.items) {
          this.#above = above && { ...above };
          this.#readItem(children[0]);
          this.#above = undefined;
          this.read(children, true);
        }
      }
    }
  }

  #readCode(code: CodeNode): void {
    const language = this.#blocks.languages.get(code) ?? '';
    const misspelt = misspeltLanguage(code.info, language);
    if (this.#blocks.isRunnable.has(code)) this.#above = { block: code, endLine: code.endLine };
    else if (language === 'expect') this.#declare(code);
    else if (misspelt !== undefined) {
      this.problems.push(misspeltFence(misspelt, code, this.#source));
      if (this.#between(code).every(isBlank)) this.#add(code, true);
    }
  }

  #readHeading({ text, line }: HeadingNode): void {
    this.#above = undefined;
    if (declares(text.markdown)) this.problems.push(orphanProblem(line, this.#source));
  }

  /** An item below a block is a step of its own, or tells of the block. That it names no command is told with its words. */
  #readItem(words: MarkdownNode | undefined): void {
    if (words?.kind !== 'paragraph' || words.text.markdown.includes('`') || !declares(words.text.markdown)) return;
    this.#add(words, true);
  }

  /** Comments in words with code spans speak of those. */
  #readParagraph(paragraph: ParagraphNode): void {
    const { markdown } = paragraph.text;
    if (markdown.includes('<!--') && !markdown.includes('`')) this.#readComments(paragraph, markdown);
  }

  #readComments(node: HtmlNode | ParagraphNode, text: string): void {
    const kinds = htmlComments(text).flatMap(({ body }) => readExpectDirective(body)?.kind ?? []);
    if (kinds.includes('read')) this.#declare(node);
    else if (kinds.length > 0 && isPlaced(this.#between(node))) this.#add(node, true);
  }

  #declare(node: Declaration['node']): void {
    const isRight = this.#above !== undefined && isPlaced(this.#between(node));
    if (!isRight) this.problems.push(node.kind === 'code' ? orphanFence(node, this.#source) : this.#orphan(node));
    this.#add(node, !isRight);
  }

  #orphan({ line, endLine }: HtmlNode | ParagraphNode): Problem {
    const at = this.#source.lines.slice(line, endLine + 1).findIndex((text) => text.includes('<!--'));
    return orphanProblem(line + Math.max(0, at), this.#source);
  }

  #add(node: Declaration['node'], isUnread: boolean): void {
    if (!this.#above) return;
    const { block } = this.#above;
    const declaration = { node, below: node.line - block.line, isUnread };
    this.byBlock.set(block, [...(this.byBlock.get(block) ?? []), declaration]);
    if (!isUnread) this.#above.endLine = node.endLine;
  }

  /** The lines above the node, down from the last that speaks of the block; none where there is no block. */
  #between({ line }: Declaration['node']): readonly string[] {
    return this.#above ? this.#source.lines.slice(this.#above.endLine + 1, line) : [];
  }
}

function declares(markdown: string): boolean {
  return htmlComments(markdown).some(({ body }) => readExpectDirective(body)?.kind === 'read');
}

const isBlank = (line: string): boolean => /^[\s>]*$/.test(line);

/** Nothing stands between, or one sentence that names no other command and begins no other step. */
function isPlaced(between: readonly string[]): boolean {
  const paragraphs = between.map((line) => (isBlank(line) ? '\n' : `${line}\n`)).join('');
  const [words = '', ...others] = paragraphs.split(/\n{2,}/).filter((part) => part.trim() !== '');
  const lines = words.trim().split('\n');
  return others.length === 0 && lines.length <= 3 && lines.every((line) => !beginsOther.test(line));
}

/** A heading, an item, a row, a fence, HTML, a line in bold, or words with code. */
const beginsOther = /^\s*(?:>\s*)*(?:#|[-*+]\s|\d+[.)]\s|\||~~~|<|[-=_*]{2,}\s*$|\*\*.*\*\*\s*$)|`/;

function orphanFence({ line }: CodeNode, source: SourceText): Problem {
  const message = 'No command block stands right above this expectation: put it directly under the block it speaks of.';
  return { code: 'expect-without-command', severity: 'error', message, range: source.linesRange(line, line) };
}

function misspeltFence(word: string, { line }: CodeNode, source: SourceText): Problem {
  const column = Math.max(0, (source.lines[line] ?? '').toLowerCase().indexOf(word));
  const range = { start: source.position(line, column), end: source.position(line, column + word.length) };
  const message = `Nothing is expected by this block: its language must be "expect", not "${word}".`;
  return { code: 'unknown-directive', severity: 'warning', message, range };
}
