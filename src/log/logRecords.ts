import type { StepId } from '../checklist/checklist';
import { stepState } from '../run/progress';
import type { RunEvent } from '../run/runEvent';
import type { RunNote } from '../run/runState';
import { journalHeading, journalSentence } from './isReleaseLog';
import { logFormat } from './logFormat';
import { nameOf, type LogContext } from './logContext';
import { codeSpan, escapeLines, indent } from './markdownText';

export function renderNotes(context: LogContext): readonly string[] {
  const { notes } = context.state;
  return notes.length === 0 ? [] : ['## Notes', '', ...notes.flatMap((note) => renderNote(note, context))];
}

/** Results of steps that this version does not find in the text that was pinned: never lost in silence. */
export function renderUnplaced(unplaced: readonly StepId[], { state }: LogContext): readonly string[] {
  if (unplaced.length === 0) return [];
  const lines = unplaced.map((id) => `- ${codeSpan(id)}: ${stepState(state, id).kind}`);
  return [
    '## Results without a step',
    '',
    'The journal has results for steps that were not found in the checklist:',
    '',
    ...lines,
  ];
}

/** What ties this page to the journal. */
export function renderDigest(
  events: readonly RunEvent[],
  heads: readonly string[],
  context: LogContext,
): readonly string[] {
  return [
    journalHeading,
    '',
    `${journalSentence}, the \`.jsonl\` file of the same name: to edit it changes nothing there, and is undone when it is rendered again.`,
    'Its events are chained by SHA-256: `release-checklist verify`, with the path of this file, finds what was changed, removed or reordered, in either.',
    'It cannot find that somebody wrote both afresh: only a signed commit, or a copy of the last hash kept elsewhere, tells that.',
    '',
    `- **Log format:** ${logFormat}`,
    `- **Events:** ${events.length}`,
    lastOf(events, heads, context),
  ];
}

/** Of branches that nobody has gone on from since they were merged, it is said whose they are. */
function lastOf(events: readonly RunEvent[], heads: readonly string[], { timeOf }: LogContext): string {
  if (heads.length === 1) return `- **Last event:** ${heads.map((id) => codeSpan(id)).join(', ')}`;
  const byId = new Map(events.map((event) => [event.id, event]));
  const ends = heads.map((id) => {
    const event = byId.get(id);
    return event ? `${codeSpan(id)} (${nameOf(event.by)}, ${timeOf(event.at)})` : codeSpan(id);
  });
  return `- **Last events:** ${ends.join(', ')}`;
}

function renderNote({ at, by, step, text }: RunNote, context: LogContext): readonly string[] {
  const placed = context.stepOf(step);
  const place = placed ? `, on ${context.titleOf(placed.step)}` : '';
  const lines = escapeLines(text);
  const body = lines.map((line, index) => (index < lines.length - 1 ? `${line}\\` : line));
  return [`- ${context.timeOf(at)}, ${nameOf(by)}${place}:`, ...indent(body, 2)];
}
