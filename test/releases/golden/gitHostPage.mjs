import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';

/** The HTML that a log may bring with it; a git host would take any other out, and a log has none. */
const allowedTag = /^<\/?(details|details open|summary)>$/;

/**
 * A page that shows Markdown as git hosts do: CommonMark with tables, task lists, and folded outputs.
 *
 * @param {string} markdown
 */
export function gitHostPage(markdown) {
  const markdownIt = new MarkdownIt({ html: true, linkify: true });
  markdownIt.core.ruler.push('task-lists', ({ tokens, Token }) => {
    tokens.forEach((_, index) => tickItem(tokens, index, Token));
  });
  markdownIt.renderer.rules.html_inline = (tokens, index) => allowed(tokens[index].content);
  markdownIt.renderer.rules.html_block = (tokens, index) => allowed(tokens[index].content);
  const css = readFileSync(join(import.meta.dirname, 'gitHost.css'), 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${css}</style>${markdownIt.render(markdown)}`;
}

function tickItem(tokens, index, Token) {
  const [item, , inline] = tokens.slice(index, index + 3);
  const [, mark] = (item.type === 'list_item_open' && /^\[([ xX])\]\s/.exec(inline?.content ?? '')) || [];
  const [text] = inline?.children ?? [];
  if (mark === undefined || text?.type !== 'text') return;
  text.content = text.content.slice('[ ] '.length);
  const box = new Token('task_box', 'input', 0);
  box.attrs = [['type', 'checkbox'], ['disabled', ''], ...(mark === ' ' ? [] : [['checked', '']])];
  inline.children.unshift(box);
  item.attrJoin('class', 'task');
}

function allowed(html) {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  const strange = tags.filter((tag) => !allowedTag.test(tag.trim()));
  if (strange.length > 0) throw new Error(`The log brings HTML of its own: ${strange.join(' ')}`);
  return html;
}
