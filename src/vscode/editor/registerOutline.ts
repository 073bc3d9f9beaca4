import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { ChecklistReader } from './checklistReader';
import { foldableSteps, outlineSteps, type OutlineStep } from './outline';
import { toRange } from './toRange';

/** Steps in the outline and in *Go to Symbol*, beside the headings that Markdown has there; and folding by step. */
export function registerOutline(reader: ChecklistReader): Disposable {
  const store = new DisposableStore();
  const selector = { language: 'markdown' };
  store.add(
    vscode.languages.registerDocumentSymbolProvider(
      selector,
      {
        provideDocumentSymbols: async (document) => {
          const checklist = await reader.read(document);
          return (checklist ? outlineSteps(checklist) : []).map((step) => toSymbol(step, document));
        },
      },
      { label: 'Steps' },
    ),
  );
  store.add(
    vscode.languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: async (document) => {
        const checklist = await reader.read(document);
        return (checklist ? foldableSteps(checklist) : []).map(({ start, end }) => new vscode.FoldingRange(start, end));
      },
    }),
  );
  return store;
}

function toSymbol(step: OutlineStep, document: vscode.TextDocument): vscode.DocumentSymbol {
  const { title, detail, kind, children } = step;
  const own = document.lineAt(step.line).range;
  const range = toRange(step.range).union(own);
  const symbol = new vscode.DocumentSymbol(title, detail, symbolKinds[kind], range, own);
  symbol.children = children.map((child) => toSymbol(child, document));
  return symbol;
}

const symbolKinds: Record<OutlineStep['kind'], vscode.SymbolKind> = {
  commands: vscode.SymbolKind.Event,
  manual: vscode.SymbolKind.Boolean,
};
