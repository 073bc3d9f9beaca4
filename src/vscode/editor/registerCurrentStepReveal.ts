import * as vscode from 'vscode';
import type { StepId } from '../../checklist/checklist';
import { matchSteps } from '../../checklist/matchSteps';
import type { Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import type { ChecklistReader } from './checklistReader';

/** Scrolls the checklist, where it is open, to the step that has become the next one. Cursor and focus stay. */
export function registerCurrentStepReveal(current: CurrentRelease, reader: ChecklistReader): Disposable {
  let revealed: StepId | undefined;
  return current.onDidChange(async () => {
    const { shown } = current;
    if (shown.kind !== 'run' || shown.state.finished) return;
    const next = shown.standing.next()?.id;
    if (next === revealed) return;
    revealed = next;
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== shown.uri.toString()) continue;
      const checklist = await reader.read(editor.document);
      const step = checklist && next !== undefined ? matchSteps(shown.checklist, checklist).get(next) : undefined;
      if (step) editor.revealRange(lineRange(step.line), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  });
}

function lineRange(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, 0);
}
