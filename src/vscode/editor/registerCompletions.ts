import * as vscode from 'vscode';
import type { Disposable } from '../../util/disposable';
import type { ChecklistReader } from './checklistReader';
import { completionPlace, isTypedForUs } from './completionPlace';
import { completionsFor, type Completion } from './completions';
import { exampleOf } from './keyDocs';

/**
 * Offers the expectation grammar, the keys of command blocks and of the front matter, and the names of inputs. In
 * Markdown, VS Code suggests nothing as one types but at these characters (letters do not count).
 */
export function registerCompletions(reader: ChecklistReader): Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: 'markdown' },
    {
      provideCompletionItems: async (document, { line, character }, token, { triggerKind }) => {
        const isAutomatic = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
        const at = { line, column: character };
        if (isAutomatic && !isTypedForUs((each) => document.lineAt(each).text, at)) return undefined;
        const checklist = await reader.read(document);
        if (!checklist || token.isCancellationRequested) return undefined;
        const lines = document.getText().split(/\r\n|\r|\n/);
        const place = completionPlace(checklist, lines, at);
        if (!place || (isAutomatic && (place.kind === 'language' || place.kind === 'comment'))) return undefined;
        const range = new vscode.Range(line, place.start, line, character);
        return completionsFor(place, checklist).map((completion, i) => toItem(completion, range, i));
      },
    },
    ' ',
    '=',
    ':',
    '$',
    '{',
    '\n',
  );
}

function toItem({ kind, label, snippet, doc }: Completion, range: vscode.Range, index: number): vscode.CompletionItem {
  const example = exampleOf(snippet).trim();
  const description = example === label || example.includes('\n') ? {} : { description: example };
  const item = new vscode.CompletionItem({ label, ...description }, kinds[kind]);
  item.insertText = new vscode.SnippetString(snippet);
  item.range = range;
  item.documentation = new vscode.MarkdownString(doc);
  item.sortText = String(index).padStart(3, '0');
  return item;
}

const kinds: Record<Completion['kind'], vscode.CompletionItemKind> = {
  keyword: vscode.CompletionItemKind.Keyword,
  key: vscode.CompletionItemKind.Property,
  variable: vscode.CompletionItemKind.Variable,
  value: vscode.CompletionItemKind.Value,
};
