import { mayContradict, speaksOfTrouble } from './contradiction';
import type { Matcher } from './expectation';
import { findJson } from './findJson';
import { review, type Evidence, type Finding } from './finding';
import { findHttpStatuses } from './judgeHttp';
import { findJsonTrouble } from './jsonTrouble';
import { doubtFailures } from './judgeTests';
import { findLaterTrouble, findOtherValue } from './otherLines';
import { shorten } from './outputLines';
import { isPassedTest } from './testMarks';

/**
 * What speaks against a match that was inferred from an author's words, as a review that says so: a line that reports an
 * error, although the command left with 0; or words around what was found that may mean another time, or a wish.
 */
export function findDoubt(matcher: Matcher, finding: Finding, evidence: Evidence): Finding | undefined {
  if (matcher.kind === 'http' && matcher.statuses.some((status) => status >= 400)) return undefined;
  const trouble = findTrouble(matcher, evidence);
  if (trouble >= 0) {
    const found = shorten(evidence.lines[trouble] ?? '');
    return review(`${finding.message} But line ${trouble + 1} reports trouble: "${found}".`, {
      found,
      foundLine: trouble,
    });
  }
  const other = findOther(matcher, finding, evidence);
  if (other) return review(`${finding.message} But ${other.message}.`, other.where);
  const line = evidence.lines[finding.foundLine ?? -1] ?? '';
  const isDoubtful = isJson(matcher)
    ? !isLineOfSeveral(matcher) && isTextWithJson(evidence)
    : atLine.has(matcher.kind) && isOfAnotherTime(line, matcher);
  if (!isDoubtful) return undefined;
  return review(`${finding.message} But the words around it may mean something else.`, whereOf(finding));
}

/** What is said elsewhere in the output: by a status, a member of the JSON, a line behind or beside. */
function findOther(
  matcher: Matcher,
  finding: Finding,
  { lines, output }: Evidence,
): { readonly message: string; readonly where: Pick<Finding, 'found' | 'foundLine'> } | undefined {
  if (isOfJson(matcher) || matcher.kind === 'http') {
    const sample = JSON.stringify(matcher);
    const status = findHttpStatuses(lines).at(-1);
    if (isOfJson(matcher) && status && status.status >= 400 && !mayContradict(sample) && !speaksOfTrouble(sample))
      return {
        message: `the status is ${status.status}`,
        where: { found: `HTTP ${status.status}`, foundLine: status.line },
      };
    const page = lines.findIndex((line) => isErrorPage.test(line));
    if (page >= 0)
      return {
        message: `line ${page + 1} is of an error page`,
        where: { found: shorten(lines[page] ?? ''), foundLine: page },
      };
    const member = findJsonTrouble(output, sample);
    return member === undefined ? undefined : { message: `the JSON says ${shorten(member)}`, where: whereOf(finding) };
  }
  if (matcher.kind !== 'contains' || matcher.each || finding.foundLine === undefined) return undefined;
  const later = findLaterTrouble(
    lines,
    lines.findLastIndex((line) => line.includes(matcher.text)),
  );
  const foundLine = later >= 0 ? later : findOtherValue(lines, finding.foundLine, matcher.text);
  const found = shorten(lines[foundLine] ?? '');
  return foundLine < 0 ? undefined : { message: `line ${foundLine + 1} says: "${found}"`, where: { found, foundLine } };
}

/** What web servers write below another status than the one they mean. */
const isErrorPage =
  /(?<!HTTP\/[\d.]+ )\b(?:500 Internal Server Error|502 Bad Gateway|503 Service (?:Temporarily )?Unavailable|504 Gateway Time-?out)\b/i;

function whereOf({ found, foundLine }: Finding): Pick<Finding, 'found' | 'foundLine'> {
  return { ...(found !== undefined && { found }), ...(foundLine !== undefined && { foundLine }) };
}

/** The first line that reports an error or a failure; -1 when none does. The name of a test that passed reports nothing. */
function findTrouble(matcher: Matcher, { lines }: Evidence): number {
  const isOfTests = matcher.kind === 'tests';
  const others = lines.map((line) => (isOfTests && isPassedTest(line) ? '' : withoutOwn(line, matcher)));
  const error = others.findIndex(reportsError);
  return error >= 0 ? error : (doubtFailures({ lines: others })?.foundLine ?? -1);
}

/** Kinds that look at one line of an output in which others may say anything. */
const atLine: ReadonlySet<Matcher['kind']> = new Set(['contains', 'regex', 'number', 'version']);

