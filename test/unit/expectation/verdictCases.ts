import { readFileSync } from 'node:fs';
import { evaluate } from '../../../src/expectation/evaluate';
import type { Expectation, Matcher, Verdict } from '../../../src/expectation/expectation';
import { inferExpectation, inferTrailing } from '../../../src/expectation/inferExpectation';
import { inferPrinted } from '../../../src/expectation/inferPrinted';
import { inferProse } from '../../../src/expectation/inferProse';
import { inferAround } from '../../../src/expectation/inferAround';
import { inferCell } from '../../../src/expectation/inferCell';
import { inferStatement } from '../../../src/expectation/inferStatement';
import { normalizeOutput } from '../../../src/expectation/normalizeOutput';
import { parseExpectation } from '../../../src/expectation/parseExpectation';
import { inferOutput, inferSessionOutput } from '../../../src/expectation/sampleOutput';
import { exitDoubts } from '../../../src/expectation/exitDoubts';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { withImpliedExpectations } from '../../../src/expectation/withImpliedExpectations';

const shell = await loadShellParserFromDisk();

/** One line of a fixture file: what was observed, and the worst verdict that it must give. */
export interface VerdictCase {
  readonly name: string;
  readonly expectations: readonly Expectation[];
  readonly verdict: Verdict['kind'];
  readonly output: string;
  readonly exitCode: number;
  readonly outputComplete: boolean;
  readonly durationMs: number;
  readonly programs: readonly string[];
}

/** One line of the table of truth: what was observed, and whether it is what the author meant. */
export interface TruthCase extends Omit<VerdictCase, 'verdict'> {
  readonly isRight: boolean;
  /** Whether a careful reader would expect a machine to tell. */
  readonly isForMachine: boolean;
}

/** Reads groups of expectation lines, in the author's words or the grammar, and, below them, `verdict exit N by PROGRAM cut: output`. `--` starts a remark. */
export function readVerdictCases(name: string): readonly VerdictCase[] {
  return readCases(name, 'matched|mismatched|review').map(({ word, ...one }) => ({
    ...one,
    verdict: word as Verdict['kind'],
  }));
}

/** The same with `right` or `wrong` for a verdict, and a `~` where a careful reader would leave it to a person. */
export function readTruthCases(name: string): readonly TruthCase[] {
  return readCases(name, '(?:right|wrong)~?').map(({ word, ...one }) => ({
    ...one,
    isRight: word.startsWith('right'),
    isForMachine: !word.endsWith('~'),
  }));
}

/** All verdicts on what a case observed, the implied exit code included. */
export function judge({ expectations, ...observation }: Omit<VerdictCase, 'verdict'>): readonly Verdict[] {
  const output = normalizeOutput(observation.output);
  return evaluate(withImpliedExpectations(expectations, 0), { ...observation, output }).verdicts;
}

export function worst(verdicts: readonly Verdict[]): Verdict['kind'] {
  const kinds = verdicts.map(({ kind }) => kind);
  return kinds.includes('mismatched') ? 'mismatched' : kinds.includes('review') ? 'review' : 'matched';
}

function readCases(name: string, words: string): readonly (Omit<VerdictCase, 'verdict'> & { readonly word: string })[] {
  const path = new URL(`../../fixtures/expectation/${name}.txt`, import.meta.url);
  const caseLine = new RegExp(`^(${words})((?: [^:]*)?):(?: (.*))?$`);
  const cases: (Omit<VerdictCase, 'verdict'> & { readonly word: string })[] = [];
  let group: string[] = [];
  let hasCases = false;
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line === '' || line.startsWith('-- ')) continue;
    const [, word, options, output] = caseLine.exec(line) ?? [];
    if (word === undefined) {
      group = hasCases ? [line] : [...group, line];
      hasCases = false;
      continue;
    }
    hasCases = true;
    cases.push({
      name: `${name}.txt:${index + 1} ${group.join(' + ')} | ${line}`,
      expectations: group.flatMap((one) => toExpectations(one, commandOf(group))),
      word,
      output: JSON.parse(`"${(output ?? '').replaceAll('"', '\\"')}"`) as string,
      exitCode: Number(/exit (\d+)/.exec(options ?? '')?.[1] ?? 0),
      outputComplete: !/\bcut\b/.test(options ?? ''),
      durationMs: Number(/(\d+)ms/.exec(options ?? '')?.[1] ?? 1000),
      ...exitDoubts(shell.readExit(commandOf(group), false).parts),
      programs: /by (\S+)/.exec(options ?? '')?.[1]?.split(',') ?? ['program'],
    });
  }
  return cases;
}

/** `$ command`: what the words of the group speak of. */
function commandOf(group: readonly string[]): string {
  return group.find((line) => line.startsWith('$ '))?.slice(2) ?? '';
}

/** `# comment`, `~ comment behind a command`, `_ comment below the last`, `> sentence or bullet`, `+ statement`, `@ words under "Expected:"`, `| cell`, `: words behind a code span`, `% what a session shows`, else the grammar. */
function toExpectations(line: string, command: string): readonly Expectation[] {
  const [, sign = '', text = ''] = /^([#>+@|$~_:%]) (.*)$/.exec(line) ?? [];
  const words = text.replaceAll('\\n', '\n');
  switch (sign) {
    case '$':
      return [];
    case '#':
      return inferred(inferExpectation(words, command), text);
    case '~':
      return inferred(inferTrailing(words, command), text);
    case '_':
      return inferred(inferPrinted(words, command), text);
    case '>':
      return inferred(inferProse(words, 'bullet', command), text);
    case '+':
      return inferred(inferStatement(words, command)?.matchers, text);
    case '@':
      return inferred(
        inferOutput(words).flatMap(({ matchers }) => matchers),
        text,
      );
    case '%':
      return inferred(
        inferSessionOutput(words).flatMap(({ matchers }) => matchers),
        text,
      );
    case ':':
      return inferred(inferAround({ before: '', after: ` ${words}` }, command)?.matchers, text);
    case '|':
      return inferred(inferCell('Expected', words, command), text);
    default:
      return [{ matcher: parse(line), source: 'declared', text: line, line: 0 }];
  }
}

function inferred(matchers: readonly Matcher[] | undefined, text: string): readonly Expectation[] {
  return (matchers ?? []).map((matcher) => ({ matcher, source: 'inferred', text, line: 0 }));
}

function parse(line: string): Matcher {
  const parsed = parseExpectation(line);
  if ('problem' in parsed) throw new Error(`${line}: ${parsed.problem.message}`);
  return parsed.matcher;
}
