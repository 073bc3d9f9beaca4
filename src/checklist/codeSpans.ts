/** A code span of a Markdown text. Offsets are UTF-16, backticks included; the end is exclusive. */
export interface CodeSpan {
  /** The content as CommonMark has it: line breaks as spaces, one space taken off at both ends. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The code spans of a text, in order. HTML comments hold none. */
export function findCodeSpans(markdown: string): readonly CodeSpan[] {
  if (!markdown.includes('`')) return [];
  const runs = backtickRuns(withoutComments(markdown));
  const unclosed = new Set<number>();
  const spans: CodeSpan[] = [];
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    if (!open || unclosed.has(open.length) || isEscaped(markdown, open.index)) continue;
    const close = nextRun(runs, i + 1, open.length);
    const end = runs[close];
    if (end) {
      const text = contentOf(markdown.slice(open.index + open.length, end.index));
      spans.push({ text, start: open.index, end: end.index + end.length });
      i = close;
    } else unclosed.add(open.length);
  }
  return spans;
}

function backtickRuns(text: string): { readonly length: number; readonly index: number }[] {
  const runs: { length: number; index: number }[] = [];
  for (let index = text.indexOf('`'); index >= 0;) {
    let end = index + 1;
    while (text[end] === '`') end++;
    runs.push({ length: end - index, index });
    index = text.indexOf('`', end);
  }
  return runs;
}

function nextRun(runs: readonly { length: number }[], from: number, length: number): number {
  let next = from;
  while (next < runs.length && runs[next]?.length !== length) next++;
  return next;
}

function withoutComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown;
  return markdown.replace(/<!--[^]*?-->/g, (comment) => ' '.repeat(comment.length));
}

function isEscaped(text: string, index: number): boolean {
  let start = index;
  while (text[start - 1] === '\\') start--;
  return (index - start) % 2 === 1;
}

function contentOf(written: string): string {
  const line = written.replace(/\n/g, ' ');
  return /^ .*\S.* $/.test(line) ? line.slice(1, -1) : line;
}
