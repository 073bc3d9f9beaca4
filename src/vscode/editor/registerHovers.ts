import * as vscode from 'vscode';
import type { Disposable } from '../../util/disposable';
import type { ChecklistReader } from './checklistReader';
import { hoverAt, type HoverPart } from './hoverParts';
import { toRange } from './toRange';

/** Says what a command will do, what an expectation was understood as, and why a block is not run. */
export function registerHovers(reader: ChecklistReader): Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'markdown' },
    {
      provideHover: async (document, { line, character }) => {
        const checklist = await reader.read(document);
        const found = checklist && hoverAt(checklist, { line, column: character }, document.lineAt(line).text);
        return found && new vscode.Hover(found.parts.map(toMarkdown), toRange(found.range));
      },
    },
  );
}

/** Untrusted: no command links, no HTML. */
function toMarkdown({ kind, text }: HoverPart): vscode.MarkdownString {
  if (kind === 'markdown') return new vscode.MarkdownString(text);
  const markdown = new vscode.MarkdownString();
  return kind === 'text' ? markdown.appendText(text) : markdown.appendCodeblock(text, 'shellscript');
}
