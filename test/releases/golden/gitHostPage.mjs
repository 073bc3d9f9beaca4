import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';

/**
 * The HTML of a log, of its check boxes, and what parts a sign from its word; a git host would take any other out, and a log
 * has none.
 */
const allowedTag = /^<\/?(details|details open|summary|input type="checkbox" disabled( checked)?)>$|^<!-- -->$/;

/**
 * A page that shows Markdown as git hosts do: CommonMark with tables, task lists, and folded outputs.
 *
 * @param {string} markdown
 * @param {(markdownIt: MarkdownIt) => MarkdownIt} taskListPlugin
 */
export function gitHostPage(markdown, taskListPlugin) {
  const markdownIt = taskListPlugin(new MarkdownIt({ html: true, linkify: true }));
  markdownIt.renderer.rules.html_inline = (tokens, index) => allowed(tokens[index].content);
  markdownIt.renderer.rules.html_block = (tokens, index) => allowed(tokens[index].content);
  const css = readFileSync(join(import.meta.dirname, 'gitHost.css'), 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${css}</style>${markdownIt.render(markdown)}`;
}

function allowed(html) {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  const strange = tags.filter((tag) => !allowedTag.test(tag.trim()));
  if (strange.length > 0) throw new Error(`The log brings HTML of its own: ${strange.join(' ')}`);
  return html;
}
