import type { Verdict } from './expectation';
import { findJson } from './findJson';
import type { Evidence } from './finding';
import { findDifference, jsonEquals } from './jsonSubset';
import { parseJsonSample } from './jsonSample';
import { shorten } from './outputLines';
import { mayDifferFrom } from './passingValue';
import { compilePattern } from './pattern';
import { printedPattern } from './printedToken';
import { saysSomething } from './sampleLine';
import { findWholeWords } from './textMatch';

type RankedMatcher = Extract<Verdict['expectation']['matcher'], { rank?: number }>;

/** The verdict on one line of a sample, with its place among the verdicts. */
interface RankedVerdict {
  readonly at: number;
  readonly verdict: Verdict;
  readonly matcher: RankedMatcher;
}

/**
 * Compares the lines of each sample with the output as a whole. An output that is the sample, line by line, is what the
 * author meant, whatever its words. Where all lines are found and stand in another order, or less often, a person decides.
 */
export function judgeOrder(verdicts: readonly Verdict[], evidence: Evidence): readonly Verdict[] {
  const judged = [...verdicts];
  for (const sample of findSamples(verdicts)) {
    const read = isWhole(sample, evidence) ? confirm(sample) : follow(sample, evidence);
    for (const { at, verdict } of read) judged[at] = verdict;
  }
  return judged;
}

/** Lines of one sample follow each other, and their ranks rise. */
function findSamples(verdicts: readonly Verdict[]): readonly (readonly RankedVerdict[])[] {
  const samples: RankedVerdict[][] = [];
  for (const [at, verdict] of verdicts.entries()) {
    const { matcher, source } = verdict.expectation;
    if (source !== 'inferred' || !isRanked(matcher)) continue;
    const last = samples.at(-1);
    const above = last?.at(-1)?.matcher.rank ?? Infinity;
    if (last && above < (matcher.rank ?? 0)) last.push({ at, verdict, matcher });
    else samples.push([{ at, verdict, matcher }]);
  }
  return samples.filter(({ length }) => length > 1);
}

function isRanked(matcher: Verdict['expectation']['matcher']): matcher is RankedMatcher {
  return 'rank' in matcher;
}

/** Whether the output has the lines of the sample and no others. */
function isWhole(sample: readonly RankedVerdict[], { lines, outputComplete, alongside = [] }: Evidence): boolean {
  const printed = lines.filter(saysSomething);
  if (!outputComplete || alongside.length > 0 || printed.length !== sample.length) return false;
  return sample.every(({ verdict, matcher }, i) => matcher.rank === i && isLine(matcher, verdict, printed[i] ?? ''));
}

function isLine(matcher: RankedMatcher, verdict: Verdict, line: string): boolean {
  if (matcher.kind === 'regex')
    return line.trim() === verdict.expectation.text.trim() || (verdict.kind === 'matched' && toTest(matcher)(line));
  if (matcher.kind !== 'json-subset') return line.trim() === matcher.text;
  const value = parseJsonSample(line);
  return value !== undefined && jsonEquals(matcher.value, value);
}

function confirm(sample: readonly RankedVerdict[]): readonly RankedVerdict[] {
  return sample.map(({ verdict, ...one }) => {
    const message = verdict.kind === 'matched' ? verdict.message : 'The output is what the sample shows.';
    return { ...one, verdict: { ...verdict, kind: 'matched', message } };
  });
}

/** Puts each line that was found behind the one above it. */
function follow(sample: readonly RankedVerdict[], evidence: Evidence): readonly RankedVerdict[] {
  const { lines, output } = evidence;
  let after = -1;
  const taken = new Map<string, number>();
  return sample.map((one) => {
    if (one.verdict.kind !== 'matched') return one;
    const { matcher } = one;
    const places = matcher.kind === 'json-subset' ? placesOfJson(matcher, output) : placesOfLine(matcher, lines);
    const key = JSON.stringify({ ...matcher, rank: 0 });
    const times = (taken.get(key) ?? 0) + 1;
    taken.set(key, times);
    const place = places.find((line) => line > after);
    if (place !== undefined) {
      after = place;
      return one;
    }
    const message =
      places.length < times
        ? `The sample has this line ${times} times or more, the output ${places.length === 1 ? 'once' : `${places.length} times`}.`
        : `${one.verdict.message} The sample shows it in another order: below "${shorten(lines[after] ?? '')}".`;
    return { ...one, verdict: { ...one.verdict, kind: 'review', message } };
  });
}

function placesOfLine(
  matcher: Exclude<RankedMatcher, { kind: 'json-subset' }>,
  lines: readonly string[],
): readonly number[] {
  const test = toTest(matcher);
  return lines.flatMap((line, i) => (test(line) ? [i] : []));
}

function placesOfJson(
  { value, isLoose }: Extract<RankedMatcher, { kind: 'json-subset' }>,
  output: string,
): readonly number[] {
  const json = findJson(output);
  if (json.kind !== 'values') return [];
  return json.values.flatMap((one) =>
    findDifference(value, one.value, mayDifferFrom(isLoose === true)) === undefined ? [one.line] : [],
  );
}

function toTest(matcher: Exclude<RankedMatcher, { kind: 'json-subset' }>): (line: string) => boolean {
  if (matcher.kind === 'equals') return (line) => line.trim() === matcher.text;
  if (matcher.kind === 'regex') return patternTest(matcher.pattern, matcher.ignoreCase);
  const printed = matcher.isLoose ? printedPattern(matcher.text) : undefined;
  if (printed !== undefined) return patternTest(printed, false);
  return (line) => findWholeWords(line, matcher.text).length > 0;
}

function patternTest(pattern: string, ignoreCase: boolean): (line: string) => boolean {
  const compiled = compilePattern(pattern, ignoreCase);
  return 'error' in compiled ? () => false : (line) => compiled.pattern.test(line);
}
