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
  const decorator = new Decorator(types);
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

/** A step that nothing has happened to has no mark of its own. */
type MarkedState = Exclude<MarkState, 'pending'>;

interface DecorationTypes {
  readonly states: ReadonlyMap<MarkedState, vscode.TextEditorDecorationType>;
  readonly current: vscode.TextEditorDecorationType;
  readonly running: vscode.TextEditorDecorationType;
}

/** The colour of the result at the end of a step's line. */
const stateColors: Record<MarkedState, string> = {
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
  const states = Object.entries(stateColors) as [MarkedState, string][];
  return {
    states: new Map(
      states.map(([state, color]) => {
        const after = { color: new vscode.ThemeColor(color), margin: '0 0 0 2em' };
        return [state, vscode.window.createTextEditorDecorationType({ ...gutterIcon(state), after })];
      }),
    ),
    current: vscode.window.createTextEditorDecorationType(gutterIcon('next')),
    running: vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    }),
  };
}

/** What was set in an editor, as text, and the version of the document that it was set on. */
interface ShownMarks {
  readonly version: number;
  readonly byType: Map<vscode.TextEditorDecorationType, string>;
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

/**
 * Sets marks, of those that an editor has already only what differs: VS Code takes all marks of a kind away to set them, which
 * with thousands of steps takes longer than a step.
 */
class Decorator {
  readonly #types: DecorationTypes;
  readonly #shown = new WeakMap<vscode.TextEditor, ShownMarks>();

  constructor(types: DecorationTypes) {
    this.#types = types;
  }

  decorate(editor: vscode.TextEditor, marks: readonly StepMark[]): void {
    const { states, current, running } = this.#types;
    const { document } = editor;
    for (const [state, type] of states) {
      const own = marks.filter((mark) => mark.state === state);
      this.#set(
        editor,
        type,
        own.map((mark) => toDecoration(mark, document)),
      );
    }
    const isNext = (mark: StepMark): boolean => mark.isCurrent && mark.state === 'pending';
    this.#set(editor, current, marks.filter(isNext).map(toLine));
    this.#set(editor, running, marks.filter(({ state }) => state === 'running').map(toLine));
  }

  #set(editor: vscode.TextEditor, type: vscode.TextEditorDecorationType, options: vscode.DecorationOptions[]): void {
    const before = this.#shownIn(editor);
    const now = JSON.stringify(options);
    if (before.get(type) === now) return;
    before.set(type, now);
    editor.setDecorations(type, options);
  }

  /** Marks move with the text: after an edit, none is taken to be where it was set. */
  #shownIn(editor: vscode.TextEditor): Map<vscode.TextEditorDecorationType, string> {
    const { version } = editor.document;
    const shown = this.#shown.get(editor);
    if (shown?.version === version) return shown.byType;
    const byType = new Map<vscode.TextEditorDecorationType, string>();
    this.#shown.set(editor, { version, byType });
    return byType;
  }
}

/** Only what a person has said stands at the end of the line: the verdict on a command stands above its block. */
function toDecoration(mark: StepMark, document: vscode.TextDocument): vscode.DecorationOptions {
  const { line, blockLine, presentation } = mark;
  const { end } = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  const range = new vscode.Range(end, end);
  if (blockLine !== undefined) return { range };
  return { range, renderOptions: { after: { contentText: presentation().description } } };
}

function toLine({ line }: StepMark): vscode.DecorationOptions {
  return { range: new vscode.Range(line, 0, line, 0) };
}

function isMarkdown({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'markdown';
}
