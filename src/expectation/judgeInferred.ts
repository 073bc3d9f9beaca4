import type { Matcher } from './expectation';
import { mismatched, matched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { findDoubt } from './doubt';
import { judgeDeclared } from './judgeDeclared';
import { loneNumber } from './inferNumber';
import { cellsOf, isTableHead, judgeEachLine, rowsOf } from './judgeEachLine';
import { findHttpStatuses, findNamedStatuses, judgeHttp } from './judgeHttp';
import { judgeInferredNumber } from './judgeInferredNumber';
import { judgeAnyJson, judgeKey, judgeMember, judgeSample } from './judgeInferredJson';
import { judgeInferredAbsence, judgeInferredPattern } from './judgeInferredPattern';
import { missingLine } from './judgeText';
import { isNotice, isOpposite, mayContradict, speaksOfTrouble } from './contradiction';
import { shorten } from './outputLines';
import { compilePattern, quotePattern } from './pattern';
import { printedPattern } from './printedToken';
import { parseNumber } from './quantity';
import { findWholeWords } from './textMatch';

/**
 * Judges what was inferred from an author's prose. The same matchers are read more strictly than in the grammar,
 * because nobody chose them: where the output could be meant otherwise, a person decides.
 */
export function judgeInferred(matcher: InferredMatcher, evidence: Evidence): Finding {
  const found = judgeNearly(matcher, judgeByKind(matcher, evidence), evidence);
  const isLoose = 'isLoose' in matcher && matcher.kind !== 'json-subset';
  const finding: Finding = isLoose && found.kind === 'mismatched' ? { ...found, kind: 'review' } : found;
  return finding.kind === 'matched' ? (findDoubt(matcher, finding, evidence) ?? finding) : finding;
}

type InferredMatcher = Exclude<Matcher, { kind: 'exit' }>;

/** A line of a sample that comes again with another hash, size or duration: a person decides whether that is as it should be. */
function judgeNearly(matcher: InferredMatcher, finding: Finding, { lines }: Evidence): Finding {
  if (finding.kind !== 'mismatched' || !('nearly' in matcher)) return finding;
  const compiled = compilePattern(matcher.nearly, false);
  const foundLine = 'error' in compiled ? -1 : lines.findIndex((line) => compiled.pattern.test(line));
  if (foundLine < 0) return finding;
  const found = shorten(lines[foundLine] ?? '');
  return review(`Line ${foundLine + 1} differs only in what may change: "${found}".`, { found, foundLine });
}

function judgeByKind(matcher: InferredMatcher, evidence: Evidence): Finding {
  switch (matcher.kind) {
    case 'equals':
      return matcher.rank === undefined ? judgeBareWord(matcher.text, evidence) : judgeOwnLine(matcher.text, evidence);
    case 'contains':
      if (matcher.each) return judgeEachLine(matcher.text, evidence);
      if (matcher.isLoose) return judgeLoose(matcher.text, evidence);
      if (/^"\w+"$/.test(matcher.text)) return judgeKey(matcher.text, evidence) ?? judgeWord(matcher.text, evidence);
      return /\s/.test(matcher.text) ? judgePhrase(matcher.text, evidence) : judgeWord(matcher.text, evidence);
    case 'not-contains':
      return judgeInferredAbsence(matcher.text, evidence);
    case 'regex':
      return judgeInferredPattern(matcher, evidence);
    case 'json':
      return matcher.comparison === undefined && matcher.path === '$'
        ? judgeAnyJson(evidence)
        : judgeMember(matcher, evidence);
    case 'json-subset':
      return judgeSample(matcher, evidence);
    case 'lines':
      return judgeInferredLines(matcher, evidence);
    case 'number':
      if (matcher.pattern === loneNumber && matcher.comparison === '=') {
        return judgeBareWord(String(matcher.value), evidence);
      }
      return judgeInferredNumber(matcher, evidence);
    case 'http':
      return judgeInferredHttp(matcher.statuses, evidence);
    case 'empty':
      return judgeInferredEmpty(evidence);
    default:
      return judgeDeclared(matcher, evidence, -1);
  }
}

/** A line of several that an author shows: one line of the output must be the word or the number. */
function judgeOwnLine(text: string, evidence: Evidence): Finding {
  const pattern = `^\\s*${quotePattern(text)}\\s*$`;
  const matcher = { kind: 'regex', pattern, ignoreCase: false, negated: false } as const;
  return judgeInferredPattern(matcher, evidence, `is "${shorten(text)}"`);
}

/** The word must be all that was printed: a line that has it among others may say the contrary (`healthy: false`). */
function judgeWord(text: string, { lines, outputComplete }: Evidence): Finding {
  if (!outputComplete) return reviewMissingOutput(`"${text}" is all of it`);
  const printed = [...lines.entries()].filter(([, line]) => line.trim() !== '');
  const results = printed.filter(([, line]) => !isNotice(line));
  const filled = results.length > 0 ? results : printed;
  const [first] = filled;
  if (first === undefined) return mismatched(`Nothing was printed, wanted "${text}".`);
  if (filled.length === 1 && withoutQuotes(first[1]) === withoutQuotes(text)) {
    return matched(`The output is "${text}".`, { found: shorten(first[1]), foundLine: first[0] });
  }
  const near = filled.find(([, line]) => findWholeWords(line.toLowerCase(), text.toLowerCase()).length > 0);
  const [foundLine, line] = near ?? first;
  const where = { found: shorten(line), foundLine };
  return near === undefined
    ? mismatched(`The output does not say "${text}"; line ${foundLine + 1} is: "${where.found}".`, where)
    : review(`"${text}" is not all that the output says; line ${foundLine + 1} is: "${where.found}".`, where);
}

/**
 * A word without quotes may only describe the result (`success`), and a number may stand in other words (`3/3`), or be
 * the exit code: only a word that is written as programs print it, or another number alone, contradicts.
 */
function judgeBareWord(text: string, evidence: Evidence): Finding {
  const finding = judgeWord(text, evidence);
  if (finding.kind !== 'mismatched') return finding;
  const output = evidence.output.trim();
  const isPrinted = /^\p{L}/u.test(text) && text !== text.toLowerCase();
  const isPart = /^\p{L}/u.test(text) && output.toLowerCase().includes(text);
  const isOtherNumber = parseNumber(text) !== undefined && parseNumber(output) !== undefined;
  const isOtherVersion = isVersion(text) && isVersion(output);
  return isPrinted || isPart || isOtherNumber || isOtherVersion || isOpposite(text, output)
    ? finding
    : { ...finding, kind: 'review' };
}

function isVersion(text: string): boolean {
  return /^\d+(?:\.\d+)+(?:[-+][\w.+-]+)?$/.test(text);
}

/** A text that may only describe: one that only a program prints may stand among others, words of a language may not. */
function judgeLoose(text: string, evidence: Evidence): Finding {
  const pattern = printedPattern(text);
  if (pattern === undefined) return loosely(judgePhrase(text, evidence), text, evidence);
  const matcher = { kind: 'regex', pattern, ignoreCase: false, negated: false } as const;
  const finding = judgeInferredPattern(matcher, evidence, `says "${shorten(text)}"`);
  const line = evidence.lines[finding.foundLine ?? -1] ?? '';
  const isDoubtful = finding.kind === 'matched' && isOnItsWay.test(line.replaceAll(text, ' '));
  return isDoubtful ? { ...finding, kind: 'review' } : finding;
}

/** Words that say that a thing is no longer what it was, or not yet. */
const isOnItsWay =
  /(?<!\p{L})(?:drop|remov|delet|lock|revok|expir|deprecat|stale|obsolete|inactive|disabl|stopp|abandon|ignor|lost|gone|corrupt|broken|degraded|creating|queued|pending|wait|renam|replac|moved|old|former)\p{L}*/iu;

/** A line that says more, in whatever language, may say the contrary; a cell of a table stands by itself. */
function loosely(finding: Finding, text: string, { lines }: Evidence): Finding {
  const line = lines[finding.foundLine ?? -1] ?? '';
  const rest = line.replaceAll(text, ' ').replace(/^\s*\[?(?:info|log|debug)\]?:?\s/i, '');
  const isSure = finding.kind === 'matched' && (!/\p{L}/u.test(rest) || cellsOf(line).includes(text));
  return isSure ? finding : { ...finding, kind: 'review' };
}

/** A text of several words must stand whole in a line, and no line that has it may take it back. */
function judgePhrase(text: string, { lines, outputComplete }: Evidence): Finding {
  const places = [...lines.entries()].filter(([, line]) => findWholeWords(line, text).length > 0);
  const [first] = places;
  const asked = `says "${shorten(text)}"`;
  if (first === undefined)
    return outputComplete ? missingLine(asked, text, lines) : reviewMissingOutput(`a line ${asked}`);
  const doubtful = places.find(([, line]) => {
    const others = line.replaceAll(text, ' ');
    return mayContradict(others) || speaksOfTrouble(others);
  });
  const [foundLine, line] = doubtful ?? first;
  const where = { found: shorten(line), foundLine };
  if (doubtful !== undefined)
    return review(`Line ${foundLine + 1} ${asked}, and more that may say the contrary.`, where);
  if (!outputComplete) return reviewMissingOutput(`another line contradicts "${shorten(text)}"`);
  return matched(`Line ${foundLine + 1} ${asked}.`, where);
}

/** Several answers that are neither redirects nor the same: it cannot be told which one was meant. */
function judgeInferredHttp(statuses: readonly number[], evidence: Evidence): Finding {
  const finding = judgeHttp(statuses, evidence);
  const seen = findHttpStatuses(evidence.lines);
  if (seen.length === 0) return { ...finding, kind: 'review' };
  const last = seen.at(-1)?.status ?? 0;
  const told = [...seen, ...findNamedStatuses(evidence.lines)];
  const others = told.filter(({ status }) => status >= 200 && (status < 300 || status >= 400) && status !== last);
  if (others.length === 0 || finding.kind === 'review') return finding;
  return review(`The output shows several HTTP statuses: ${told.map(({ status }) => status).join(', ')}.`, {
    ...(finding.found !== undefined && { found: finding.found }),
    ...(finding.foundLine !== undefined && { foundLine: finding.foundLine }),
  });
}

/** A count of lines confirms when none of them speaks of trouble; another count may only count otherwise. */
function judgeInferredLines(matcher: Extract<Matcher, { kind: 'lines' }>, evidence: Evidence): Finding {
  const lines = rowsOf(evidence.lines).flatMap(({ line }) => (isOfFolder.test(line) ? [] : [line]));
  const finding = judgeDeclared(matcher, { ...evidence, lines }, -1);
  if (finding.kind !== 'matched') return { ...finding, kind: lines.length === 0 ? finding.kind : 'review' };
  return lines.some(speaksOfTrouble) ? review(`${finding.message} But some speak of trouble.`) : finding;
}

/** What `ls` says of the folder itself: `total 8`, `.` and `..`. */
const isOfFolder = /^total \d+\S*$|^d\S{9}.*\s\.{1,2}\/?$|^\.{1,2}\/?$/;

/** A line may say in words, or with a zero, that there is nothing, as may a table that is all head; a warning is no result. */
function judgeInferredEmpty(evidence: Evidence): Finding {
  const finding = judgeDeclared({ kind: 'empty' }, evidence, -1);
  const filled = evidence.lines.filter((line) => line.trim() !== '' && !isNotice(line));
  const [only = '', ...others] = filled;
  const isNothing =
    others.length === 0
      ? only === '' || saysNothing.test(only) || isTableHead(only)
      : isEmptyTable.test(evidence.output);
  return finding.kind === 'mismatched' && isNothing ? { ...finding, kind: 'review' } : finding;
}

const saysNothing = /(?<![\w.,])(?:(?:0|no|none|nothing|empty)(?![\w,.])|\[\]|\{\})/i;

/** psql and mysql under the head of a result without rows. */
const isEmptyTable = /^\(0 rows\)$|^Empty set\b/m;

function withoutQuotes(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}
