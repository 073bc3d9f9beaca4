import type { JsonValue, Matcher } from './expectation';
import { inferHttp } from './inferHttp';
import { asWholeWords, templatePattern } from './inferText';
import { parseJsonSample } from './jsonSample';

/**
 * A JSON sample as what it can hold a later output to: its members, and the values that say how something is (`true`,
 * `"ok"`). Other texts and numbers change from run to run.
 */
export function looseSample(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return ['...'];
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, looseSample(member)]));
  }
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && isState.test(value) ? value : '...';
}

const isState =
  /^(?:ok|okay|healthy|up|alive|ready|pass|passed|success|successful|succeeded|connected|running|active|enabled|green|available|operational|live|online|serving|completed?|done|pong)$/i;

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
  const lines = sample.split('\n').map((text, line) => ({ line, text: text.trim() }));
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
  return filled
    .filter(({ text }) => /[\p{L}\p{N}]{2}/u.test(text))
    .map((line) => ({ ...line, matchers: [inferLine(line.text)] }));
}

/** JSON, and a few lines behind it. */
function inferBehindJson(
  lines: readonly { readonly line: number; readonly text: string }[],
): readonly SampleLine[] | undefined {
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
  return [
    ...json.map((sample) => ({ ...sample, line: sample.line + start })),
    ...behind.map((line) => ({ ...line, matchers: [inferLine(line.text)] })),
  ];
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
  if (json !== undefined && typeof json === 'object') return [{ kind: 'json-subset', value: looseSample(json) }];
  const answer = readAnswer(sample);
  if (answer) return [{ kind: 'json-subset', value: looseSample(answer.json) }, answer.http];
  const lines = sample.split('\n').filter((line) => line.trim() !== '');
  const isPlain =
    lines.length <= longestShown && lines.every((line) => !isNoPlainLine.test(line) && /\p{L}{2}/u.test(line));
  if (isPlain && lines.length > 0) return lines.flatMap((line) => toLoose({ line: 0, text: line.trim() }).matchers);
  return [{ kind: 'review', sentence: sample.trim() }];
}

/**
 * Reads what a session shows below its command: only what can hardly be otherwise contradicts. A few plain lines confirm
 * where they come again; the rest is to be compared.
 */
export function inferSessionOutput(sample: string): readonly SampleLine[] {
  const lines = sample.split('\n').map((text, line) => ({ line, text: text.trim() }));
  const filled = lines.filter(({ text }) => text !== '');
  const [first] = filled;
  if (first === undefined) return [];
  const json = parseJsonSample(sample);
  if (json !== undefined && typeof json === 'object')
    return [{ ...first, text: sample, matchers: [{ kind: 'json-subset', value: looseSample(json) }] }];
  const answer = readAnswer(sample);
  if (answer)
    return [
      { ...first, text: sample, matchers: [{ kind: 'json-subset', value: looseSample(answer.json) }, answer.http] },
    ];
  const http = /^HTTP\/\d/.test(first.text) ? inferHttp(first.text) : undefined;
  if (http) return [{ ...first, matchers: [http] }, ...inferHeaders(filled.slice(1))];
  if (filled.length === 1 && saysNothing.test(first.text)) return [{ ...first, matchers: [{ kind: 'empty' }] }];
  if (filled.length === 1 && /^[A-Za-z][A-Za-z_-]{1,30}$/.test(first.text))
    return [{ ...first, matchers: [{ kind: 'equals', text: first.text }] }];
  const isPlain = filled.length <= longestShown && filled.every(({ text }) => !isNoPlainLine.test(text));
  if (isPlain) return filled.filter(({ text }) => /[\p{L}\p{N}]{2}/u.test(text)).map(toLoose);
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

function toLoose({ line, text }: { readonly line: number; readonly text: string }): SampleLine {
  return { line, text, matchers: [{ kind: 'contains', text, literal: true, isLoose: true }] };
}

/** The lines below a status: headers that stay confirm, those that change say nothing, a body is to be compared. */
function inferHeaders(lines: readonly { readonly line: number; readonly text: string }[]): readonly SampleLine[] {
  const end = lines.findIndex(({ text }) => !/^[A-Za-z][\w-]*:\s/.test(text));
  const headers = end < 0 ? lines : lines.slice(0, end);
  const body = end < 0 ? [] : lines.slice(end);
  const sentence = body.map(({ text }) => text).join('\n');
  return [
    ...headers.filter(({ text }) => !isPassing.test(text)).map(toLoose),
    ...body.slice(0, 1).map((first) => ({ ...first, matchers: [{ kind: 'review', sentence }] as const })),
  ];
}

const isPassing =
  /^(?:date|etag|last-modified|content-length|age|expires|set-cookie|server|via|connection|keep-alive|vary|alt-svc|report-to|nel|transfer-encoding|accept-ranges|x-(?:request-id|runtime|powered-by|cache|served-by|trace\S*|amz\S*)|cf-\S+):/i;

function inferLine(text: string): Matcher {
  if (/[~≈]\s?\d/.test(text)) return { kind: 'review', sentence: text };
  const open = text
    .replace(/^(?:[➜✓✔✅•›>*]\s*)+/u, '')
    .replace(/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?\S*/g, '[..]')
    .replace(/\b\d+(?:\.\d+)?\s?(?:ms|s|sec|seconds|m|min|minutes|h|d|[KMG]i?B)\b/g, '[..]')
    .replace(/(?<=[a-z\d])-[\da-f]{6,10}-[a-z\d]{5}\b/g, '-[..]')
    .replace(/\b[0-9a-f]{12,}\b/g, '[..]')
    .replace(/\[(?:your|my|the|any|some|an?)\s[^\]]*\]/gi, '[..]')
    .replace(/(?<=\bpid[ :=#[]*)\d+/gi, '[..]')
    .trim();
  if (open === text && !isTemplate.test(text) && !/\s{2,}/.test(text)) return { kind: 'contains', text, literal: true };
  const pattern = open
    .split(/\s{2,}/)
    .map(templatePattern)
    .join('\\s+');
  return /[\p{L}\p{N}]{3}/u.test(open.replaceAll('[..]', ''))
    ? { kind: 'regex', pattern: asWholeWords(trimWildcards(pattern)), ignoreCase: false, negated: false }
    : { kind: 'review', sentence: text };
}

const isTemplate = /YYYY|X{2,}|\.{3}|…|<[^<>]+>|\{[^{}]+\}|\[\.\.\]/;

function trimWildcards(pattern: string): string {
  return pattern.replace(/^(?:\.\+|\s)+|(?:\s|\.\+)+$/g, '');
}
