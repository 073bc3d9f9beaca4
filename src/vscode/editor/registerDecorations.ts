import * as vscode from 'vscode';
import type { Shown } from '../currentRelease';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import type { ChecklistReader } from './checklistReader';
import type { MarkState, StepMark, StepMarker } from './stepMarks';

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
  const types = createDecorationTypes(media);
  for (const type of [...types.states.values(), types.current, types.running]) store.add(type);
  const mark = async (editor: vscode.TextEditor): Promise<void> => {
    const { version } = editor.document;
    const marks = await marksOf(current.shown, editor.document, reader, marker);
    if (editor.document.version === version) decorate(editor, types, marks);
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

interface DecorationTypes {
  readonly states: ReadonlyMap<MarkState, vscode.TextEditorDecorationType>;
  readonly current: vscode.TextEditorDecorationType;
  readonly running: vscode.TextEditorDecorationType;
}

/** The colour of the result at the end of a step's line. */
const stateColors: Record<MarkState, string> = {
  pending: 'editorCodeLens.foreground',
  running: 'editorCodeLens.foreground',
  review: 'testing.iconQueued',
  verified: 'testing.iconPassed',
  attested: 'editorCodeLens.foreground',
  signed: 'editorCodeLens.foreground',
  failed: 'testing.iconFailed',
  errored: 'testing.iconErrored',
  incomplete: 'testing.iconQueued',
  skipped: 'editorCodeLens.foreground',
  notApplicable: 'editorCodeLens.foreground',
  overridden: 'list.warningForeground',
};

function createDecorationTypes(media: vscode.Uri): DecorationTypes {
  const gutterIcon = (name: string): vscode.DecorationRenderOptions => ({
    gutterIconPath: vscode.Uri.joinPath(media, 'gutter', `${name}.svg`),
    gutterIconSize: '80%',
  });
  const states = Object.entries(stateColors) as [MarkState, string][];
  return {
    states: new Map(
      states.map(([state, color]) => {
        const after = { color: new vscode.ThemeColor(color), margin: '0 0 0 2em' };
        const gutter = state === 'pending' ? {} : gutterIcon(state);
        return [state, vscode.window.createTextEditorDecorationType({ ...gutter, after })];
      }),
    ),
    current: vscode.window.createTextEditorDecorationType(gutterIcon('next')),
    running: vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    }),
  };
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

function decorate(editor: vscode.TextEditor, types: DecorationTypes, marks: readonly StepMark[]): void {
  for (const [state, type] of types.states) {
    editor.setDecorations(
      type,
      marks.filter((mark) => mark.state === state).map((mark) => toDecoration(mark, editor.document)),
    );
  }
  const isNext = (mark: StepMark): boolean => mark.isCurrent && mark.state === 'pending';
  editor.setDecorations(types.current, marks.filter(isNext).map(toLine));
  editor.setDecorations(types.running, marks.filter(({ state }) => state === 'running').map(toLine));
}

/** Only what a person has said stands at the end of the line: the verdict on a command stands above its block. */
function toDecoration(mark: StepMark, document: vscode.TextDocument): vscode.DecorationOptions {
  const { line, blockLine, state, presentation } = mark;
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const contentText = state === 'pending' || blockLine !== undefined ? '' : presentation.description;
  return { range: new vscode.Range(range.end, range.end), renderOptions: { after: { contentText } } };
}

function toLine({ line }: StepMark): vscode.Range {
  return new vscode.Range(line, 0, line, 0);
}

function isMarkdown({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'markdown';
}
