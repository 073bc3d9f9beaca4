import * as vscode from 'vscode';
import { allSteps } from '../../checklist/steps';
import { findLogPlaces, type LogPlaces } from '../../log/review/logPlaces';
import { UserFacingError } from '../../util/userFacingError';
import type { LogReview } from '../logs/logReview';
import { pinnedUri } from '../logs/pinnedDocuments';
import { offerToRender } from '../logs/registerMergeOffer';
import { stepOfRecord, type RecordRow } from '../tree/recordRows';
import type { ReleaseRow } from '../tree/releaseRows';
import type { ViewRow } from '../tree/releaseTree';
import { rowOf, type CommandContext, type CommandHandler } from './register';

/**
 * Goes to the place in the log that a row of it stands for; a finding about the journal leads there, and a merge that was not
 * finished to what mends it.
 */
export const revealInLog: CommandHandler = async (context, argument) => {
  const review = reviewOf(context);
  const row = viewRowOf(argument);
  if (!row) return;
  if (row.kind === 'record' && row.about.kind === 'unfinished-merge') return offerToRender(review.log);
  if (row.kind === 'record' && row.about.kind === 'finding' && row.about.finding.file === 'journal')
    return reveal(review.journal, row.about.finding.line ?? 0);
  const document = await openText(review.log);
  if (!document) throw new UserFacingError('The Markdown log is not beside its journal. It can be rendered again.');
  const line = lineInLog(row, review, document.getText());
  if (line === undefined) vscode.window.setStatusBarMessage('The log says nothing of this row.', 5000);
  else await reveal(review.log, line);
};

/** Goes to the line of a row in the checklist as the release has pinned it. */
export const revealInChecklist: CommandHandler = async (context, argument) => {
  const row = viewRowOf(argument);
  const uri = pinnedUri(reviewOf(context));
  const line = row && lineInChecklist(row);
  if (uri && line !== undefined) await reveal(uri, line);
};

/** The view goes back to the release that is open, or to the checklist in the editor. */
export const leaveLog: CommandHandler = ({ reviewer }) => reviewer.leave();

export const verifyAgain: CommandHandler = ({ reviewer }) => reviewer.again();

/** The log that is read; throws what is to be told when none is. */
export function reviewOf({ reviewer }: CommandContext): LogReview {
  if (!reviewer.review) throw new UserFacingError('No release log is shown. Open one from the Releases view.');
  return reviewer.review;
}

function viewRowOf(argument: unknown): ViewRow | undefined {
  const isRecord = typeof argument === 'object' && argument !== null && Reflect.get(argument, 'kind') === 'record';
  return isRecord ? (argument as RecordRow) : rowOf(argument);
}

function lineInLog(row: ViewRow, { contents }: LogReview, text: string): number | undefined {
  if (row.kind === 'record' && row.about.kind === 'finding') return row.about.finding.line ?? 0;
  if (contents.kind !== 'run') return 0;
  const places = findLogPlaces(text, contents.context);
  return row.kind === 'record' ? placeOfRecord(row, places) : placeOfRow(row, places);
}

function placeOfRecord({ about }: RecordRow, places: LogPlaces): number | undefined {
  switch (about.kind) {
    case 'deviation':
      return places.deviation(about.deviation);
    case 'deviations':
      return places.deviations;
    case 'record':
    case 'finding':
    case 'unfinished-merge':
      return 0;
  }
}

function placeOfRow(row: ReleaseRow, places: LogPlaces): number | undefined {
  if (row.kind !== 'section') return places.steps.get(row.step.id);
  const [first] = allSteps({ sections: [row.section] });
  return places.sections.get(row.section.id) ?? (first && places.steps.get(first.id));
}

function lineInChecklist(row: ViewRow): number | undefined {
  switch (row.kind) {
    case 'record':
      return stepOfRecord(row)?.line;
    case 'section':
      return row.section.range.start.line;
    case 'step':
      return row.step.line;
    case 'command':
      return row.command.range.start.line;
  }
}

async function openText(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // It is not there, or cannot be read.
    return undefined;
  }
}

async function reveal(uri: vscode.Uri, line: number): Promise<void> {
  const position = new vscode.Position(line, 0);
  const editor = await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true });
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
