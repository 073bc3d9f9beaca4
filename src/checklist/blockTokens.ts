import type { MarkdownIt, Token } from 'markdown-it';

/**
 * Gives a parser's block rules tokens that are made at once: markdown-it defines the fields of its own one by one, which
 * takes half of the time of reading blocks. These have no methods for attributes, which no block rule calls.
 */
export function makeTokensAtOnce(markdown: MarkdownIt): MarkdownIt {
  markdown.block.State = class extends markdown.block.State {
    override push(type: string, tag: string, nesting: Token['nesting']): Token {
      if (nesting < 0) this.level--;
      const token: TokenFields = {
        type,
        tag,
        attrs: null,
        map: null,
        nesting,
        level: this.level,
        children: null,
        content: '',
        markup: '',
        info: '',
        meta: null,
        block: true,
        hidden: false,
      };
      if (nesting > 0) this.level++;
      this.tokens.push(token as Token);
      return token as Token;
    }
  };
  return markdown;
}

type TokenFields = Omit<Token, 'attrIndex' | 'attrPush' | 'attrSet' | 'attrGet' | 'attrJoin'>;
