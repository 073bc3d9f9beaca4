import type { Comparison, JsonValue, Matcher } from './expectation';
import type { ExpectationScanner } from './expectationScanner';
import { parseJsonPath } from './jsonPath';
import { parseJsonSample } from './jsonSample';
import { convert, isTimeUnit, isUnit, parseNumber } from './quantity';
import { takeCapturingRegex } from './regexLiteral';

/** Reads what stands behind a keyword. */
type KeywordParser = (scanner: ExpectationScanner) => Matcher;

/** The words that a line of the grammar can start with. */
export const keywordParsers: ReadonlyMap<string, KeywordParser> = new Map<string, KeywordParser>([
  ['contains', parseContains],
  ['each', parseEach],
  ['empty', () => ({ kind: 'empty' })],
  ['not', parseNot],
  ['exit', parseExit],
  ['http', parseHttp],
  ['lines', parseLines],
  ['number', parseNumberForm],
  ['tests', parseTests],
  ['version', parseVersion],
  ['json', parseJson],
  ['duration', parseDuration],
  ['capture', parseCapture],
]);

/** `contains "…"`: everything between the first and the last quote, with no escapes. */
function parseContains(scanner: ExpectationScanner): Matcher {
  const start = scanner.position;
  const rest = scanner.takeRest();
  const [, text = ''] = /^"(.*)"$/.exec(rest) ?? [];
  if (text === '') scanner.fail('invalid-contains', 'Write the text in double quotes: contains "…".', start);
  return { kind: 'contains', text, literal: true };
}

/** `each "…"`: what every line of a listing says. */
function parseEach(scanner: ExpectationScanner): Matcher {
  const start = scanner.position;
  const [, text = ''] = /^"(.*)"$/.exec(scanner.takeRest()) ?? [];
  if (text === '') scanner.fail('invalid-each', 'Write the text in double quotes: each "Up".', start);
  return { kind: 'contains', text, literal: true, each: true };
}

function parseNot(scanner: ExpectationScanner): Matcher {
  if (!scanner.take(/\s+empty(?!\S)/y)) {
    scanner.fail('invalid-not', 'Only "not empty" can start with "not"; for no line with a text write: ! text.');
  }
  return { kind: 'non-empty' };
}

function parseExit(scanner: ExpectationScanner): Matcher {
  const [, not = '', list = ''] = scanner.take(/\s+(!?)\s*(\d{1,10}(?:\s*,\s*\d{1,10})*)(?!\S)/y) ?? [];
  if (list === '') scanner.fail('invalid-exit', 'Write one exit code or several: exit 0, exit 0,1, exit !0.');
  return { kind: 'exit', codes: list.split(',').map(Number), negated: not === '!' };
}

function parseHttp(scanner: ExpectationScanner): Matcher {
  const [, list = ''] = scanner.take(/\s+([1-5]\d\d(?:\s*,\s*[1-5]\d\d)*)(?!\S)/y) ?? [];
  if (list === '') scanner.fail('invalid-http', 'Write one HTTP status or several: http 200, http 200,202.');
  return { kind: 'http', statuses: list.split(',').map(Number) };
}

function parseLines(scanner: ExpectationScanner): Matcher {
  const comparison = takeComparison(scanner);
  scanner.skipSpaces();
  const digits = scanner.take(/\d{1,15}(?!\S)/y)?.[0];
  if (digits === undefined) scanner.fail('invalid-number', 'Write a whole number of lines: lines >= 3.');
  return { kind: 'lines', comparison, value: Number(digits) };
}

function parseNumberForm(scanner: ExpectationScanner): Matcher {
  const { pattern, ignoreCase } = takeCapturingRegex(scanner);
  const comparison = takeComparison(scanner);
  const { value, unit } = takeQuantity(scanner);
  const matcher = { kind: 'number', pattern, ignoreCase, comparison, value } as const;
  if (unit.text === '') return matcher;
  if (isUnit(unit.text)) return { ...matcher, unit: unit.text };
  const message = `"${unit.text}" is no unit of time, size, rate or percent; leave it out, the pattern says what counts.`;
  return scanner.fail('unknown-unit', message, unit.start);
}

function parseTests(scanner: ExpectationScanner): Matcher {
  const comparison = takeComparison(scanner);
  scanner.skipSpaces();
  const digits = scanner.take(/\d{1,15}(?!\S)/y)?.[0];
  if (digits === undefined) scanner.fail('invalid-number', 'Write how many tests pass: tests >= 82.');
  return { kind: 'tests', comparison, value: Number(digits) };
}

