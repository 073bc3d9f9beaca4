import * as vscode from 'vscode';
import type { Disposable } from '../../util/disposable';
import type { ChecklistReader } from './checklistReader';
import { highlightKinds, highlights, type HighlightKind } from './highlights';

/** The token types of package.json. */
const tokenTypes: Record<HighlightKind, string> = {
  placeholder: 'checklistPlaceholder',
  expectation: 'checklistExpectation',
  pattern: 'checklistPattern',
};

/** Colours placeholders, and the words of the expectation grammar. */
export function registerHighlights(reader: ChecklistReader): Disposable {
  const legend = new vscode.SemanticTokensLegend(highlightKinds.map((kind) => tokenTypes[kind]));
  return vscode.languages.registerDocumentSemanticTokensProvider(
    { language: 'markdown' },
    {
      provideDocumentSemanticTokens: async (document, token) => {
        const checklist = await reader.readWhole(document);
        const builder = new vscode.SemanticTokensBuilder(legend);
        if (!checklist || token.isCancellationRequested) return builder.build();
        for (const { line, start, length, kind } of highlights(document.getText(), checklist))
          builder.push(line, start, length, highlightKinds.indexOf(kind));
        return builder.build();
      },
    },
    legend,
  );
}
