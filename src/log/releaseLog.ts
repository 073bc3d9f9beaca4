import type { Checklist } from '../checklist/checklist';
import { changedSteps } from '../run/changedSteps';
import type { RunEvent } from '../run/runEvent';
import type { RunState } from '../run/runState';
import { headsOf } from './journal';
import { blockOfLines, createBlock, joinTexts, LogBytes, type LogBlock } from './logBlock';
import { toLogContext } from './logContext';
import { renderAttachments } from './logDemands';
import { renderDeviations } from './logDeviations';
import { renderHeader } from './logHeader';
import { createLogOutline, type LogOutline } from './logOutline';
import { renderRecord } from './logRecord';
import { renderDigest, renderNotes, renderUnplaced } from './logRecords';
import { renderTimeline } from './logTimeline';
import { StepPieces } from './stepPieces';

/**
 * The release log as people read it, in GitHub's Markdown. The same events give the same bytes. The state is the fold of
 * the events, which are in the journal's order; the checklist is parsed from the text that the run has pinned.
 */
export function renderReleaseLog(checklist: Checklist, state: RunState, events: readonly RunEvent[]): string {
  return renderOutlined(createLogOutline(checklist, state.started.checklist.text), state, events);
}

/** {@link renderReleaseLog} of one of several runs that have pinned the same text: its outline serves them all. */
export function renderOutlined(outline: LogOutline, state: RunState, events: readonly RunEvent[]): string {
  return joinTexts(renderBlocks(undefined, { checklist: outline.checklist, state, events, outline }).blocks);
}

/**
 * Renders the log of a run again and again while the run goes on. What has not changed since the last time is not rendered
 * anew; the text is that of {@link renderReleaseLog}.
 */
export class ReleaseLogRenderer {
  readonly #bytes = new LogBytes();
  #last: Rendered | undefined;

  /** In UTF-8, good until the next call. The events are those of the last time and more, or others. */
  render(checklist: Checklist, state: RunState, events: readonly RunEvent[]): Uint8Array {
    const last = this.#last;
    // Should rendering fail half way, nothing of it is taken up the next time.
    this.#last = undefined;
    this.#last = renderBlocks(last, { checklist, state, events });
    return this.#bytes.join(this.#last.blocks);
  }
}

interface LogSource {
  readonly checklist: Checklist;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  /** Of the checklist, where it is known already. */
  readonly outline?: LogOutline;
}

/** What was rendered, and of what. */
interface Rendered extends LogSource {
  readonly outline: LogOutline;
  readonly pieces: StepPieces;
  /** Ids of the events that no other one follows. */
  readonly heads: readonly string[];
  readonly blocks: readonly LogBlock[];
}

function renderBlocks(last: Rendered | undefined, source: LogSource): Rendered {
  const { checklist, state, events } = source;
  const known = last?.checklist === checklist && last.state.started === state.started ? last : undefined;
  const outline = source.outline ?? known?.outline ?? createLogOutline(checklist, state.started.checklist.text);
  const pieces = known?.pieces ?? new StepPieces(outline);
  const context = toLogContext(outline, state);
  pieces.update(context, known && changedSteps(known.state, state, outline.stepOfCommand));
  const heads = headsAfter(known, events);
  const blocks = [
    blockOfLines(renderHeader(context, pieces.counts)),
    blockOfLines(renderDeviations(pieces.deviations, state.finished !== undefined)),
    blockOfLines(renderTimeline(context, events)),
    createBlock('## Steps'),
    ...pieces.sectionBlocks(context),
    blockOfLines(renderUnplaced(pieces.unplaced, context)),
    createBlock(renderRecord(context)),
    blockOfLines(renderNotes(context)),
    blockOfLines(renderAttachments(context)),
    blockOfLines(renderDigest(events, heads, context)),
  ];
  return { ...source, outline, pieces, heads, blocks };
}

/** Those that were the last ones before follow none of the events that have come since. */
function headsAfter(last: Rendered | undefined, events: readonly RunEvent[]): readonly string[] {
  const isLonger = last !== undefined && last.events.at(-1) === events[last.events.length - 1];
  if (!isLonger) return headsOf(events);
  const before = last.heads.map((id) => ({ id, parents: [] }));
  return headsOf([...before, ...events.slice(last.events.length)]);
}
