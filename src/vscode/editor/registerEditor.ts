import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import type { ChecklistReader } from './checklistReader';
import { registerCodeLenses } from './registerCodeLenses';
import { registerCurrentStepReveal } from './registerCurrentStepReveal';
import { registerDecorations } from './registerDecorations';
import { registerDiagnostics } from './registerDiagnostics';

/** What checklists show in the text editor. `media` is the extension's folder of images. */
export function registerEditor(current: CurrentRelease, reader: ChecklistReader, media: vscode.Uri): Disposable {
  const store = new DisposableStore();
  store.add(registerCodeLenses(current, reader));
  store.add(registerDecorations(current, reader, media));
  store.add(registerDiagnostics(reader));
  store.add(registerCurrentStepReveal(current, reader));
  return store;
}
