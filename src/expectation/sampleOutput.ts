import { isTableHead } from './changingParts';
import type { JsonValue, Matcher } from './expectation';
import { inferHttp } from './inferHttp';
import { asWholeWords } from './inferText';
import { parseJsonSample } from './jsonSample';
import { quotePattern } from './pattern';
import { inferLine, saysSomething } from './sampleLine';

/** What a session or a second block shows as output, line by line: each of the lines with what it expects. */
export interface SampleLine {
  /** Counted from the sample's first line. */
  readonly line: number;
  readonly text: string;
  readonly matchers: readonly Matcher[];
}

/**
 * Reads an output that the author shows as the expected one. JSON is read as a whole; of a text every line that says
 * something must be there, with what changes from run to run left open. A long one is for a person to compare.
 */
export function inferOutput(sample: string): readonly SampleLine[] {
  const lines = printedLines(sample);
  const filled = lines.filter(({ text }) => text !== '');
  const [first] = filled;
  if (first === undefined) return [];
  const whole = { line: first.line, text: filled.map(({ text }) => text).join('\n') };
  const json = parseJsonSample(sample);
  if (json !== undefined && typeof json === 'object') {
    return [{ ...whole, text: first.text, matchers: [{ kind: 'json-subset', value: json }] }];
  }
  const answer = readAnswer(sample);
  if (answer) return [{ ...whole, matchers: [{ kind: 'json-subset', value: answer.json }, answer.http] }];
  const mixed = inferBehindJson(lines);
  if (mixed) return mixed;
  if (filled.length > longestSample || filled.some(({ text }) => /^[{[]$/.test(text))) {
    return [{ ...whole, matchers: [{ kind: 'review', sentence: whole.text }] }];
  }
  const http = inferStatus(first.text);
  if (http === undefined) return inferLines(filled);
  const headers = filled.slice(1).filter(({ text }) => !isPassing.test(text));
  const read = inferLines(headers, 1).map((line) => ({ ...line, matchers: line.matchers.map(inAnyCase) }));
  return [{ ...first, matchers: [http] }, ...read];
}

/** The names of headers are written in small letters since HTTP/2. */
function inAnyCase(matcher: Matcher): Matcher {
  if (matcher.kind !== 'contains' || !/^[A-Za-z][\w-]*: /.test(matcher.text)) return matcher;
  const { text, rank } = matcher;
  const pattern = asWholeWords(quotePattern(text));
  return { kind: 'regex', pattern, ignoreCase: true, negated: false, ...(rank !== undefined && { rank }) };
}

/** A line of a sample. */
interface Line {
  readonly line: number;
  readonly text: string;
}

/** The lines without the prompt and the command that was typed at it: `$ ./status`, `root@web:~#`. */
function printedLines(sample: string): readonly Line[] {
  const lines = sample.split('\n').map((text, line) => ({ line, text: text.trim() }));
  return lines.filter(({ text }) => !/^\$ \S/.test(text) && !isPrompt.test(text));
}

const isPrompt = /^(?:\[?\w[\w.-]*@[^\s\]]+(?:\s\S+\])?[$#%>]|\w[\w.-]*(?:=[#>]|>))$/;

/** `HTTP/1.1 200 OK` is the status of the answer, and no text somewhere in it. */
function inferStatus(text: string): Matcher | undefined {
  return /^HTTP\/\d/.test(text) ? inferHttp(text) : undefined;
}

/** Lines in their order; those that only draw or elide say nothing. `before` lines stand above them. */
function inferLines(lines: readonly Line[], before = 0): readonly SampleLine[] {
  const saying = lines.filter(({ text }) => saysSomething(text));
  const isOne = lines.length + before === 1;
  let head: string | undefined;
  return saying.map((line, i) => {
    if (isTableHead(line.text)) head = line.text;
    const place = isOne ? {} : { rank: i + before, head };
    return { ...line, matchers: [inferLine(line.text, place)] };
  });
}

/** JSON, and a few lines behind it. */
function inferBehindJson(lines: readonly Line[]): readonly SampleLine[] | undefined {
  const start = lines.findIndex(({ text }) => text !== '');
  const end = lines.findIndex(
    ({ text }, i) => i >= start && /[}\]]$/.test(text) && isClosed(lines.slice(start, i + 1)),
  );
  if (!/^[{[]/.test(lines[start]?.text ?? '') || end < 0) return undefined;
  const behind = lines.slice(end + 1).filter(({ text }) => text !== '');
  if (behind.length === 0 || behind.length > 4 || behind.some(({ text }) => /^[{[]/.test(text))) return undefined;
  const json = inferOutput(
    lines
      .slice(start, end + 1)
      .map(({ text }) => text)
      .join('\n'),
  );
  if (json[0]?.matchers[0]?.kind !== 'json-subset') return undefined;
  return [...json.map((sample) => ({ ...sample, line: sample.line + start })), ...inferLines(behind, 1)];
}

/** JSON with the status below, as `curl -w` prints it. */
function readAnswer(sample: string): { readonly json: JsonValue; readonly http: Matcher } | undefined {
  const [, body = '', status = ''] = /^(\s*[{[][^]*[}\]])\s*\n\s*(\S[^\n{}[\]]*)\s*$/.exec(sample) ?? [];
  const http = /^(?:HTTP|status)/i.test(status) ? inferHttp(status) : undefined;
  const json = http === undefined ? undefined : parseJsonSample(body);
  return http === undefined || json === undefined || typeof json !== 'object' ? undefined : { json, http };
}

function isClosed(lines: readonly { readonly text: string }[]): boolean {
  return typeof parseJsonSample(lines.map(({ text }) => text).join('\n')) === 'object';
}

/** More lines are a listing or a log, of which nobody means every line. */
const longestSample = 12;

/** Reads an output that the author shows for an example: of JSON what says how something is, the rest is to be compared. */
export function inferExample(sample: string): readonly Matcher[] {
  const json = parseJsonSample(sample);
  if (json !== undefined && typeof json === 'object') return [exampleOf(json)];
  const answer = readAnswer(sample);
  if (answer) return [exampleOf(answer.json), answer.http];
  const lines = printedLines(sample).filter(({ text }) => text !== '');
  const isPlain =
    lines.length <= longestShown && lines.every(({ text }) => !isNoPlainLine.test(text) && isWords.test(text));
  if (isPlain && lines.length > 0) return toLooseLines(lines).flatMap(({ matchers }) => matchers);
  return [{ kind: 'review', sentence: sample.trim() }];
}

/**
 * Reads what a session shows below its command: only what can hardly be otherwise contradicts. A few plain lines confirm
 * where they come again; the rest is to be compared.
 */
export function inferSessionOutput(sample: string): readonly SampleLine[] {
  const filled = printedLines(sample).filter(({ text }) => text !== '');
  const [first] = filled;
  if (first === undefined) return [];
  const json = parseJsonSample(sample);
  if (json !== undefined && typeof json === 'object') return [{ ...first, text: sample, matchers: [exampleOf(json)] }];
  const answer = readAnswer(sample);
  if (answer) return [{ ...first, text: sample, matchers: [exampleOf(answer.json), answer.http] }];
  const http = inferStatus(first.text);
  if (http) return [{ ...first, matchers: [http] }, ...inferHeaders(filled.slice(1))];
  if (filled.length === 1 && saysNothing.test(first.text)) return [{ ...first, matchers: [{ kind: 'empty' }] }];
  if (filled.length === 1 && /^[A-Za-z][A-Za-z_-]{1,30}$/.test(first.text))
    return [{ ...first, matchers: [{ kind: 'equals', text: first.text }] }];
  const isPlain = filled.length <= longestShown && filled.every(({ text }) => !isNoPlainLine.test(text));
  if (isPlain) return toLooseLines(filled);
  return [{ ...first, text: sample, matchers: [{ kind: 'review', sentence: sample }] }];
}

/** Of more lines nobody means each. */
const longestShown = 5;

/** A row of a table, a blank to fill in, a bracket of JSON, what changes from run to run, a name alone. */
const isNoPlainLine =
  /^[$%>#]\s\S|\S(?: {2,}|\t)\S.*\S(?: {2,}|\t)\S|YYYY|X{3,}|\.{3}|…|<[^<>]+>|^[{}[\],]+$|[~≈]\s?\d|\b\d{1,2}:\d\d(?::\d\d)?\b|\b\d{4}-\d\d-\d\d\b|\b\d+(?:\.\d+)?\s?(?:ms|s|sec|seconds|m|min|minutes)\b|\b[0-9a-f]{12,}\b|\b(?:SHA\d+|MD5):/i;

/** The author says that there is nothing: `(no output)`, `(empty - no errors)`. */
const saysNothing =
  /^[([<]\s*(?:no|empty|without) (?:output|results?|lines?|rows?)\b[^)\]>]*[)\]>]$|^[([<](?:empty|nothing)\b[^)\]>]*[)\]>]$/i;

function exampleOf(value: JsonValue): Matcher {
  return { kind: 'json-subset', value, isLoose: true };
}

/** A word or a number, as a line that a program prints has it. */
const isWords = /\p{L}{2}|^\{.*\}$|^[-+]?\d[\d.,]*%?$/u;

function toLooseLines(lines: readonly Line[]): readonly SampleLine[] {
  const saying = lines.filter(({ text }) => saysSomething(text));
  return saying.map((line, rank) => toLoose(line, saying.length > 1 ? { rank } : {}));
}

/** Where it comes again, it confirms; where not, a person decides. */
function toLoose({ line, text }: Line, place: { readonly rank?: number } = {}): SampleLine {
  const json = parseJsonSample(text);
  if (json !== undefined && typeof json === 'object')
    return { line, text, matchers: [{ ...exampleOf(json), ...place }] };
  const isAlone = /^[-+]?\d[\d.,]*%?$|^[\p{L}\p{N}]$/u.test(text);
  if (isAlone) return { line, text, matchers: [{ kind: 'equals', text, isLoose: true, ...place }] };
  return { line, text, matchers: [{ kind: 'contains', text, literal: true, isLoose: true, ...place }] };
}

/** The lines below a status: headers that stay confirm, those that change say nothing, a body is to be compared. */
function inferHeaders(lines: readonly Line[]): readonly SampleLine[] {
  const end = lines.findIndex(({ text }) => !/^[A-Za-z][\w-]*:\s/.test(text));
  const headers = end < 0 ? lines : lines.slice(0, end);
  const body = end < 0 ? [] : lines.slice(end);
  const sentence = body.map(({ text }) => text).join('\n');
  return [
    ...headers.filter(({ text }) => !isPassing.test(text)).map((line) => toLoose(line)),
    ...body.slice(0, 1).map((first) => ({ ...first, matchers: [{ kind: 'review', sentence }] as const })),
  ];
}

const isPassing =
  /^(?:date|etag|last-modified|content-length|age|expires|set-cookie|server|via|connection|keep-alive|vary|alt-svc|report-to|nel|transfer-encoding|accept-ranges|x-(?:request-id|runtime|powered-by|cache|served-by|trace\S*|amz\S*)|cf-\S+):/i;
