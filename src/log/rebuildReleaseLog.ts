import { parseChecklist } from '../checklist/parseChecklist';
import { fold } from '../run/fold';
import type { ShellParser } from '../shell/shellScript';
import { UserFacingError } from '../util/userFacingError';
import { readJournal } from './journal';
import { renderReleaseLog } from './releaseLog';

/** The release log from its journal alone: the same bytes as were written while the run went on. */
export function rebuildReleaseLog(journalText: string, shellParser: ShellParser): string {
  const { events, problems } = readJournal(journalText);
  const state = fold(events);
  if (!state) {
    const reasons = problems.map(({ line, message }) => `line ${line + 1}: ${message}`).slice(0, 3);
    throw new UserFacingError(`The journal holds no release that can be shown. ${reasons.join(' ')}`);
  }
  return renderReleaseLog(parseChecklist(state.started.checklist.text, shellParser), state, events);
}
