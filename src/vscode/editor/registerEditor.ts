import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { CurrentRelease } from '../currentRelease';
import type { ChecklistReader } from './checklistReader';
import { registerCodeActions } from './registerCodeActions';
import { registerCodeLenses } from './registerCodeLenses';
import { registerCompletions } from './registerCompletions';
import { registerCurrentStepReveal } from './registerCurrentStepReveal';
import { registerDecorations } from './registerDecorations';
import { registerDiagnostics } from './registerDiagnostics';
import { registerHighlights } from './registerHighlights';
import { registerHovers } from './registerHovers';
import { registerOutline } from './registerOutline';
import { StepMarker } from './stepMarks';

/** What checklists show in the text editor. `media` is the extension's folder of images. */
export function registerEditor(current: CurrentRelease, reader: ChecklistReader, media: vscode.Uri): Disposable {
  const store = new DisposableStore();
  const marker = new StepMarker();
  store.add(registerCodeLenses(current, reader, marker));
  store.add(registerDecorations(current, reader, marker, media));
  store.add(registerDiagnostics(reader));
  store.add(registerCurrentStepReveal(current, reader));
  store.add(registerHovers(reader));
  store.add(registerCodeActions(current, reader));
  store.add(registerCompletions(reader));
  store.add(registerHighlights(reader));
  store.add(registerOutline(reader));
  return store;
}
