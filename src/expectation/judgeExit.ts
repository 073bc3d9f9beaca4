import type { Comparison, Expectation, Matcher } from './expectation';
import { reportsError } from './doubt';
import { doubtFailures, doubtNone, doubtRun, findFailedCount, judgeTests } from './judgeTests';
import { shorten } from './outputLines';
import { isPassedTest } from './testMarks';
import { matched, mismatched, review, type Evidence, type Finding } from './finding';

/** Judges the exit code. `siblings` are all expectations of the same command. */
export function judgeExit(
  matcher: Extract<Matcher, { kind: 'exit' }>,
  expectation: Expectation,
  siblings: readonly Expectation[],
  evidence: Evidence,
): Finding {
  const { exitCode } = evidence;
  const where = { found: `exit ${exitCode}` };
  if (expectation.source === 'implied' && foundNothing(siblings, evidence)) {
    return matched('Nothing was found, which this program says with exit code 1.', where);
  }
  if (expectation.source === 'implied' && saidInactive(siblings, evidence)) {
    return matched(
      'The unit is in the state that was looked for, which this program says with another code than 0.',
      where,
    );
  }
  if (expectation.source === 'implied' && isForPersonWhatWasFound(siblings, evidence)) {
    return review(
      'Nothing was found, which this program says with exit code 1: whether that is right is asked.',
      where,
    );
  }
  if (matcher.negated && expectation.source === 'inferred' && couldNotRun.has(exitCode)) {
    return review(`The exit code is ${exitCode}, which shells give a command that they could not run.`, where);
  }
  if (matcher.codes.includes(exitCode) !== matcher.negated) {
    const failed = countedAgainst(expectation, evidence);
    if (failed) return failed;
    const doubt = doubtOf(expectation, evidence) ?? silenceOf(expectation, siblings, evidence);
    return doubt === undefined ? matched(`The exit code is ${exitCode}.`, where) : review(doubt, where);
  }
  const wanted = `${matcher.negated ? 'any but ' : ''}${matcher.codes.join(' or ')}`;
  return mismatched(`The exit code is ${exitCode}, wanted ${wanted}.`, where);
}

/** It cannot be executed, or is not found: no failure that an author waits for. */
const couldNotRun: ReadonlySet<number> = new Set([126, 127]);

/** `All tests pass`, and the output counts some that failed: a runner that goes on ends well all the same. */
function countedAgainst({ source, text }: Expectation, evidence: Evidence): Finding | undefined {
  if (source !== 'inferred' || evidence.exitCode !== 0 || !isOfTests.test(text) || !evidence.outputComplete)
    return undefined;
  const foundLine = findFailedCount(evidence);
  if (foundLine < 0) return undefined;
  const found = shorten(evidence.lines[foundLine] ?? '');
  return mismatched(`The exit code is 0, but line ${foundLine + 1} counts failures: "${found}".`, { found, foundLine });
}

/** `All tests pass` was said of the tests: the last program of a pipeline, or its failures, may tell another story. */
function doubtOf({ source, text }: Expectation, evidence: Evidence): string | undefined {
  const { exitCode, programs, lines } = evidence;
  if (source !== 'inferred' || exitCode !== 0 || namesExitCode.test(text)) return undefined;
  if (programs.length > 1) return `The exit code is 0, which is the one of ${programs.at(-1) ?? ''} alone.`;
  const doubt =
    doubtFailures(evidence) ?? doubtNone(evidence) ?? (isOfTests.test(text) ? doubtRun(evidence) : undefined);
  if (doubt) return `The exit code is 0, but ${doubt.message}.`;
  const failure = lines.findIndex((line) => !isPassedTest(line) && reportsFailure(line));
  if (failure >= 0) return `The exit code is 0, but line ${failure + 1} speaks of failures.`;
  const undone = lines.findIndex((line) => saysUndone(line, text));
  if (undone >= 0) return `The exit code is 0, but line ${undone + 1} says that it was not done.`;
  const wanted = Number(/(\d+) (?:\p{L}+ )?(?:tests?|checks?|specs?)\b/u.exec(text)?.[1] ?? 0);
  const count = judgeTests({ kind: 'tests', comparison: '>=', value: wanted }, evidence);
  const isTooFew = wanted > 0 && count.kind === 'mismatched' && count.found !== undefined;
  return isTooFew ? `The exit code is 0, but the output counts fewer than ${wanted} tests: ${count.found}.` : undefined;
}

/** `not published`, `would be published` where it should be published; a dry run. */
function saysUndone(line: string, text: string): boolean {
  const participle = text.match(/(?<!\p{L})\p{L}{2,}ed(?!\p{L})/giu)?.at(-1);
  if (participle === undefined || !/\b(?:not|nothing|never|would|will|dry)\b/i.test(line)) return false;
  const undone = new RegExp(`\\b(?:not|nothing|never|would|will)\\s+(?:(?:to|have|be|been)\\s+)*${participle}\\b`, 'i');
  return undone.test(line) || /\bdry[- ]run\b/i.test(line);
}

