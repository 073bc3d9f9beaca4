import type { Verdict } from '../expectation/expectation';
import { failureMessage } from '../run/reduce';
import type { CommandFinished, RecordedOutput } from '../run/runEvent';
import type { CommandState } from '../run/runState';
import { assertNever } from '../util/assertNever';
import { describeMatcher } from '../expectation/describeMatcher';
import { countOf, formatBytes, formatElapsed } from './formatTime';
import type { LogContext } from './logContext';
import { codeSpan, escapeText, fencedBlock } from './markdownText';
import { captureNote } from './captureNote';
import { excerptOf, type ExcerptLimits } from './excerpt';

/** One command of a step: its text as it was run, what came of it, what was expected and found, and its output. */
export function renderCommand(command: CommandState, { timeOf, commandCount }: LogContext): readonly string[] {
  const text = fencedBlock(excerptOf([command.commandLine], commandLimits).join('\n'), 'sh');
  if (command.kind === 'running') return [...text, '', `**Running** since ${timeOf(command.startedAt)}.`];
  const { last, earlier } = command;
  return [
    ...text,
    '',
    resultLine(last, earlier.length + 1),
    ...last.verdicts.filter(isWorthALine).map(verdictLine),
    ...earlier.map((attempt) => `- attempt ${attempt.attempt}: ${attemptWords(attempt)}`),
    ...outputLines(last, commandCount),
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

function verdictLine({ kind, expectation, found, message }: Verdict): string {
  const asked = codeSpan(expectation.text === '' ? describeMatcher(expectation.matcher) : expectation.text);
  const value = found === undefined ? '' : `, found ${codeSpan(found)}`;
  switch (kind) {
    case 'matched':
      return `- ✓ ${asked}${value}`;
    case 'mismatched':
      return `- ✗ ${asked}${value}. **${escapeText(message)}**`;
    case 'review':
      return `- ? ${asked}${value}: for a person to compare`;
    default:
      return assertNever(kind);
  }
}

function attemptWords(attempt: CommandFinished): string {
  const passed = attempt.outcome === 'passed' || attempt.outcome === 'review';
  return passed ? attempt.outcome : `${attempt.outcome}: ${escapeText(failureMessage(attempt))}`;
}

function outputLines({ result, outcome }: CommandFinished, commandCount: number): readonly string[] {
  const output = result.kind === 'not-started' ? undefined : result.output;
  if (!output) return result.kind === 'not-started' ? [] : ['', 'No output was captured.'];
  if (captureNote(output) === 'output not captured')
    return ['', '**The output was not captured:** what the terminal showed could not be read.'];
  const incomplete = output.complete ? [] : ['', '**The output is incomplete:** part of it was not captured.'];
  if (isEmpty(output)) return [...incomplete, '', 'No output.'];
  const parts = output.omittedBytes === 0 ? [output.head] : [output.head, output.tail];
  return [
    ...incomplete,
    '',
    outcome === 'passed' ? '<details>' : '<details open>',
    `<summary>Output: ${sizeOf(output)}</summary>`,
    '',
    ...fencedBlock(excerptOf(parts, limitsFor(outcome, commandCount)).join('\n'), 'text'),
    '',
    '</details>',
  ];
}

function isEmpty({ head, tail, omittedBytes }: RecordedOutput): boolean {
  return head === '' && tail === '' && omittedBytes === 0;
}

function sizeOf({ head, omittedBytes, bytes }: RecordedOutput): string {
  if (omittedBytes > 0) return `${formatBytes(bytes)}, of which the journal has the beginning and the end`;
  return `${countOf(head.split('\n').length, 'line')}, ${formatBytes(bytes)}`;
}
