import type { Step, StepId } from '../checklist/checklist';
import { stateOf } from '../run/demands';
import { stepState } from '../run/progress';
import type { RunNote } from '../run/runState';
import { countOf } from './formatTime';
import { journalHeading, journalSentence } from './isReleaseLog';
import { logFormat } from './logFormat';
import { identityOf, nameOf, type LogContext } from './logContext';
import { renderStory } from './logStory';
import { codeSpan, escapeLines, escapeText, indent } from './markdownText';

/** Why it was rolled back, and how far that came; nothing when it was not. */
export function renderRollback(context: LogContext): readonly string[] {
  const { rollback } = context.state;
  if (!rollback) return [];
  const steps = context.steps.filter(
    ({ section, step }) => section.phase === 'rollback' && context.counted.has(step.id),
  );
  const done = steps.filter(({ step }) => ['passed', 'signed'].includes(stateOf(step, context.state).kind)).length;
  return [
    '## Rollback',
    '',
    `Started ${context.timeOf(rollback.at)} by ${nameOf(rollback.by)}: ${escapeText(rollback.reason)}`,
    '',
    steps.length === 0
      ? 'The checklist has no steps for a rollback.'
      : `Done: ${done} of ${countOf(steps.length, 'rollback step')}; each stands below with its result.`,
    '',
    ...renderStory(context),
  ];
}

/** Who signed for what; nothing when nobody has to. */
export function renderSignOffs(context: LogContext): readonly string[] {
  const rows = context.signOffs.flatMap((step) => signOffRow(step, context));
  if (rows.length === 0) return [];
  return ['## Sign-offs', '', '| Role | Signed by | As | When (UTC) |', '|---|---|---|---|', ...rows];
}

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
export function renderDigest(events: number, heads: readonly string[]): readonly string[] {
  return [
    journalHeading,
    '',
    `${journalSentence}, the \`.jsonl\` file of the same name. What is changed here is lost.`,
    '',
    `- **Log format:** ${logFormat}`,
    `- **Events:** ${events}`,
    `- **Last ${heads.length === 1 ? 'event' : 'events'}:** ${heads.map((id) => codeSpan(id)).join(', ')}`,
  ];
}

function signOffRow(step: Step, context: LogContext): readonly string[] {
  if (!step.signOff) return [];
  const state = stateOf(step, context.state);
  if (state.kind === 'signed')
    return [row(state.role, state.name, identityOf(state.by), context.timeOf(state.finishedAt))];
  if (!context.counted.has(step.id) && state.kind === 'pending') return [];
  return [row(step.signOff.role, state.kind === 'pending' ? 'not signed' : `not signed (${state.kind})`, '', '')];
}

/** The last two cells are Markdown already. */
function row(role: string, name: string, identity: string, time: string): string {
  return `| ${[escapeText(role), escapeText(name), identity, time].join(' | ')} |`;
}

function renderNote({ at, by, step, text }: RunNote, context: LogContext): readonly string[] {
  const placed = context.stepOf(step);
  const place = placed ? `, on ${context.titleOf(placed.step)}` : '';
  const lines = escapeLines(text);
  const body = lines.map((line, index) => (index < lines.length - 1 ? `${line}\\` : line));
  return [`- ${context.timeOf(at)}, ${nameOf(by)}${place}:`, ...indent(body, 2)];
}
