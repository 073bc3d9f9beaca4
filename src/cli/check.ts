import { parseArgs } from 'node:util';
import { findCommandAt } from '../checklist/findCommand';
import type { Checklist, Command } from '../checklist/checklist';
import { allSections, allSteps } from '../checklist/steps';
import { evaluate } from '../expectation/evaluate';
import type { Verdict } from '../expectation/expectation';
import { normalizeOutput } from '../expectation/normalizeOutput';
import { exitDoubts } from '../expectation/exitDoubts';
import { convert, isTimeUnit, parseQuantity } from '../expectation/quantity';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import type { ShellParser } from '../shell/shellScript';
import { UserFacingError } from '../util/userFacingError';
import { UsageError, type CliCommand } from './command';
import { matcherKind } from './matcherKind';
import { readChecklist } from './readChecklist';
import { readText } from './readText';

export const check: CliCommand = {
  name: 'check',
  usage: 'FILE --line N --output FILE [--exit-code 0] [--duration 300ms] [--json]',
  summary:
    'Compares a saved output with what is expected at a line. Without --exit-code, 0 is taken for the command’s. Exit code: 0 matched, 1 mismatched, 3 to be reviewed.',
  async run(words, output) {
    const { file, line, outputFile, exitCode, durationMs, json } = parseCheckWords(words);
    const isTaken = exitCode === undefined;
    const shell = await loadShellParserFromDisk();
    const checklist = await readChecklist(file, shell);
    const command = findCommandAt(checklist, line - 1);
    if (!command) throw new UserFacingError(`${file}:${line}: No command stands on this line.`);
    const text = normalizeOutput(await readText(outputFile));
    const observation = {
      ...{
        exitCode: exitCode ?? 0,
        output: text,
        outputComplete: true,
        durationMs: durationMs ?? 0,
        programs: command.programs,
      },
      ...exitDoubts(shell.readExit(command.text, hasPipefail(checklist, command, shell)).parts),
    };
    const { verdicts } = evaluate(command.expectations, observation);
    const result = toCheckJson(durationMs === undefined ? verdicts.map(withoutDuration) : verdicts);
    output.write(json ? `${JSON.stringify(result, undefined, 1)}\n` : describe(command, result, isTaken));
    return exitCodes[result.verdict];
  },
};

/** What `check --json` prints. Lines are 1-based, in the checklist. */
export interface CheckJson {
  /** The worst of all: one mismatch is a mismatch, and nothing matches while a person must still compare. */
  readonly verdict: Verdict['kind'];
  readonly expectations: readonly CheckedExpectation[];
}

export interface CheckedExpectation {
  readonly line: number;
  readonly kind: string;
  /** The author's words; empty for the exit code 0 that nobody wrote. */
  readonly text: string;
  readonly verdict: Verdict['kind'];
  readonly found: string | null;
  readonly message: string;
}

const exitCodes: Readonly<Record<Verdict['kind'], number>> = { matched: 0, mismatched: 1, review: 3 };

interface CheckWords {
  readonly file: string;
  readonly line: number;
  readonly outputFile: string;
  /** Absent when it was not said: 0 is then taken for it. */
  readonly exitCode: number | undefined;
  /** Absent when it was not said: nothing can then be said of how long the command may take. */
  readonly durationMs: number | undefined;
  readonly json: boolean;
}

function parseCheckWords(words: readonly string[]): CheckWords {
  const { positionals, values } = parseOptions(words);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('check takes one checklist.');
  const { output: outputFile, json = false } = values;
  if (values.line === undefined || outputFile === undefined) throw new UsageError('check needs --line and --output.');
  const line = wholeNumber('--line', values.line);
  if (line === 0) throw new UsageError('--line counts from 1.');
  const code = values['exit-code'];
  const exitCode = code === undefined ? undefined : wholeNumber('--exit-code', code);
  const durationMs = values.duration === undefined ? undefined : milliseconds(values.duration);
  return { file, line, outputFile, exitCode, durationMs, json };
}

function parseOptions(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { line: text, output: text, 'exit-code': text, duration: text, json: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, word: string): number {
  if (!/^\d{1,9}$/.test(word)) throw new UsageError(`${option} takes a whole number, not "${word}".`);
  return Number(word);
}

function milliseconds(word: string): number {
  const quantity = parseQuantity(word);
  const value = quantity && isTimeUnit(quantity.unit) ? convert(quantity, 'ms') : undefined;
  if (value === undefined || value < 0) {
    throw new UsageError(`--duration takes a time with its unit, such as 300ms or 2m, not "${word}".`);
  }
  return value;
}

/** Whether the commands above it in its block set `pipefail`. */
function hasPipefail(checklist: Checklist, command: Command, shell: ShellParser): boolean {
  const blocks = [...allSteps(checklist), ...allSections(checklist)].flatMap((place) => place.blocks);
  const { commands = [] } = blocks.find((block) => block.commands.includes(command)) ?? {};
  const above = commands.slice(0, commands.indexOf(command)).map(({ text }) => text);
  return shell.readExit(above.join('\n'), false).pipefail;
}

function withoutDuration(verdict: Verdict): Verdict {
  const { expectation } = verdict;
  if (expectation.matcher.kind !== 'duration') return verdict;
  return { kind: 'review', expectation, message: 'How long the command took was not given: --duration.' };
}

function toCheckJson(verdicts: readonly Verdict[]): CheckJson {
  const kinds = verdicts.map(({ kind }) => kind);
  const verdict = kinds.includes('mismatched') ? 'mismatched' : kinds.includes('review') ? 'review' : 'matched';
  const expectations = verdicts.map(({ expectation: { line, matcher, text }, kind, found, message }) => ({
    line: line + 1,
    kind: matcherKind(matcher),
    text,
    verdict: kind,
    found: found ?? null,
    message,
  }));
  return { verdict, expectations };
}

const signs: Readonly<Record<Verdict['kind'], string>> = { matched: '✓', mismatched: '✗', review: '?' };

function describe({ text }: Command, { verdict, expectations }: CheckJson, isExitTaken: boolean): string {
  const rows = expectations.map(
    ({ line, verdict: kind, text: words, message }) =>
      `${String(line).padStart(5)}  ${signs[kind]} ${words === '' ? 'exit 0' : words}\n         ${message}\n`,
  );
  const note = isExitTaken ? 'The exit code was not given (--exit-code): 0 was taken for it.\n' : '';
  return `$ ${text}\n${rows.join('')}${note}${verdict}\n`;
}
