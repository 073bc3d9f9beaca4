import { parseChecklist } from '../../checklist/parseChecklist';
import type { Checklist } from '../../checklist/checklist';
import type { RunEvent } from '../../run/runEvent';
import { headsOf } from '../journal';
import { fold } from '../../run/fold';
import type { RunState } from '../../run/runState';
import type { ShellParser } from '../../shell/shellScript';
import { renderReleaseLog } from '../releaseLog';
import type { Finding } from './finding';
import { verifyJournal } from './verifyJournal';
import { verifyLog, type ExpectedLog } from './verifyLog';
import { verifyRun } from './verifyRun';

/** The two files of a release, as they are on the disk; `undefined` for one that is not there. */
export interface ReleaseFiles {
  readonly journal: string | undefined;
  readonly log: string | undefined;
}

/** What the two files prove by themselves. What git adds to it comes from where git is. */
export interface ReleaseVerification {
  /** Absent when there is no journal, or no start of a run in it. */
  readonly state?: RunState;
  /** How many events count. */
  readonly events: number;
  readonly findings: readonly Finding[];
}

/** The checklists that journals have pinned are read by `readChecklist`: who verifies many may remember what he has read. */
export function verifyRelease(
  { journal, log }: ReleaseFiles,
  shellParser: ShellParser,
  readChecklist = (text: string): Checklist => parseChecklist(text, shellParser),
): ReleaseVerification {
  if (journal === undefined) return { events: 0, findings: [journalMissing] };
  const { events, findings } = verifyJournal(journal);
  const state = fold(events);
  if (!state) return { events: 0, findings };
  const checklist = readChecklist(state.started.checklist.text);
  const ofLog = log === undefined ? [logMissing] : verifyLog(log, expectedLog(checklist, state, events));
  return {
    state,
    events: events.length,
    findings: [...findings, ...verifyRun({ checklist, state, events }), ...ofLog],
  };
}

function expectedLog(checklist: Checklist, state: RunState, events: readonly RunEvent[]): ExpectedLog {
  return { rendered: renderReleaseLog(checklist, state, events), format: state.logFormat, heads: headsOf(events) };
}

const journalMissing: Finding = {
  code: 'journal-missing',
  severity: 'error',
  file: 'log',
  message: 'The journal, the .jsonl file of the same name, is not beside the log: nothing in the log can be proved.',
};

const logMissing: Finding = {
  code: 'log-missing',
  severity: 'warning',
  file: 'journal',
  message:
    'The Markdown log is not beside the journal. It can be rendered again; whether the last events of the journal were cut off cannot be told without it.',
};
