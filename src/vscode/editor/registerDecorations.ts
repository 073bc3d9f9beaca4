import * as vscode from 'vscode';
import type { Shown } from '../currentRelease';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import type { ChecklistReader } from './checklistReader';
import { StepDecorator } from './stepDecorator';
import type { StepMark, StepMarker } from './stepMarks';

/** How long typing must pause before marks are set again, in milliseconds. */
const pause = 300;

/** Marks each step of the release that runs: an icon in the gutter, the result at the end of the line. */
export function registerDecorations(
  current: CurrentRelease,
  reader: ChecklistReader,
  marker: StepMarker,
  media: vscode.Uri,
): Disposable {
  const store = new DisposableStore();
  const decorator = store.add(new StepDecorator(media));
  const mark = async (editor: vscode.TextEditor): Promise<void> => {
    const { version } = editor.document;
    const marks = await marksOf(current.shown, editor.document, reader, marker);
    if (editor.document.version === version) decorator.decorate(editor, marks);
  };
  const markAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) if (isMarkdown(editor.document)) void mark(editor);
  };
  let timer: NodeJS.Timeout | undefined;
  store.add({ dispose: () => clearTimeout(timer) });
  store.add(current.onDidChange(markAll));
  store.add(vscode.window.onDidChangeVisibleTextEditors(markAll));
  store.add(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!isMarkdown(document)) return;
      clearTimeout(timer);
      timer = setTimeout(markAll, pause);
    }),
  );
  markAll();
  return store;
}

async function marksOf(
  shown: Shown,
  document: vscode.TextDocument,
  reader: ChecklistReader,
  marker: StepMarker,
): Promise<readonly StepMark[]> {
  if (shown.kind !== 'run' || shown.uri.toString() !== document.uri.toString()) return [];
  const checklist = await reader.read(document);
  return checklist ? marker.mark(shown, checklist) : [];
}

function isMarkdown({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'markdown';
}
