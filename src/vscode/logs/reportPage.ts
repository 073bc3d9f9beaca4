import { countOf } from '../../log/formatTime';
import type { ChecklistHistory, RunSummary, StepHistory } from '../../log/history/history';
import { releaseCells, stepCells } from '../../log/history/historyRows';
import type { Proposal } from '../../log/history/proposals/proposal';
import { escapeHtml, htmlTable } from './html';
import { renderCharts } from './reportChart';
import { reportStyle } from './reportStyle';

/** A checklist's releases, and what they suggest. */
export interface LearnedChecklist {
  readonly history: ChecklistHistory;
  readonly proposals: readonly Proposal[];
}

/** What a page is made with, beside what it says. */
export interface ReportPageOptions {
  /** New for each page: only the style that carries it is taken. */
  readonly nonce: string;
  /** The address of the command that shows a proposal's change. */
  readonly addressOf: (path: string, proposal: Proposal) => string;
}

/** The whole page: no script, no picture from elsewhere, and one style. */
export function renderReportPage(learned: readonly LearnedChecklist[], options: ReportPageOptions): string {
  const { nonce } = options;
  const body = learned.map((each, index) => renderChecklist(each, `c${index}`, options));
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">`,
    '<title>What releases teach</title>',
    `<style nonce="${nonce}">${reportStyle}</style>`,
    '</head><body><h1>What releases teach</h1>',
    ...(body.length === 0 ? ['<p>There is no release log in this workspace yet.</p>'] : body),
    '</body></html>',
  ].join('\n');
}

function renderChecklist({ history, proposals }: LearnedChecklist, id: string, options: ReportPageOptions): string {
  const { path, title, runs, steps } = history;
  return [
    `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title || path)}</h2>`,
    `<p>${escapeHtml(`${path}: ${countOf(runs.length, 'release')}.`)}</p>`,
    renderProposals(proposals, path, options),
    renderCharts(id, runs),
    htmlTable('Releases, the oldest first', releaseHeads, runs.map(releaseRow)),
    htmlTable('Steps: in how many releases', stepHeads, steps.map(stepCells)),
    renderNeverDone(steps),
    '</section>',
  ].join('\n');
}

const releaseHeads = ['Release', 'Started (UTC)', 'Outcome', 'Took', 'Verified', 'Attested', 'Deviations'];

function releaseRow(run: RunSummary): readonly string[] {
  return [run.release, ...releaseCells(run)];
}

const stepHeads = [
  ...['Step', 'Asked', 'Run', 'Failed', 'Retried', 'Skipped', 'Overridden'],
  ...['Attested where a check could be written', 'Median', 'Worst'],
];

function renderNeverDone(steps: readonly StepHistory[]): string {
  const never = steps.filter(({ settled, isCurrent }) => settled === 0 && isCurrent);
  if (never.length === 0) return '';
  return `<h3>Never done</h3><ul>${never.map(({ title }) => `<li>${escapeHtml(title)}</li>`).join('')}</ul>`;
}

function renderProposals(proposals: readonly Proposal[], path: string, { addressOf }: ReportPageOptions): string {
  if (proposals.length === 0) return '';
  const items = proposals.map((proposal) => {
    const link = proposal.change
      ? ` <a href="${escapeHtml(addressOf(path, proposal))}">Show the change</a>`
      : ` <a href="${escapeHtml(addressOf(path, proposal))}">Go to the step</a>`;
    return `<li><strong>${escapeHtml(proposal.title)}</strong><br>${escapeHtml(proposal.why)} ${escapeHtml(proposal.what)}${link}</li>`;
  });
  return `<h3>What could be better</h3><p>Nothing is changed by itself.</p><ul>${items.join('\n')}</ul>`;
}
