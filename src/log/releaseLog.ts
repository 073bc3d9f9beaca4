import type { Checklist } from '../checklist/checklist';
import type { RunEvent } from '../run/runEvent';
import type { RunState } from '../run/runState';
import { createLogContext } from './logContext';
import { renderAttachments } from './logDemands';
import { renderDeviations } from './logDeviations';
import { renderHeader } from './logHeader';
import { renderRecord } from './logRecord';
import { renderDigest, renderNotes, renderUnplaced } from './logRecords';
import { renderSteps } from './logSteps';
import { renderTimeline } from './logTimeline';
import { joinBlocks } from './markdownText';

/**
 * The release log as people read it, in GitHub's Markdown. The same events give the same bytes. The state is the fold of
 * the events, which are in the journal's order; the checklist is parsed from the text that the run has pinned.
 */
export function renderReleaseLog(checklist: Checklist, state: RunState, events: readonly RunEvent[]): string {
  const context = createLogContext(checklist, state);
  const lines = joinBlocks([
    renderHeader(context),
    renderDeviations(context),
    renderTimeline(context, events),
    renderSteps(context),
    renderUnplaced(context),
    renderRecord(context),
    renderNotes(context),
    renderAttachments(context),
    renderDigest(events),
  ]);
  return `${lines.join('\n')}\n`;
}