/** `exit code 0`, `exits with 0`: said of the code itself, whatever it is the code of. */
const namesExitCode = /\bexit(?:s|ed)?\b.*\d|\bexit[ -](?:code|status)\b/i;

/**
 * Where the code is not the command's own, it is no proof that the command went well, which the author's words say, nor of
 * what nobody asked for and nothing else checks.
 */
function silenceOf(
  { source, text }: Expectation,
  siblings: readonly Expectation[],
  evidence: Evidence,
): string | undefined {
  if (source === 'inferred') return namesExitCode.test(text) ? undefined : evidence.silentExit;
  const isChecked = siblings.some((one) => one.source !== 'implied' && !isForPeople.has(one.matcher.kind));
  return source === 'implied' && !isChecked ? evidence.silentExit : undefined;
}

const isForPeople: ReadonlySet<Matcher['kind']> = new Set<Matcher['kind']>(['review', 'capture', 'duration']);

/** In the languages that success is read in. */
const isOfTests =
  /(?<!\p{L})(?:tests?|specs?|suites?|testes|pruebas|tes|pengujian|kiểm thử|тест(?:ы|ов)?)(?!\p{L})|测试|テスト|테스트/iu;

/** `Build failed`, `ERROR: …`; but not `0 failed`. */
function reportsFailure(line: string): boolean {
  return (
    reportsError(line) || /(?<!\b(?:0|no|none|not|never|without)\s+(?:\w+\s+)?)\bfailed\b(?!\s*[:=]\s*0)/i.test(line)
  );
}

/** Programs that exit with 1 when they found nothing, and with another code when something went wrong. */
const searchPrograms: ReadonlySet<string> = new Set([
  'grep',
  'egrep',
  'fgrep',
  'zgrep',
  'rg',
  'ag',
  'pgrep',
  'git grep',
]);

/** `systemctl is-active` exits with 3 when it prints `inactive`, and is no failure when that was expected. */
function saidInactive(siblings: readonly Expectation[], { exitCode, output, programs }: Evidence): boolean {
  if (![1, 3, 4].includes(exitCode) || programs.at(-1)?.replace(/^.*\//, '') !== 'systemctl') return false;
  const state = output.trim();
  const isState = /^(?:inactive|failed|unknown|disabled|masked)$/.test(state);
  return (
    isState &&
    siblings.some(({ matcher }) => 'text' in matcher && matcher.kind !== 'not-contains' && matcher.text === state)
  );
}

/** `grep` found nothing, and the author expected nothing: no line, or, where it counts, 0. */
function foundNothing(siblings: readonly Expectation[], evidence: Evidence): boolean {
  if (!saysNothingFound(evidence)) return false;
  return siblings.some(
    ({ matcher }) =>
      matcher.kind === 'empty' || (evidence.programs.length === 1 && (isOfNone(matcher) || saysZero(matcher))),
  );
}

/** What was found is compared by a person, or only what must not stand in it was written. */
function isForPersonWhatWasFound(siblings: readonly Expectation[], evidence: Evidence): boolean {
  const written = siblings.filter(({ source }) => source !== 'implied');
  return (
    saysNothingFound(evidence) &&
    written.length > 0 &&
    written.every(({ matcher }) => asksPerson.has(matcher.kind) || isOfNone(matcher))
  );
}

const asksPerson: ReadonlySet<Matcher['kind']> = new Set<Matcher['kind']>(['review', 'not-contains']);

/** In a pipe a person decides: `curl -s … | grep -c ERROR` counts none where nothing was fetched, too. */
function isOfNone(matcher: Matcher): boolean {
  const isNumber = matcher.kind === 'number' || matcher.kind === 'lines';
  return isNumber && holdsForNone(matcher.comparison, matcher.value);
}

/** `count: 0`, which a person compares with the `0` that is printed. */
function saysZero(matcher: Matcher): boolean {
  const isText = matcher.kind === 'contains' || matcher.kind === 'equals';
  return isText && /(?<![\p{L}\d.,/-])(?:0|zero|none|cero|zéro)$/iu.test(matcher.text);
}

function holdsForNone(comparison: Comparison, value: number): boolean {
  return comparison === '<' ? value > 0 : value === 0 && (comparison === '=' || comparison === '<=');
}

function saysNothingFound({ exitCode, output, outputComplete, programs }: Evidence): boolean {
  const program = programs.at(-1)?.replace(/^.*\//, '') ?? '';
  const countsNone = output.trim() === '' || output.trim().split('\n').every(isZeroCount);
  return exitCode === 1 && outputComplete && countsNone && searchPrograms.has(program);
}

/** `0`, and `app.log:0` where there are several files. */
function isZeroCount(line: string): boolean {
  return /^(?:[^\s:][^:]*:)?0$/.test(line.trim());
}
