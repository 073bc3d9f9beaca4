import { assertNever } from '../util/assertNever';
import { describeMatcher } from './describeMatcher';
import type { Matcher } from './expectation';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { formatDuration } from './formatExpectation';
import { judgeEachLine } from './judgeEachLine';
import { judgeHttp } from './judgeHttp';
import { judgeJson } from './judgeJson';
import { judgeNumber } from './judgeNumber';
import { judgeText } from './judgeText';
import { shorten } from './outputLines';
import { compilePattern } from './pattern';
import { judgeTests } from './judgeTests';
import { judgeVersion } from './judgeVersion';
import { compareNumbers } from './quantity';

/** Judges everything but the exit code, as the grammar says it. Only lines after `after` count for `contains`. */
export function judgeDeclared(
  matcher: Exclude<Matcher, { kind: 'exit' }>,
  evidence: Evidence,
  after: number,
): Finding & { readonly captured?: string } {
  switch (matcher.kind) {
    case 'contains':
      return matcher.each ? judgeEachLine(matcher.text, evidence) : judgeText(matcher, evidence, after);
    case 'not-contains':
    case 'equals':
    case 'regex':
      return judgeText(matcher, evidence, -1);
    case 'empty':
    case 'non-empty':
      return judgeEmptiness(matcher.kind === 'empty', evidence);
    case 'http':
      return judgeHttp(matcher.statuses, evidence);
    case 'lines':
      return judgeLines(matcher, evidence);
    case 'number':
      return judgeNumber(matcher, evidence);
    case 'tests':
      return judgeTests(matcher, evidence);
    case 'version':
      return judgeVersion(matcher, evidence);
    case 'json':
    case 'json-subset':
      return judgeJson(matcher, evidence);
    case 'duration':
      return judgeDuration(matcher, evidence);
    case 'capture':
      return judgeCapture(matcher, evidence);
    case 'review':
      return review(`Compare the output with: "${matcher.sentence}".`);
    default:
      return assertNever(matcher);
  }
}

function judgeEmptiness(wantsEmpty: boolean, { lines, output, outputComplete }: Evidence): Finding {
  if (output.trim() !== '') {
    const foundLine = lines.findIndex((line) => line.trim() !== '');
    const where = { found: shorten(lines[foundLine] ?? ''), foundLine };
    if (!wantsEmpty) return matched('Something was printed.', where);
    return mismatched(`Nothing should be printed, and line ${foundLine + 1} is: "${where.found}".`, where);
  }
  if (!outputComplete) return reviewMissingOutput('something was printed');
  if (output !== '') return review('Only white space was printed.');
  return wantsEmpty ? matched('Nothing was printed.') : mismatched('Nothing was printed.');
}

function judgeLines(matcher: Extract<Matcher, { kind: 'lines' }>, { lines, outputComplete }: Evidence): Finding {
  const wanted = describeMatcher(matcher);
  if (!outputComplete) return reviewMissingOutput(`it has ${wanted}`);
  const found = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  return compareNumbers(lines.length, matcher.comparison, matcher.value)
    ? matched(`The output has ${found}.`, { found })
    : mismatched(`The output has ${found}, wanted ${wanted}.`, { found });
}

function judgeDuration(matcher: Extract<Matcher, { kind: 'duration' }>, { durationMs }: Evidence): Finding {
  const found = formatDuration(durationMs < 10_000 ? Math.round(durationMs) : Math.round(durationMs / 1000) * 1000);
  return compareNumbers(durationMs, matcher.comparison, matcher.milliseconds)
    ? matched(`The command took ${found}.`, { found })
    : mismatched(`The command took ${found}, wanted ${matcher.comparison} ${formatDuration(matcher.milliseconds)}.`, {
        found,
      });
}

/** Takes the last occurrence, as `number` and `http` do. */
function judgeCapture(
  matcher: Extract<Matcher, { kind: 'capture' }>,
  { lines, outputComplete }: Evidence,
): Finding & { readonly captured?: string } {
  const compiled = compilePattern(matcher.pattern, matcher.ignoreCase);
  if ('error' in compiled) return review(`The regular expression cannot be read: ${compiled.error}.`);
  if (!outputComplete) return reviewMissingOutput(`the last value for ${matcher.name} was seen`);
  const foundLine = lines.findLastIndex((line) => compiled.pattern.test(line));
  const captured = compiled.pattern.matchAll(lines[foundLine] ?? '').at(-1)?.group?.text;
  if (captured === undefined)
    return mismatched(`No line gives ${matcher.name}: none matches ${shorten(`/${matcher.pattern}/`)}.`);
  const found = shorten(captured);
  return { ...matched(`${matcher.name} is "${found}".`, { found, foundLine }), captured };
}
