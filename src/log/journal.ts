import type { RunEvent } from '../run/runEvent';
import { compareEvents, inOrder, type Ordered } from './eventOrder';
import { isChainedEvent, isKnownType, isRunEvent, type ChainedEvent } from './eventShape';
import { isMergeMark } from './mergeMarks';
import { looksLikeEvent, openDamagedLine, openLine } from './journalLine';

/** A journal, read. */
export interface JournalReading {
  /**
   * The events that are whole and known, in the order in which they are folded: the start of the run first. Empty when the
   * start is missing.
   */
  readonly events: readonly RunEvent[];
  /** Ids of the events that no other event follows, sorted: the parents of the next one. */
  readonly heads: readonly string[];
  readonly problems: readonly JournalProblem[];
}

/** Something wrong with a journal. The lines that it does not concern are read all the same. */
export interface JournalProblem {
  readonly code:
    | 'torn-line'
    | 'conflict-mark'
    | 'altered-line'
    | 'unreadable-line'
    | 'doubled-line'
    | 'unknown-event'
    | 'invalid-event'
    | 'unknown-format'
    | 'missing-parent'
    | 'second-start'
    | 'no-start';
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

/** Reads a journal's text, whatever it holds. The result is the same for every order of the same lines. */
export function readJournal(text: string): JournalReading {
  const problems: JournalProblem[] = [];
  const report = (code: JournalProblem['code'], line: number, message: string): void => {
    problems.push({ code, line, message });
  };
  const links = readLinks(text, report);
  reportMissingParents(links, report);
  const events = orderEvents(links, report);
  return { events, heads: headsOf([...links.values()]), problems: problems.sort((a, b) => a.line - b.line) };
}

/** Ids of the events that no other one follows, sorted. */
export function headsOf(events: readonly Pick<Ordered, 'id' | 'parents'>[]): readonly string[] {
  const followed = new Set(events.flatMap(({ parents }) => parents));
  return events
    .map(({ id }) => id)
    .filter((id) => !followed.has(id))
    .sort();
}

type Report = (code: JournalProblem['code'], line: number, message: string) => void;

/** A line whose id is right. Events of types that this version does not know stay links of the chain. */
interface Link extends Ordered {
  readonly line: number;
  /** With its id. */
  readonly event: ChainedEvent & { readonly id: string };
}

function readLinks(text: string, report: Report): ReadonlyMap<string, Link> {
  const links = new Map<string, Link>();
  const lines = text.split('\n');
  for (const [line, raw] of lines.entries()) {
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (content === '') continue;
    const opened = openLine(content) ?? recover(content, line, line === lines.length - 1, report);
    if (!opened) continue;
    const { id, value } = opened;
    if (links.has(id)) report('doubled-line', line, 'This event stands in the journal twice; it counts once.');
    else if (isChainedEvent(value))
      links.set(id, { id, parents: value.parents, at: value.at, line, event: { ...value, id } });
    else report('invalid-event', line, 'This line lacks what every event has: type, time, author and parents.');
  }
  return links;
}

function recover(content: string, line: number, isTail: boolean, report: Report): ReturnType<typeof openLine> {
  if (isMergeMark(content)) {
    report(
      'conflict-mark',
      line,
      'This is the mark of a merge that was not finished; the events of both sides are read.',
    );
    return undefined;
  }
  const recovered = openDamagedLine(content);
  if (recovered) {
    report('unreadable-line', line, 'The beginning of this line is damaged; the whole event at its end was read.');
  } else if (isTail) {
    report('torn-line', line, 'The last line was not written to its end; its event never counted as recorded.');
  } else if (looksLikeEvent(content)) {
    report('altered-line', line, 'This line was changed after it was written: its id does not fit. It does not count.');
  } else {
    report('unreadable-line', line, 'This line holds no event. It does not count.');
  }
  return recovered;
}

function reportMissingParents(links: ReadonlyMap<string, Link>, report: Report): void {
  for (const { event, line, parents } of links.values()) {
    const missing = parents.filter((parent) => !links.has(parent)).length;
    if (missing > 0) report('missing-parent', line, `${missing} of the events that this one follows is not there.`);
    else if (parents.length === 0 && event.type !== 'run-started') {
      report('missing-parent', line, 'This event names none that it follows, and is no start of a run.');
    }
  }
}

function orderEvents(links: ReadonlyMap<string, Link>, report: Report): readonly RunEvent[] {
  const known = new Map<string, RunEvent>();
  for (const link of links.values()) {
    if (isRunEvent(link.event)) known.set(link.id, link.event);
    else reportShape(link, report);
  }
  const [start, ...others] = [...known.values()].filter(({ type }) => type === 'run-started').sort(compareEvents);
  if (!start) {
    report('no-start', 0, 'The journal holds no start of a run, so nothing in it can be shown.');
    return [];
  }
  for (const { id } of others) {
    report(
      'second-start',
      links.get(id)?.line ?? 0,
      'This starts a second run in the same journal. It does not count.',
    );
  }
  const startLink = links.get(start.id);
  const ordered = startLink ? inOrder([...links.values()], startLink) : [];
  const extra = new Set(others.map(({ id }) => id));
  return ordered.flatMap(({ id }) => (extra.has(id) ? [] : (known.get(id) ?? [])));
}

function reportShape({ line, event }: Link, report: Report): void {
  const { type } = event;
  if (type === 'run-started' && 'format' in event && event.format !== 1) {
    report(
      'unknown-format',
      line,
      'This journal was written in a format that this version does not know. Update the extension.',
    );
  } else if (isKnownType(type)) {
    report('invalid-event', line, `This event is not what one of the type "${type}" must be. It does not count.`);
  } else {
    report('unknown-event', line, `This version does not know events of the type "${type}". It does not count.`);
  }
}
