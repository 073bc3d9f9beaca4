import { parseChecklist } from '../../checklist/parseChecklist';
import type { RunEvent } from '../../run/runEvent';
import { headsOf } from '../journal';
import { fold } from '../../run/fold';
import type { RunState } from '../../run/runState';
import type { ShellParser } from '../../shell/shellScript';
import { createLogOutline, type LogOutline } from '../logOutline';
import { renderOutlined } from '../releaseLog';
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

/** The texts that journals have pinned are read by `readOutline`: who verifies many may remember what he has read. */
export function verifyRelease(
  { journal, log }: ReleaseFiles,
  shellParser: ShellParser,
  readOutline = (text: string): LogOutline => createLogOutline(parseChecklist(text, shellParser), text),
): ReleaseVerification {
  if (journal === undefined) return { events: 0, findings: [journalMissing] };
  const { events, findings } = verifyJournal(journal);
  const state = fold(events);
  if (!state) return { events: 0, findings };
  const outline = readOutline(state.started.checklist.text);
  const ofLog = log === undefined ? [logMissing] : verifyLog(log, expectedLog(outline, state, events));
  return {
    state,
    events: events.length,
    findings: [...findings, ...verifyRun({ checklist: outline.checklist, state, events }), ...ofLog],
  };
}

function expectedLog(outline: LogOutline, state: RunState, events: readonly RunEvent[]): ExpectedLog {
  return { rendered: renderOutlined(outline, state, events), format: state.logFormat, heads: headsOf(events) };
}

const journalMissing: Finding = {
  code: 'journal-missing',
  severity: 'error',
  file: 'log',
  message: 'The journal, the .jsonl file of the same name, is not beside the log: nothing in the log can be proved.',
};

/** For a Markdown file that never was a log: there is nothing to verify, and nothing is whole. */
export const noReleaseLog: ReleaseVerification = {
  events: 0,
  findings: [
    {
      code: 'no-release-log',
      severity: 'note',
      file: 'log',
      message: 'This is no release log: it was not verified.',
    },
  ],
};

const logMissing: Finding = {
  code: 'log-missing',
  severity: 'warning',
  file: 'journal',
  message:
    'The Markdown log is not beside the journal. It can be rendered again; whether the last events of the journal were cut off cannot be told without it.',
};
