import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { taskListPlugin } from '../../../../src/vscode/logs/taskListPlugin';

const box = '<input type="checkbox" disabled>';
const ticked = '<input type="checkbox" disabled checked>';

test.each([
  ['- [ ] open', `<li class="task-list-item">${box}open</li>`],
  ['1. [x] done **well**', `<li class="task-list-item">${ticked}done <strong>well</strong></li>`],
  ['- [X] a\n\n- b', `<li class="task-list-item">\n<p>${ticked}a</p>\n</li>`],
  ['- [link](x) no box', '<li><a href="x">link</a> no box</li>'],
  ['- []() nor this', '<li><a href=""></a> nor this</li>'],
  ['[x] no item', '<p>[x] no item</p>'],
  ['- `[x] code`', '<li><code>[x] code</code></li>'],
])('%j', (markdown, html) => {
  expect(taskListPlugin(new MarkdownIt()).render(markdown)).toContain(html);
});
