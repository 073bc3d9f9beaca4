import { parseChecklist } from '../checklist/parseChecklist';
import { compareRuns } from '../log/history/compareRuns';
import type { PastRun } from '../log/history/history';
import { renderComparison } from '../log/history/renderComparison';
import { journalPathOf } from '../log/logPath';
import { readFoundJournal } from '../node/findJournals';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import type { ShellParser } from '../shell/shellScript';
import { UserFacingError } from '../util/userFacingError';
import { UsageError, type CliCommand } from './command';

export const compare: CliCommand = {
  name: 'compare',
  usage: 'BEFORE AFTER',
  summary:
    'Says what is otherwise in one release than in another: inputs, results, times, steps and commands, as Markdown.',
  async run(words, output) {
    const [before, after, ...others] = words;
    if (before === undefined || after === undefined || others.length > 0 || words.some((word) => word.startsWith('-')))
      throw new UsageError('compare takes two logs or journals: of the release before, and of the one after.');
    const shell = await loadShellParserFromDisk();
    output.write(renderComparison(compareRuns(await readRun(before, shell), await readRun(after, shell))));
    return 0;
  },
};

async function readRun(path: string, shell: ShellParser): Promise<PastRun> {
  const journal = journalPathOf(path);
  const { state, unreadable } = await readFoundJournal(journal);
  if (!state) throw new UserFacingError(`${journal} cannot be compared. ${unreadable ?? ''}`);
  return { journal, state, checklist: parseChecklist(state.started.checklist.text, shell) };
}
