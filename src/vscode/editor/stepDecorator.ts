import * as vscode from 'vscode';
import type { Disposable } from '../../util/disposable';
import type { MarkState, StepMark } from './stepMarks';

/** A step that nothing has happened to has no mark of its own. */
type MarkedState = Exclude<MarkState, 'pending'>;

interface DecorationTypes {
  readonly states: ReadonlyMap<MarkedState, vscode.TextEditorDecorationType>;
  readonly current: vscode.TextEditorDecorationType;
  readonly running: vscode.TextEditorDecorationType;
}

/** What was set in an editor, as text, and the version of the document that it was set on. */
interface ShownMarks {
  readonly version: number;
  readonly byType: Map<vscode.TextEditorDecorationType, string>;
}

/**
 * Sets marks, of those that an editor has already only what differs: VS Code takes all marks of a kind away to set them, which
 * with thousands of steps takes longer than a step.
 */
export class StepDecorator implements Disposable {
  readonly #types: DecorationTypes;
  readonly #shown = new WeakMap<vscode.TextEditor, ShownMarks>();

  /** @param media the extension's folder of that name */
  constructor(media: vscode.Uri) {
    this.#types = createDecorationTypes(media);
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

  dispose(): void {
    const { states, current, running } = this.#types;
    for (const type of [...states.values(), current, running]) type.dispose();
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
