import type { RunState } from '../../run/runState';
import { elapsedBetween, formatElapsed, formatTime } from '../formatTime';
import { nameOf } from '../logContext';
import { outcomeWords } from '../logHeader';
import { codeSpan, cutLine, escapeText, joinBlocks, toBlock } from '../markdownText';
import type { RunComparison } from './compareRuns';
import type { StepRecord } from './stepRecord';

/** What is otherwise in a release than in the one before, as Markdown; what is the same is left out. */
export function renderComparison(comparison: RunComparison): string {
  const { before, after, inputs, added, gone, commands, results, slower } = comparison;
  const parts = [
    part(
      'Inputs',
      inputs.map(({ name, ...values }) => `${codeSpan(name)}: ${valueOf(values.before)} → ${valueOf(values.after)}`),
    ),
    part(
      'Other results',
      results.map(
        (change) => `${escapeText(change.title)}: ${kindWords[change.before]} → **${kindWords[change.after]}**`,
      ),
    ),
    part(
      'Took much longer',
      slower.map(
        (change) => `${escapeText(change.title)}: ${formatElapsed(change.before)} → **${formatElapsed(change.after)}**`,
      ),
    ),
    part('New steps', added.map(escapeText)),
    part('Steps that are gone', gone.map(escapeText)),
    part(
      'Other commands',
      commands.map(
        ({ title, text }) => `${escapeText(title)}: ${codeSpan(cutLine(text.split('\n', 1)[0] ?? '', 120))}`,
      ),
    ),
  ].filter((lines) => lines.length > 0);
  const heading = `# ${escapeText(after.started.release)}, compared with ${escapeText(before.started.release)}`;
  const blocks = [
    [heading],
    [runLine('Before', before), runLine('This time', after)],
    ...(parts.length === 0 ? [['Steps, commands, inputs, results and times are as they were before.']] : parts),
  ];
  return `${joinBlocks(blocks.map(toBlock))}\n`;
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${line}`)];
}

function runLine(label: string, { started, startedAt, startedBy, finished }: RunState): string {
  const how = finished
    ? `**${outcomeWords[finished.outcome]}** after ${elapsedBetween(startedAt, finished.at)}`
    : '**not finished**';
  return `- **${label}:** ${escapeText(started.release)}, ${formatTime(startedAt)} UTC by ${nameOf(startedBy)}: ${how}`;
}

function valueOf(value: string | undefined): string {
  return value === undefined ? 'not given' : codeSpan(value);
}

const kindWords: Record<StepRecord['kind'], string> = {
  verified: 'verified',
  attested: 'attested',
  signed: 'signed',
  failed: 'failed',
  skipped: 'skipped',
  overridden: 'overridden',
  notApplicable: 'not applicable',
  open: 'not done',
};
