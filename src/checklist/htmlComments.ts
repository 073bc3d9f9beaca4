import { onOneLine } from './oneLine';

/** One `<!-- … -->` of a text. Offsets are UTF-16; the end is exclusive. */
export interface HtmlComment {
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

/** The comments of a text, found in one pass; a comment that is never closed is none. */
export function htmlComments(text: string): readonly HtmlComment[] {
  const comments: HtmlComment[] = [];
  for (let start = text.indexOf('<!--'); start >= 0;) {
    const close = text.indexOf('-->', start + 4);
    if (close < 0) break;
    comments.push({ body: text.slice(start + 4, close), start, end: close + 3 });
    start = text.indexOf('<!--', close + 3);
  }
  return comments;
}

/** Markdown on one line, without its HTML comments. */
export function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return onOneLine(markdown);
  let rest = 0;
  const parts = htmlComments(markdown).map(({ start, end }) => {
    const part = markdown.slice(rest, start);
    rest = end;
    return part;
  });
  return onOneLine([...parts, markdown.slice(rest)].join(' '));
}