/** The line without what the author expects: a message that is to be printed may name an error itself. */
function withoutOwn(line: string, matcher: Matcher): string {
  if (matcher.kind === 'contains' || matcher.kind === 'equals') return line.replaceAll(matcher.text, ' ');
  return line;
}

/** A line with which a program, a shell or a log says that something went wrong. */
export function reportsError(line: string): boolean {
  return errorLine.test(line) || errorAnywhere.test(line) || errorAtPlace.test(line);
}

/** `ERROR: …`, `[error] …`, `web-1 | 12:00 FATAL …`; but not `error: 0`, `Errors: none`, `error rate: 0.1 %`. */
const errorLine =
  /^[^\p{L}\p{N}]{0,80}(?:[\w.-]{1,80}\s{0,80}[|:>]\s{0,80})?(?:\[?\d[-\d:.,TZ/+ ]{0,80}\]?\s{0,80})?[^\p{L}\p{N}]{0,80}(?:error|fatal|panic|critical|exception|traceback|segmentation fault|killed|aborted)\b(?!"?\s*[:=]?\s*(?:""|\[\]|\{\}|(?:0|none|null|nil|false|rate|log|page|handling|budget)\b|no\s*(?:$|[,;.|)])))/iu;
const errorAnywhere =
  /\bnpm ERR!|\bexit (?:status|code):? [1-9]|\bmodule not found\b|\bcannot find module\b|\bENOENT\b|\bcommand not found\b|\bno such file or directory\b|\bpermission denied\b|\bconnection (?:refused|reset|lost|timed out)\b|\btimed? ?out\b(?!\s*[=:]\s*\d)|\b100(?:\.0+)?\s?% (?:packet )?loss\b|^curl: \(\d+\)|\b[A-Z]\w*(?:Error|Exception): /i;

/** What compilers say of a place in a file: `src/a.ts(3,1): error TS1`, `main.c:3:5: fatal error: …`. */
const errorAtPlace =
  /^\s{0,20}(?:\[\w+\]\s)?[^\s:(]{1,200}(?:\(\d{1,9}(?:,\d{1,9})?\)|:\d{1,9}(?::\d{1,9})?):?\s{1,4}(?:-\s)?(?:(?:fatal|syntax|type|parse) )?error\b/i;

/** Said of another time, of a wish, of a rehearsal; or the command itself, echoed. */
function isOfAnotherTime(line: string, matcher: Matcher): boolean {
  const words = withoutOwn(line, matcher);
  if (matcher.kind === 'contains' && isQuotedIn(line, matcher.text)) return true;
  if (/^\s*(?:#|\+ |[-<>] (?!\d)|if\b)/i.test(line) || /\?\s*$/.test(words)) return true;
  return /(?<![\p{L}\p{N}])(?:was|were|yesterday|roll(?:ed|ing)?[ -]?back|reverted|previous(?:ly)?|prev|last (?:known|run)|earlier|goal|will be|when|once|mock(?:ed)?|simulat\p{L}+|until|whether|dry[- ]?run|would|should|waiting|for example|echo|e\.g|wanted|expected|is it)(?![\p{L}\p{N}])/iu.test(
    words,
  );
}

/** `grep 'Deployment complete' log`: the text in quotes, among other words; but not as a value, `msg="Deployment complete"`. */
function isQuotedIn(line: string, text: string): boolean {
  const start = line.indexOf(text);
  const before = line.slice(0, Math.max(start, 0));
  return /["'“`]$/.test(before) && /[\p{L}\p{N}]/u.test(line.replace(text, ' ')) && !/[:=]\s?["'“`]$/.test(before);
}

function isJson({ kind }: Matcher): boolean {
  return kind === 'json' || kind === 'json-subset';
}

/** JSON that the author shows among other lines. */
function isLineOfSeveral(matcher: Matcher): boolean {
  return 'rank' in matcher;
}

/** A sample, a member, or a key that must be there. */
function isOfJson(matcher: Matcher): boolean {
  return isJson(matcher) || (matcher.kind === 'contains' && /^"\w+"$/.test(matcher.text));
}

/** JSON in the middle of words is quoted there: only headers, times and a status code may stand around an answer. */
function isTextWithJson({ output }: Evidence): boolean {
  const json = findJson(output);
  if (json.kind !== 'values') return false;
  const lines = output.split('\n');
  return json.values.some(({ line }) => {
    const text = lines[line] ?? '';
    const before = text.slice(0, text.search(/[{[]/));
    return /[\p{L}\p{N}#?]/u.test(before) || mayContradict(afterJson(text));
  });
}

/** What stands behind the last bracket of a line. */
function afterJson(line: string): string {
  return line.slice(Math.max(line.lastIndexOf('}'), line.lastIndexOf(']')) + 1);
}
