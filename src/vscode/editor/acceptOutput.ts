import type { Command } from '../../checklist/checklist';
import type { Comparison, Expectation, Matcher, Verdict } from '../../expectation/expectation';
import { evaluate } from '../../expectation/evaluate';
import { formatExpectation } from '../../expectation/formatExpectation';
import { parseExpectation } from '../../expectation/parseExpectation';
import type { CommandFinished } from '../../run/runEvent';

/** A declared expectation, where the checklist has it, and the line of the grammar that the output would match. */
export interface Acceptance {
  /** 0-based. */
  readonly line: number;
  readonly text: string;
  readonly form: string;
}

/** What the command's declared expectations would have to be for its last output to match them. */
export function acceptancesOf(
  command: Pick<Command, 'expectations'>,
  finished: CommandFinished,
): readonly Acceptance[] {
  return command.expectations
    .filter(({ source }) => source === 'declared')
    .flatMap(({ line, text }) => {
      const verdict = finished.verdicts.find(
        ({ expectation, kind }) => kind === 'mismatched' && expectation.text === text,
      );
      const form = verdict && acceptedForm(verdict, finished);
      return form === undefined ? [] : [{ line, text, form }];
    });
}

/**
 * The line of the grammar that a declared expectation would have to be for the output to match it. `undefined` where
 * there is no such line, or where not all of the output is known: what holds for a part may not hold for the whole.
 */
export function acceptedForm(verdict: Verdict, { result }: CommandFinished): string | undefined {
  const { expectation, kind } = verdict;
  if (kind !== 'mismatched' || expectation.source !== 'declared' || result.kind !== 'exited') return undefined;
  const { output, exitCode, durationMs } = result;
  if (!output.complete || output.omittedBytes > 0) return undefined;
  const matcher = acceptedMatcher(verdict, output.head.split('\n'));
  const form = matcher && formatExpectation(matcher);
  if (form === undefined) return undefined;
  const observation = { exitCode, durationMs, output: output.head, outputComplete: true, programs: [] };
  return holds(form, expectation, observation) ? form : undefined;
}

function holds(form: string, expectation: Expectation, observation: Parameters<typeof evaluate>[1]): boolean {
  const parsed = parseExpectation(form);
  if ('problem' in parsed) return false;
  return evaluate([{ ...expectation, matcher: parsed.matcher }], observation).verdicts[0]?.kind === 'matched';
}

function acceptedMatcher({ expectation, found, foundLine }: Verdict, lines: readonly string[]): Matcher | undefined {
  const { matcher } = expectation;
  const line = foundLine === undefined ? undefined : lines[foundLine];
  const number = Number(/-?\d+(?:\.\d+)?/.exec(found ?? '')?.[0] ?? NaN);
  if (matcher.kind === 'contains' && matcher.each) return undefined;
  switch (matcher.kind) {
    case 'contains':
    case 'equals':
      return line === undefined || line.trim() === '' ? undefined : withText(matcher, line.trim());
    case 'http':
      return Number.isInteger(number) ? { ...matcher, statuses: [number] } : undefined;
    case 'exit':
      return Number.isInteger(number) ? { ...matcher, codes: [number], negated: false } : undefined;
    case 'lines':
    case 'number':
    case 'tests':
      return Number.isNaN(number)
        ? undefined
        : { ...matcher, value: number, comparison: withEquality(matcher.comparison) };
    case 'version':
      return found === undefined
        ? undefined
        : { ...matcher, value: found, comparison: withEquality(matcher.comparison) };
    case 'json':
      return withJson(matcher, found);
    default:
      return undefined;
  }
}

function withText(matcher: Extract<Matcher, { kind: 'contains' | 'equals' }>, text: string): Matcher {
  return matcher.kind === 'contains' ? { ...matcher, text, literal: true } : { ...matcher, text };
}

/** The value that was found is the one that is asked for from now on, so it must be enough. */
function withEquality(comparison: Comparison): Comparison {
  return comparison === '<' ? '<=' : comparison === '>' ? '>=' : comparison;
}

function withJson(matcher: Extract<Matcher, { kind: 'json' }>, found: string | undefined): Matcher | undefined {
  if (found === undefined || matcher.comparison === undefined) return undefined;
  const parsed = parseExpectation(`json ${matcher.path} ${withEquality(matcher.comparison)} ${found}`);
  return 'matcher' in parsed ? parsed.matcher : undefined;
}
