import * as vscode from 'vscode';
import { allSteps } from '../../checklist/steps';
import type { Checklist } from '../../checklist/checklist';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import type { ChecklistReader } from './checklistReader';
import { toStepLenses, type StepLens } from './stepLenses';
import type { StepMarker } from './stepMarks';

/** Above each command block: its verdict and what can be done with it; before a release, how to start one. */
export function registerCodeLenses(current: CurrentRelease, reader: ChecklistReader, marker: StepMarker): Disposable {
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<void>());
  store.add(current.onDidChange(() => changed.fire()));
  const provideCodeLenses = async (document: vscode.TextDocument): Promise<vscode.CodeLens[]> => {
    const checklist = await reader.readWhole(document);
    return checklist ? lensesOf(current, marker, document, checklist) : [];
  };
  const provider = { onDidChangeCodeLenses: changed.event, provideCodeLenses };
  store.add(vscode.languages.registerCodeLensProvider({ language: 'markdown' }, provider));
  return store;
}

function lensesOf(
  { shown }: CurrentRelease,
  marker: StepMarker,
  { uri }: vscode.TextDocument,
  checklist: Checklist,
): vscode.CodeLens[] {
  if (shown.kind !== 'run') return isWorthStarting(checklist) ? startLenses(uri, checklist) : [];
  if (shown.uri.toString() !== uri.toString()) return [];
  const isBusy = shown.runningStep !== undefined;
  return marker.mark(shown, checklist).flatMap((mark) => toStepLenses(mark, isBusy).map(toCodeLens));
}

/** A file that only shows commands, such as a README, is a checklist only when a release is started from it. */
function isWorthStarting(checklist: Checklist): boolean {
  return allSteps(checklist).some(({ kind }) => kind === 'task');
}

function startLenses(uri: vscode.Uri, checklist: Checklist): vscode.CodeLens[] {
  const command = {
    title: '$(rocket)\u00a0Start a release to run',
    command: 'releaseChecklist.startRelease',
    arguments: [uri],
  };
  return allSteps(checklist).flatMap(({ blocks }) => {
    const block = blocks.find(({ runnable }) => runnable);
    return block ? [new vscode.CodeLens(lineRange(block.line), command)] : [];
  });
}

function toCodeLens({ line, title, command, about }: StepLens): vscode.CodeLens {
  const id = command === undefined ? '' : `releaseChecklist.${command}`;
  return new vscode.CodeLens(lineRange(line), { title, command: id, arguments: [about] });
}

function lineRange(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, 0);
}
