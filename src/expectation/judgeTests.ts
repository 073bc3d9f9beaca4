import { countsFailures } from './contradiction';
import { describeMatcher } from './describeMatcher';
import type { Matcher } from './expectation';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { shorten } from './outputLines';
import { compareNumbers } from './quantity';
import { findUnmetPlan, isFailedTest, isPassedTest } from './testMarks';
import { readCounts } from './testCounts';
import { lacksTests, passedOf, readTestSummaries, type TestSummary } from './testReport';

type TestsMatcher = Extract<Matcher, { kind: 'tests' }>;

/**
 * Judges how many tests passed, by the summary of the test runner. It must be plain which number is meant: one summary,
 * or several that all hold; and none may speak of failures, or of tests that neither passed nor were skipped.
 */
export function judgeTests(matcher: TestsMatcher, evidence: Evidence): Finding {
  const wanted = describeMatcher(matcher);
  const counted = withoutParts(readTestSummaries(evidence.lines).flatMap(toCount));
  if (!evidence.outputComplete) return reviewMissingOutput(`it has ${wanted}`);
  const last = counted.at(-1);
  const none = last === undefined ? doubtNone(evidence) : undefined;
  if (none) return mismatched(`No test passed, wanted ${wanted}: ${none.message}.`, { foundLine: none.foundLine });
  if (last === undefined) return review(`The output does not plainly show how many tests passed: wanted ${wanted}.`);
  const where = { found: `${last.passed} passed`, foundLine: last.foundLine };
  const holding = counted.filter(({ passed }) => compareNumbers(passed, matcher.comparison, matcher.value));
  if (holding.length > 0 && holding.length < counted.length)
    return review(`The output shows several such numbers: wanted ${wanted}.`, where);
  if (holding.length === 0)
    return mismatched(`Line ${last.foundLine + 1} says ${where.found}, wanted ${wanted}.`, where);
  if (counted.some(({ isTakenBack }) => isTakenBack))
    return review(`Line ${last.foundLine + 1} may name what is wanted only: wanted ${wanted}.`, where);
  const doubt = doubtFailures(evidence);
  if (doubt)
    return review(`Line ${last.foundLine + 1} says ${where.found}. But ${doubt.message}.`, {
      ...where,
      foundLine: doubt.foundLine,
    });
  return matched(`Line ${last.foundLine + 1} says ${where.found} (wanted ${wanted}).`, where);
}

/** What a line of the output says against tests that are said to have passed. */
export interface TestDoubt {
  readonly message: string;
  readonly foundLine: number;
}

/** The first line that counts failures or names a test that failed, or that counts fewer tests passed than there are. */
export function doubtFailures({ lines }: Pick<Evidence, 'lines'>): TestDoubt | undefined {
  const lacking = readTestSummaries(lines).find(lacksTests)?.foundLine;
  const named = lines.findIndex((line) => (countsFailures(line) && !isNamedByTap.test(line)) || isFailedTest(line));
  const foundLine = lacking ?? (named < 0 ? findUnmetPlan(lines) : named);
  if (foundLine < 0) return undefined;
  return { message: `line ${foundLine + 1} speaks of failures: "${shorten(lines[foundLine] ?? '')}"`, foundLine };
}

/** `ok 84 fails politely`: 84 is the test's number. */
const isNamedByTap = /^\s{0,40}ok \d{1,9}\s/;

/**
 * The last line that plainly counts tests that failed: among other counts, or as a clause of its own, `12 fine, 1 failed`;
 * -1 where there is none, where words beside it take it back, or where a later line counts none.
 */
export function findFailedCount({ lines }: Pick<Evidence, 'lines'>): number {
  const found = lines.findLastIndex(countsFailed);
  const isOver = lines.slice(found + 1).some((line) => readCounts(line)?.counts.failed === 0);
  return isOver ? -1 : found;
}

function countsFailed(line: string): boolean {
  const read = isPassedTest(line) ? undefined : readCounts(line);
  if (!read || read.isTakenBack || !((read.counts.failed ?? 0) > 0)) return false;
  const { passed, total } = read.counts;
  const isSummary = passed !== undefined || total !== undefined;
  return isSummary || (read.isAlone && /fail/i.test(line)) || failedClause.test(line);
}

