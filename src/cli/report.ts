import { parseChecklist } from '../checklist/parseChecklist';
import { countOf } from '../log/formatTime';
import { buildHistory, type ChecklistHistory, type PastRun, type RunSummary } from '../log/history/history';
import { releaseCells, stepCells } from '../log/history/historyRows';
import type { Proposal } from '../log/history/proposals/proposal';
import { propose } from '../log/history/proposals/propose';
import { findJournals } from '../node/findJournals';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import type { ShellParser } from '../shell/shellScript';
import { toVisible } from '../util/toVisible';
import { UsageError, type CliCommand, type CliOutput } from './command';
import { parseFileWords } from './parseWords';
import { renderTable } from './table';

export const report: CliCommand = {
  name: 'report',
  usage: 'FOLDER… [--json]',
  summary: 'Says what release logs teach: how often each step failed, was skipped or accepted, and how long it took.',
  async run(words, output, errors) {
    const { files, json } = parseFileWords(words);
    if (files.length === 0) throw new UsageError('report takes folders that hold release logs.');
    const shell = await loadShellParserFromDisk();
    const runs = await readRuns(files, shell, errors);
    const learned = buildHistory(runs).map((history) => ({ ...history, proposals: proposalsOf(history, runs, shell) }));
    output.write(json ? `${JSON.stringify(learned, undefined, 1)}\n` : renderHistories(learned));
    return 0;
  },
};

/** The releases in the folders. What cannot be read is said and left out. */
async function readRuns(
  folders: readonly string[],
  shell: ShellParser,
  errors: CliOutput,
): Promise<readonly PastRun[]> {
  const found = (await Promise.all(folders.map(findJournals))).flat();
  return found.flatMap(({ path, state, unreadable }) => {
    if (state) return [{ journal: path, state, checklist: parseChecklist(state.started.checklist.text, shell) }];
    errors.write(`${path} is left out. ${unreadable ?? ''}\n`);
    return [];
  });
}

interface LearnedHistory extends ChecklistHistory {
  readonly proposals: readonly Proposal[];
}

/** Of the text that the latest release had; lines are 0-based. */
function proposalsOf({ runs }: ChecklistHistory, all: readonly PastRun[], shell: ShellParser): readonly Proposal[] {
  const own = runs.flatMap(({ journal }) => all.find((run) => run.journal === journal) ?? []);
  const text = own.at(-1)?.state.started.checklist.text;
  return text === undefined ? [] : propose({ text, runs: own, parse: (source) => parseChecklist(source, shell) });
}

function renderHistories(histories: readonly LearnedHistory[]): string {
  return histories.length === 0 ? 'There is no release log here.\n' : histories.map(renderHistory).join('\n');
}

function renderHistory({ path, title, runs, steps, proposals }: LearnedHistory): string {
  const never = steps.filter(({ settled, isCurrent }) => settled === 0 && isCurrent);
  return [
    `${title} (${path}): ${countOf(runs.length, 'release')}\n\n`,
    renderTable(
      ['Started (UTC)', 'Release', 'Outcome', 'Took', 'Verified', 'Attested', 'Deviations'],
      runs.map(runRow),
    ),
    '\n',
    renderTable(
      ['Step', 'Asked', 'Run', 'Failed', 'Retried', 'Skipped', 'Overridden', 'Compared', 'Median', 'Worst'],
      steps.map(stepCells),
    ),
    never.length === 0 ? '' : `\nNever done: ${never.map((step) => `“${step.title}”`).join(', ')}.\n`,
    proposals.length === 0 ? '' : `\nWhat could be better:\n${proposals.map(renderProposal).join('')}`,
  ].join('');
}

function renderProposal({ title, line, why, what, change }: Proposal): string {
  const lines = change?.lines.map((each) => `      ${toVisible(each.trim())}\n`) ?? [];
  return `  line ${line + 1}, “${toVisible(title)}”: ${toVisible(why)} ${toVisible(what)}\n${lines.join('')}`;
}

function runRow(run: RunSummary): readonly string[] {
  const [startedAt = '', ...rest] = releaseCells(run);
  return [startedAt, run.release, ...rest];
}
