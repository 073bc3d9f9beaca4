import { sumDurations } from './compoundTime';
import { countsFailures, speaksOfTrouble } from './contradiction';
import { review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { describeMatcher } from './describeMatcher';
import { judgeEachNumber, type NumberMatcher } from './judgeNumber';
import { isSizeUnit, isTimeUnit, withoutCountPoints } from './quantity';

/**
 * Judges a number that an author names in prose. It must be plain which number of the output is meant: one alone, or
 * several that all hold; a time must be alone. And nothing else in the output may speak of failures.
 */
export function judgeInferredNumber(matcher: NumberMatcher, evidence: Evidence): Finding {
  const summed = evidence.lines.map((line) => sumDurations(withoutCountPoints(line)));
  const finding = judgeWhole(matcher, { ...evidence, lines: summed.map(({ line }) => line) });
  const isOfParts = isTimeUnit(matcher.unit)
    ? summed.some(({ isUnsure }) => isUnsure)
    : summed[finding.foundLine ?? -1]?.isUnsure === true;
  if (finding.kind === 'review' || !isOfParts) return finding;
  return { ...finding, kind: 'review', message: `${finding.message} But it may be a part of a longer time.` };
}

/** Judges lines in which every time and every count is one number. */
function judgeWhole(matcher: NumberMatcher, evidence: Evidence): Finding {
  const finding = judgePlainNumber(matcher, evidence);
  const lines = withoutPoints(evidence.lines);
  if (finding.kind === 'review' || !lines || judgePlainNumber(matcher, { ...evidence, lines }).kind === finding.kind)
    return finding;
  return { ...finding, kind: 'review', message: `${finding.message} But its point may stand between thousands.` };
}

function judgePlainNumber(matcher: NumberMatcher, evidence: Evidence): Finding {
  const wanted = describeMatcher(matcher);
  const findings = judgeEachNumber(matcher, { ...evidence, lines: withoutMarks(evidence.lines) });
  if (!Array.isArray(findings)) return findings;
  if (!evidence.outputComplete) return reviewMissingOutput(`it has ${wanted}`);
  const last = findings.at(-1);
  if (last === undefined) return review(`The output does not plainly show the number: wanted ${wanted}.`);
  const where = {
    ...(last.found !== undefined && { found: last.found }),
    ...(last.foundLine !== undefined && { foundLine: last.foundLine }),
  };
  const allHold = findings.every(({ kind }) => kind === 'matched');
  const noneHolds = findings.every(({ kind }) => kind === 'mismatched');
  if (findings.length > 1 && ((!allHold && !noneHolds) || isMeasure(matcher.unit))) {
    return review(`The output shows several such numbers: wanted ${wanted}.`, where);
  }
  if (last.kind !== 'matched') return last;
  if (
    findings.some(({ found = '', foundLine }) => namesLimit(clauseOf(evidence.lines[foundLine ?? -1] ?? '', found)))
  ) {
    return review(`The number in the output may be the limit itself: wanted ${wanted}.`, where);
  }
  const label = labelBefore(evidence.lines[last.foundLine ?? -1] ?? '', last.found ?? '');
  if (matcher.of !== undefined && label !== undefined && !isRelated(label, matcher.of))
    return review(`${last.message} But it is the number of "${label}", not plainly of "${matcher.of}".`, where);
  const isElsewhere = (line: number): boolean => findings.every(({ foundLine }) => foundLine !== line);
  const failure = evidence.lines.findIndex(
    (line, i) =>
      countsFailures(line) ||
      (isElsewhere(i) && speaksOfTrouble(line) && !/(?<![\w.])0(?![\w.])|\b(?:no|none|without)\b/i.test(line)),
  );
  if (failure < 0) return last;
  return review(`${last.message} But line ${failure + 1} speaks of failures.`, { ...where, foundLine: failure });
}

/**
 * The lines with `1.230` as 1230, as half of the world writes it; `undefined` where none can be meant so, or another
 * number shows that the point is one of decimals. psql has three of them behind every time.
 */
function withoutPoints(lines: readonly string[]): readonly string[] | undefined {
  if (!lines.some((line) => grouped.test(line)) || lines.some((line) => hasDecimals.test(line))) return undefined;
  return lines.map((line) => line.replace(allGrouped, '$1$2'));
}

/** Seconds are not counted by the thousand: `1.230s` is what programs print. */
const grouped = /(?<![\w.,/-])([1-9]\d{0,2})\.(\d{3})(?=[mµμn]s(?!\w)|\s(?!%)|[\])]|$)/;
const allGrouped = new RegExp(grouped, 'g');
const hasDecimals =
  /^Time: \d+\.\d{3} ms|(?<![\w./-])(?:0\.\d+|\d+\.\d{4,}|\d+\.\d{1,2}(?=\s?(?:%|\[|[mµμn]?s(?!\w)|sec|min|[kKMG]i?B)))(?![\d.])/;

/** `disk usage` of `disk usage: 100 MB`. */
function labelBefore(line: string, found: string): string | undefined {
  const at = line.lastIndexOf(found);
  return at < 0 ? undefined : /(\p{L}[\p{L}\d _-]*?)\s*[:=]\s*$/u.exec(line.slice(0, at))?.[1];
}

/** Whether two names share a word that is no measure's, or the first is nothing but a measure: `time_total`, `Size`. */
function isRelated(label: string, of: string): boolean {
  const own = namesIn(label);
  const wanted = namesIn(of);
  return (
    own.length === 0 || own.some((word) => wanted.some((other) => word.startsWith(other) || other.startsWith(word)))
  );
}

function namesIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !measures.test(word));
}

/** In any language that is not known, a label's word is a name, and a person is asked. */
const measures =
  /^(?:the|of|in|is|total|overall|real|times?|took|taken|elapsed|durations?|avg|average|mean|median|max|min|p\d*|sizes?|usage|used|results?|values?|outputs?|done|finished|completed|response|answers?|request|wall|clock|run|build|all|files?|objects?|gesamt|zeit|dauer|größe|tiempo|tamaño|tempo|tamanho|temps|taille|durée|время|размер)$/u;

/** Of what many things have one, several can be meant. */
function isMeasure(unit: string | undefined): boolean {
  return isTimeUnit(unit) || isSizeUnit(unit);
}

/**
 * `user` and `sys` of the shell's `time`, and the parts of curl's total, are no times that anybody means; Redis writes a
 * number as `(integer) 12`. Line numbers stay.
 */
function withoutMarks(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    /^(?:(?:user|sys)\s+\d+m\d|\s*time_(?!total))/.test(line) ? '' : line.replace(/^\(integer\) (?=-?\d+$)/, ''),
  );
}

/** The sentence of a line that the number stands in: `Required test coverage of 80% reached. Total coverage: 85%`. */
function clauseOf(line: string, found: string): string {
  return line.split(/(?<=[.;])\s+/).findLast((clause) => clause.includes(found)) ?? line;
}

/** `Required test coverage of 80% not reached` holds the limit and not the value. */
function namesLimit(line: string): boolean {
  return /\b(?:required?|targets?|goals?|thresholds?|minimum|maximum|min|max|limit|expect\w*|at least|fail\w*|not)\b/i.test(
    line.replace(/\b0 fail\w*/gi, ''),
  );
}
