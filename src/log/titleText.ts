import MarkdownIt from 'markdown-it';
import { rememberLatest } from '../util/rememberLatest';
import { codeSpan, cutLine, escapeStart, escapeText, isPlain } from './markdownText';

const longestTitle = 500;

/** Renders an author's line of Markdown for the log. */
export type RenderTitle = (markdown: string) => string;

/**
 * Titles keep their words and their code spans. Emphasis, links, images and HTML of the author's do not survive: they could
 * reach into what stands beside them, and relative links would lead nowhere from the log's folder.
 */
export function createTitleRenderer(): RenderTitle {
  const markdownIt = new MarkdownIt({ html: false });
  // One checklist's titles stand in all the logs of its runs.
  return rememberLatest((markdown) => {
    if (isPlain(markdown) && markdown.length <= longestTitle) return escapeStart(markdown);
    const tokens = markdownIt
      .parseInline(cutLine(markdown, longestTitle), {})
      .flatMap(({ children }) => children ?? []);
    const parts: string[] = [];
    let words = '';
    for (const { type, content } of tokens) {
      if (type !== 'code_inline') {
        words += type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
        continue;
      }
      parts.push(escapeWords(words), codeSpan(content));
      words = '';
    }
    return escapeStart([...parts, escapeWords(words)].join('').trim()) || '(no words)';
  }, 4096);
}

/** {@link escapeText} that keeps the white space at both ends, which parts a word from its neighbour. */
function escapeWords(text: string): string {
  const escaped = escapeText(text);
  if (escaped === '') return text === '' ? '' : ' ';
  return (/^\s/.test(text) ? ' ' : '') + escaped + (/\s$/.test(text) ? ' ' : '');
}
