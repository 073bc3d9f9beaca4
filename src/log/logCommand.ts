import type { Verdict } from '../expectation/expectation';
import type { CommandFinished, RecordedOutput } from '../run/runEvent';
import type { Attempt, CommandState, RunState } from '../run/runState';
import { assertNever } from '../util/assertNever';
import { describeAttempt, isFailure, toldAttempts } from './describeAttempt';
import { describeVerdict } from './describeVerdict';
import { countOf, formatBytes, formatElapsed } from './formatTime';
import type { LogContext } from './logContext';
import { codeSpan, escapeText, fencedBlock } from './markdownText';
import { captureNote } from './captureNote';
import { excerptOf, type ExcerptLimits } from './excerpt';

/** One command of a step: its text as it was run, what came of it, what was expected and found, and its output. */
export function renderCommand(command: CommandState, context: LogContext): readonly string[] {
  const { timeOf, commandCount } = context;
  const text = fencedBlock(excerptOf([command.commandLine], commandLimits).join('\n'), 'sh');
  if (command.kind === 'running') return [...text, '', `**Running** since ${timeOf(command.startedAt)}.`];
  const { last, earlier } = command;
  return [
    ...text,
    '',
    resultLine(last, earlier.length + 1),
    ...last.verdicts.filter(isWorthALine).map(verdictLine),
    ...attemptLines(earlier, last, context.state),
    ...outputLines(last, limitsFor(last.outcome, commandCount)),
    ...toldAttempts(earlier)
      .filter(isFailure)
      .flatMap((attempt) => earlierOutput(attempt, commandCount)),
  ];
}

export const commandLimits = { lines: 60, characters: 8000, lineLength: 500 };
const outputLimits = { lines: 40, characters: 4000, lineLength: 300 };
/** What all outputs of a log together may come to, in characters, so that a log of hundreds of steps can still be read. */
const outputOfAll = 100_000;

/** The more commands a checklist has, the less of each output is shown; of what did not pass, four times as much. */
function limitsFor(outcome: CommandFinished['outcome'], commandCount: number): ExcerptLimits {
  const share = (outputOfAll / Math.max(1, commandCount)) * (outcome === 'passed' ? 1 : 4);
  const characters = Math.min(outputLimits.characters, Math.max(240, Math.round(share)));
  return {
    ...outputLimits,
    characters,
    lines: Math.max(6, Math.ceil((outputLimits.lines * characters) / outputLimits.characters)),
  };
}

function resultLine({ result, attempt }: CommandFinished, attempts: number): string {
  const which = attempts > 1 ? ` (attempt ${attempt})` : '';
  switch (result.kind) {
    case 'exited': {
      const place = result.startedIn === 'workspace-folder' ? ', started in the workspace folder' : '';
      return `Exit ${result.exitCode} after ${formatElapsed(result.durationMs)}${which}${place}.`;
    }
    case 'unknown': {
      const elapsed = result.durationMs > 0 ? ` after ${formatElapsed(result.durationMs)}` : '';
      return `**Result unknown**${elapsed}${which}: ${escapeText(result.reason)}`;
    }
    case 'not-started':
      return `**Not started**${which}: ${escapeText(result.reason)}`;
    default:
      return assertNever(result);
  }
}

/** Exit code 0, which nobody asked for in words, is told by the result's own line. */
function isWorthALine({ kind, expectation }: Verdict): boolean {
  return kind !== 'matched' || expectation.source !== 'implied';
}

function verdictLine(verdict: Verdict): string {
  const { markdown } = describeVerdict(verdict);
  return `- ${signs[verdict.kind]} ${verdict.kind === 'mismatched' ? `**${markdown}**` : markdown}`;
}

const signs = { matched: '✓', mismatched: '✗', review: '?' } as const;

/** The attempts before the last one: when, by whom, and what came of each. */
function attemptLines(earlier: readonly Attempt[], last: Attempt, state: RunState): readonly string[] {
  const told = toldAttempts(earlier);
  const more = earlier.length - told.length;
  const lines = told.map((attempt) => {
    const other = attempt.commandLine === last.commandLine ? '' : ` of ${codeSpan(attempt.commandLine)}`;
    const sign = isFailure(attempt) ? '✗' : attempt.outcome === 'passed' ? '✓' : '?';
    return `- ${sign} Attempt ${attempt.attempt}${other}, ${describeAttempt(attempt, state).markdown}`;
  });
  return more === 0
    ? lines
    : [...lines.slice(0, 1), `- … ${countOf(more, 'more attempt')}, in the journal`, ...lines.slice(1)];
}

/** What an attempt has printed that failed, for whoever looks for the reason a year later. */
function earlierOutput({ attempt, result }: Attempt, commandCount: number): readonly string[] {
  const output = result.kind === 'not-started' ? undefined : result.output;
  if (!output || isEmpty(output)) return [];
  return detailsOf(output, `Output of attempt ${attempt}`, '<details>', limitsFor('passed', commandCount));
}

function outputLines({ result, outcome }: CommandFinished, limits: ExcerptLimits): readonly string[] {
  const output = result.kind === 'not-started' ? undefined : result.output;
  if (!output) return result.kind === 'not-started' ? [] : ['', 'No output was captured.'];
  if (captureNote(output) === 'output not captured')
    return ['', '**The output was not captured:** what the terminal showed could not be read.'];
  const incomplete = output.complete ? [] : ['', '**The output is incomplete:** part of it was not captured.'];
  if (isEmpty(output)) return [...incomplete, '', 'No output.'];
  const opening = outcome === 'passed' ? '<details>' : '<details open>';
  return [...incomplete, ...detailsOf(output, 'Output', opening, limits)];
}

function detailsOf(output: RecordedOutput, title: string, opening: string, limits: ExcerptLimits): readonly string[] {
  const parts = output.omittedBytes === 0 ? [output.head] : [output.head, output.tail];
  return [
    '',
    opening,
    `<summary>${title}: ${sizeOf(output)}</summary>`,
    '',
    ...fencedBlock(excerptOf(parts, limits).join('\n'), 'text'),
    '',
    '</details>',
  ];
}

function isEmpty({ head, tail, omittedBytes }: RecordedOutput): boolean {
  return head === '' && tail === '' && omittedBytes === 0;
}

function sizeOf({ head, omittedBytes, bytes }: RecordedOutput): string {
  if (omittedBytes > 0) return `${formatBytes(bytes)}, of which the journal has the beginning and the end`;
  return countOf(head.split('\n').length, 'line');
}