function parseVersion(scanner: ExpectationScanner): Matcher {
  const comparison = takeComparison(scanner);
  scanner.skipSpaces();
  const value = scanner.take(/v?(\d{1,9}(?:\.\d{1,9}){0,3})(?!\S)/y)?.[1];
  if (value === undefined) scanner.fail('invalid-version', 'Write a version of numbers and dots: version >= 3.13.');
  return { kind: 'version', comparison, value };
}

function parseJson(scanner: ExpectationScanner): Matcher {
  scanner.skipSpaces();
  if (scanner.take(/has(?=\s|$|[[{])/y)) return parseJsonMembers(scanner);
  const start = scanner.position;
  const path =
    scanner.take(/\$(?:\.[\p{L}_][\p{L}\p{N}_-]*|\[\d{1,9}\]|\["(?:[^"\\]|\\.)*"\])*(?=[\s<=>!]|$)/uy)?.[0] ?? '';
  if (parseJsonPath(path) === undefined) {
    scanner.fail('invalid-json-path', 'Write a path that starts with $: json $.status, $.items[0], $["a b"].', start);
  }
  if (scanner.isAtEnd()) return { kind: 'json', path };
  const comparison = takeComparison(scanner);
  const value = takeJson(scanner);
  return { kind: 'json', path, comparison, value };

  function takeJson(from: ExpectationScanner): JsonValue {
    from.skipSpaces();
    const valueStart = from.position;
    const parsed = parseJsonText(from.takeRest());
    if (parsed === undefined)
      from.fail('invalid-json', 'Write a JSON value; a text stands in double quotes.', valueStart);
    if (comparison !== '=' && comparison !== '!=' && typeof parsed.value !== 'number') {
      from.fail('invalid-json', `Only a number can be compared with ${comparison}.`, valueStart);
    }
    return parsed.value;
  }
}

/** `json has {"status": "ok", "items": [...]}`: what is left open by `...` may be anything. */
function parseJsonMembers(scanner: ExpectationScanner): Matcher {
  scanner.skipSpaces();
  const start = scanner.position;
  const value = parseJsonSample(scanner.takeRest());
  if (value === undefined)
    scanner.fail('invalid-json', 'Write a JSON object or list: json has {"status": "ok", ...}.', start);
  return { kind: 'json-subset', value };
}

function parseDuration(scanner: ExpectationScanner): Matcher {
  const comparison = takeComparison(scanner);
  scanner.skipSpaces();
  const start = scanner.position;
  const { value, unit } = takeQuantity(scanner);
  const milliseconds = isTimeUnit(unit.text) ? convert({ value, unit: unit.text }, 'ms') : undefined;
  if (milliseconds === undefined || milliseconds < 0) {
    scanner.fail('invalid-duration', 'Write a time with its unit (ms, s, m or h): duration < 500ms.', start);
  }
  return { kind: 'duration', comparison, milliseconds };
}

function parseCapture(scanner: ExpectationScanner): Matcher {
  scanner.skipSpaces();
  const name = scanner.take(/[A-Za-z_]\w*(?!\S)/y)?.[0];
  if (name === undefined)
    scanner.fail('invalid-capture', 'Write a variable name and a regex: capture VERSION /v(\\S+)/.');
  return { kind: 'capture', name, ...takeCapturingRegex(scanner) };
}

function takeComparison(scanner: ExpectationScanner): Comparison {
  scanner.skipSpaces();
  const sign = scanner.take(/(?:<=|>=|!=|<|>|=)(?![<=>!])/y)?.[0];
  if (sign === undefined) scanner.fail('invalid-comparison', 'Write one of < <= = != >= > and a value.');
  return sign as Comparison;
}

/** A number and what follows it up to the end, which may be a unit. */
function takeQuantity(scanner: ExpectationScanner): { value: number; unit: { text: string; start: number } } {
  scanner.skipSpaces();
  const start = scanner.position;
  const value = parseNumber(scanner.take(/[-+]?\d[\d.,]*(?:e[-+]?\d+)?/y)?.[0] ?? '');
  if (value === undefined) scanner.fail('invalid-number', 'Write a number such as 82, 1,000 or 99.5.', start);
  scanner.skipSpaces();
  return { value, unit: { start: scanner.position, text: scanner.takeRest() } };
}

function parseJsonText(text: string): { readonly value: JsonValue } | undefined {
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return undefined;
  }
}
