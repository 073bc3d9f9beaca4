import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { ChecklistReader } from './checklistReader';
import { foldableSteps, outline, type OutlineNode } from './outline';
import { toRange } from './toRange';

/** Steps in the outline, the path above the editor and *Go to Symbol*; and folding by step. */
export function registerOutline(reader: ChecklistReader): Disposable {
  const store = new DisposableStore();
  const selector = { language: 'markdown' };
  store.add(
    vscode.languages.registerDocumentSymbolProvider(
      selector,
      {
        provideDocumentSymbols: async (document) => {
          const checklist = await reader.readAtPause(document);
          return (checklist ? outline(checklist) : []).map((node) => toSymbol(node, document));
        },
      },
      { label: 'Checklist' },
    ),
  );
  store.add(
    vscode.languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: async (document) => {
        const checklist = await reader.readAtPause(document);
        return (checklist ? foldableSteps(checklist) : []).map(({ start, end }) => new vscode.FoldingRange(start, end));
      },
    }),
  );
  return store;
}

function toSymbol(node: OutlineNode, document: vscode.TextDocument): vscode.DocumentSymbol {
  const { title, detail, kind, children } = node;
  const own = document.lineAt(node.line).range;
  const range = toRange(node.range).union(own);
  const symbol = new vscode.DocumentSymbol(title, detail, symbolKinds[kind], range, own);
  symbol.children = children.map((child) => toSymbol(child, document));
  return symbol;
}

const symbolKinds: Record<OutlineNode['kind'], vscode.SymbolKind> = {
  commands: vscode.SymbolKind.Event,
  manual: vscode.SymbolKind.Boolean,
};
