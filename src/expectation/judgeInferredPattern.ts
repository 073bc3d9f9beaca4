import { mayContradict, speaksOfTrouble } from './contradiction';
import type { Matcher } from './expectation';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { cellsOf, isDoubtfulRow, lacksSome } from './judgeEachLine';
import { findHttpStatuses } from './judgeHttp';
import { judgeDeclared } from './judgeDeclared';
import { missingLine } from './judgeText';
import { findOtherVersion } from './judgeVersion';
import { shorten } from './outputLines';
import { versionStart } from './inferVersion';
import { namesPreRelease } from './judgeVersion';
import { compilePattern, quotePattern } from './pattern';

type PatternMatcher = Extract<Matcher, { kind: 'regex' }>;

/** A pattern that stands for the author's words: nothing in the line or around it may take back what it says. */
export function judgeInferredPattern(
  matcher: PatternMatcher,
  evidence: Evidence,
  asked = `matches ${shorten(`/${matcher.pattern}/`)}`,
): Finding {
  if (matcher.negated) return judgeDeclared(matcher, evidence, -1);
  const { lines, outputComplete } = evidence;
  const compiled = compilePattern(matcher.pattern, matcher.ignoreCase);
  if ('error' in compiled) return review(`The regular expression cannot be read: ${compiled.error}.`);
  const { pattern } = compiled;
  if (pattern.test('')) return review('The pattern that was read from the words holds for anything.');
  const foundLine = lines.findIndex((line) => pattern.test(line));
  if (foundLine < 0) return judgeMissing(matcher, asked, evidence);
  const where = { found: shorten(lines[foundLine] ?? ''), foundLine };
  const other = findOtherVersion(matcher, pattern, lines);
  if (other !== undefined)
    return review(`Line ${foundLine + 1} ${asked}, but line ${other + 1} tells another version.`, where);
  const isOfFullCount = matcher.isLoose === true && /\d\/\d/.test(matcher.pattern);
  const isDoubtful = (line: string): boolean => {
    const others = otherWords(withoutSize(line), matcher.pattern);
    if (matcher.isLoose && lacksSome(line)) return true;
    // `Up 5 seconds (health: starting)`
    if (others.match(/\([^()]*\)/g)?.some(speaksOfTrouble) === true) return true;
    if (matcher.pattern.startsWith(versionStart) && namesPreRelease(line)) return true;
    return matcher.isLoose && cellsOf(line).length > 2 ? isDoubtfulRow(others) : mayContradict(others);
  };
  const doubtful = lines.findIndex((line) =>
    pattern.test(line) ? isDoubtful(line) : speaksOfTrouble(line) || (isOfFullCount && lacksSome(line)),
  );
  if (doubtful >= 0)
    return review(`Line ${foundLine + 1} ${asked}, but line ${doubtful + 1} may say the contrary.`, where);
  if (!outputComplete) return reviewMissingOutput(`another line contradicts what ${asked}`);
  return matched(`Line ${foundLine + 1} ${asked}.`, where);
}

/** A line of `ls` without its mode, its links, its owners and its size, which may be 0. */
function withoutSize(line: string): string {
  return line.replace(/^[-dlpsbc](?:[r-][w-][xsStT-]){3}[.+@]?\s+\d+\s+\S+\s+\S+\s+\d+,?\s/, '');
}

/** The words of a line that the pattern does not name: those that its wildcards let pass count too. */
function otherWords(line: string, pattern: string): string {
  const own = new Set(pattern.toLowerCase().match(/[\p{L}\p{N}'’]+/gu));
  return line.replace(/[\p{L}\p{N}'’]+/gu, (word) => (own.has(word.toLowerCase()) ? ' ' : word));
}

/** Words that must be a line of their own, and stand among others: nobody can tell which is meant. */
function judgeMissing(
  { pattern, ignoreCase }: PatternMatcher,
  asked: string,
  { lines, outputComplete }: Evidence,
): Finding {
  if (!outputComplete) return reviewMissingOutput(`a line ${asked}`);
  const within = /^\^\\s\*"\?(.*)"\?\\s\*\$$/.exec(pattern)?.[1];
  const loose = compilePattern(`(?:^|[^\\w-])${within ?? pattern}(?:[^\\w-]|$)`, within !== undefined || ignoreCase);
  const foundLine = 'error' in loose ? -1 : lines.findIndex((line) => loose.pattern.test(line));
  if (foundLine < 0) return missingLine(asked, pattern, lines);
  const where = { found: shorten(lines[foundLine] ?? ''), foundLine };
  return review(`Line ${foundLine + 1} says more than that: "${where.found}".`, where);
}

/** What must not be printed. In other letters, or beside a "no", it may be meant or not. */
export function judgeInferredAbsence(text: string, evidence: Evidence): Finding {
  if (/^[45]\d\d$/.test(text)) return judgeMissingStatus(Number(text), evidence);
  const { lines, outputComplete } = evidence;
  const foundLine = lines.findIndex((line) => line.toLowerCase().includes(text.toLowerCase()));
  if (foundLine < 0) {
    return outputComplete
      ? matched(`No line contains "${shorten(text)}".`)
      : reviewMissingOutput(`a line contains "${text}"`);
  }
  const exact = lines.findIndex((line) => isPlainIn(line, text) && !/\b(?:no|0|zero|none|without)\b/i.test(line));
  const line = exact < 0 ? foundLine : exact;
  const where = { found: shorten(lines[line] ?? ''), foundLine: line };
  return exact < 0
    ? review(`Line ${line + 1} may say "${shorten(text)}", which should not be there: "${where.found}".`, where)
    : mismatched(`Line ${line + 1} contains "${shorten(text)}", and none should: "${where.found}".`, where);
}

/** `active` is not what `inactive` says, nor `main` what `main-hotfix` does; `Exception` ends many a name. */
function isPlainIn(line: string, text: string): boolean {
  const bound = /^\p{Ll}[\p{L}\d]*$/u.test(text)
    ? [String.raw`(?<![\p{L}\d_-])`, String.raw`(?![\p{L}\d_-])`]
    : ['', ''];
  return new RegExp(`${bound[0] ?? ''}${quotePattern(text)}${bound[1] ?? ''}`, 'u').test(line);
}

function judgeMissingStatus(status: number, { lines, outputComplete }: Evidence): Finding {
  const seen = findHttpStatuses(lines);
  const found = seen.find((one) => one.status === status);
  if (found) return mismatched(`The status is ${status}.`, { found: `HTTP ${status}`, foundLine: found.line });
  const [last] = seen.slice(-1);
  if (!last) return review(`The output shows no HTTP status: it should not be ${status}.`);
  const where = { found: `HTTP ${last.status}`, foundLine: last.line };
  if (!outputComplete) return reviewMissingOutput(`another status is ${status}`);
  if (last.status >= 500) return review(`The status is ${last.status}, not ${status}.`, where);
  return matched(`The status is ${last.status}, not ${status}.`, where);
}
