import { countsFailures } from './contradiction';
import { review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { describeMatcher } from './describeMatcher';
import { judgeEachNumber, type NumberMatcher } from './judgeNumber';
import { isTimeUnit } from './quantity';

/**
 * Judges a number that an author names in prose. It must be plain which number of the output is meant: one alone, or
 * several that all hold; a time must be alone. And nothing else in the output may speak of failures.
 */
export function judgeInferredNumber(matcher: NumberMatcher, evidence: Evidence): Finding {
  const wanted = describeMatcher(matcher);
  const findings = judgeEachNumber(matcher, { ...evidence, lines: withoutShellTimes(evidence.lines) });
  if (!Array.isArray(findings)) return findings;
  if (!evidence.outputComplete) return reviewMissingOutput(`it has ${wanted}`);
  const last = findings.at(-1);
  if (last === undefined) return review(`The output does not plainly show the number: wanted ${wanted}.`);
  const where = {
    ...(last.found !== undefined && { found: last.found }),
    ...(last.foundLine !== undefined && { foundLine: last.foundLine }),
  };
  const allHold = findings.every(({ kind }) => kind === 'matched');
  if (findings.length > 1 && (!allHold || isTimeUnit(matcher.unit))) {
    return review(`The output shows several such numbers: wanted ${wanted}.`, where);
  }
  if (last.kind !== 'matched') return last;
  if (findings.some(({ foundLine }) => namesLimit(evidence.lines[foundLine ?? -1] ?? ''))) {
    return review(`The number in the output may be the limit itself: wanted ${wanted}.`, where);
  }
  const failure = evidence.lines.findIndex(countsFailures);
  if (failure < 0) return last;
  return review(`${last.message} But line ${failure + 1} speaks of failures.`, { ...where, foundLine: failure });
}

/** `user` and `sys` of the shell's `time` are no times that anybody means; `real` is. Line numbers stay. */
function withoutShellTimes(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (/^(?:user|sys)\s+\d+m\d/.test(line) ? '' : line));
}

/** `Required test coverage of 80% not reached` holds the limit and not the value. */
function namesLimit(line: string): boolean {
  return /\b(?:required?|targets?|goals?|thresholds?|minimum|maximum|min|max|limit|expect\w*|at least|fail\w*|not)\b/i.test(
    line.replace(/\b0 fail\w*/gi, ''),
  );
}