const failedClause = /(?:^|[,;:(]\s{0,9}|\band )[1-9]\d{0,8} (?:tests? )?failed\s{0,9}(?=$|[,;.)])/i;

/** Where the output says that there was no test to run, or that each of them was skipped. */
export function doubtNone({ lines }: Pick<Evidence, 'lines'>): TestDoubt | undefined {
  const summaries = readTestSummaries(lines);
  const isNone = summaries.every(passedNone);
  const foundLine = summaries[0]?.foundLine ?? lines.findIndex((line) => ranNone.test(line) || passesOver(line));
  return isNone && foundLine >= 0
    ? { message: `line ${foundLine + 1} counts no test that passed`, foundLine }
    : undefined;
}

/**
 * Where nothing speaks of a test that ran, and a line says that there was none to run: `Tests are skipped.`,
 * `? app [no test files]`, `make: Nothing to be done for 'test'.`
 */
export function doubtRun(evidence: Pick<Evidence, 'lines'>): TestDoubt | undefined {
  const { lines } = evidence;
  if (lines.some((line) => isPassedTest(line) || isPassedPackage.test(line))) return undefined;
  if (!readTestSummaries(lines).every(passedNone)) return undefined;
  const foundLine = lines.findIndex((line) => ranNothing.test(line));
  if (foundLine < 0) return undefined;
  return {
    message: `line ${foundLine + 1} says that no test was run: "${shorten(lines[foundLine] ?? '')}"`,
    foundLine,
  };
}

/** `ok  app/store  0.012s` of go, which counts no tests; `PASS src/a.test.js` of jest. */
const isPassedPackage = /^(?:ok|PASS)\s+\S+(?!.*\[no tests to run\])/;

const ranNothing =
  /\[no test(?:s to run| files)\]|\bno tests? (?:to run|to execute|(?:were |was )?(?:run|found|executed|collected|available|discovered|matched|defined|configured))\b|\b(?:all )?tests (?:are|were|have been) (?:skipped|disabled|ignored|excluded|not run)\b|\bskip(?:ping|ped) (?:(?:all|the|unit|integration|execution of) ){0,2}tests?\b|\btests? (?:execution |phase |run )?skipped\b|:(?:\w+-?)*test\w* (?:NO-SOURCE|SKIPPED)|\bnothing to (?:be done|do|test|run)\b|^make(?:\[\d+\])?: ['‘`].*['’] is up to date\.|\bno targets? (?:were |was )?found\b|\bno test is available\b|\bno test (?:specified|targets?|cases?|suites?|files?|script|sources)\b|\bcollected 0 items\b|\bmissing script: "?test/i;

function passedNone(summary: TestSummary): boolean {
  const { total, skipped = 0 } = summary;
  return (total ?? passedOf(summary)) === 0 || (!passedOf(summary) && skipped > 0 && skipped >= (total ?? 0));
}

/** Tests that were skipped, or failed as expected, and no others: `85 xfailed`. */
function passesOver(line: string): boolean {
  const { passed, total, skipped = 0 } = readCounts(line)?.counts ?? {};
  return skipped > 0 && passed === undefined && total === undefined;
}

const ranNone = /^\W*(?:no tests? (?:ran|found|executed|were found|files? found)|no test files found)\b/i;

interface PassedCount {
  readonly passed: number;
  readonly foundLine: number;
  readonly isTakenBack: boolean;
}

function toCount(summary: TestSummary): readonly PassedCount[] {
  const passed = passedOf(summary);
  return passed === undefined ? [] : [{ passed, foundLine: summary.foundLine, isTakenBack: summary.isTakenBack }];
}

/**
 * Counts of classes or files above the one of all of them are its parts; crates with no test at all say nothing of the
 * others.
 */
function withoutParts(all: readonly PassedCount[]): readonly PassedCount[] {
  const some = all.filter(({ passed }) => passed > 0);
  const counts = some.length > 0 ? some : all;
  const last = counts.at(-1);
  const parts = counts.slice(0, -1).reduce((sum, { passed }) => sum + passed, 0);
  return last && counts.length > 1 && parts === last.passed ? [last] : counts;
}
