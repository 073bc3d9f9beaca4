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
  if (filled.length > longestSample || filled.some(({ text }) => /^[{[]$/.test(text))) {
    return [{ ...whole, matchers: [{ kind: 'review', sentence: whole.text }] }];
  }
  return filled
    .filter(({ text }) => /[\p{L}\p{N}]{2}/u.test(text))
    .map((line) => ({ ...line, matchers: [inferLine(line.text)] }));
}

/** More lines are a listing or a log, of which nobody means every line. */
const longestSample = 12;

/** Reads an output that the author shows for an example: of JSON what says how something is, the rest is to be compared. */
export function inferExample(sample: string): readonly Matcher[] {
  const json = parseJsonSample(sample);
  if (json !== undefined && typeof json === 'object') return [{ kind: 'json-subset', value: looseSample(json) }];
  return [{ kind: 'review', sentence: sample.trim() }];
}

/** Reads what a session shows below its command: only what can hardly be otherwise, the rest is to be compared. */
export function inferSessionOutput(sample: string): readonly Matcher[] {
  const lines = sample.split('\n').filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const json = parseJsonSample(sample);
  if (json !== undefined && typeof json === 'object') return [{ kind: 'json-subset', value: looseSample(json) }];
  const http = /^HTTP\/\d/.test(first) ? inferHttp(first.trim()) : undefined;
  if (http) return lines.length === 1 ? [http] : [http, { kind: 'review', sentence: sample }];
  if (lines.length === 1 && /^[A-Za-z][A-Za-z_-]{1,30}$/.test(first.trim()))
    return [{ kind: 'equals', text: first.trim() }];
  return [{ kind: 'review', sentence: sample }];
}

function inferLine(text: string): Matcher {
  if (/[~≈]\s?\d/.test(text)) return { kind: 'review', sentence: text };
  const open = text
    .replace(/^(?:[➜✓✔✅•›>*]\s*)+/u, '')
    .replace(/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?\S*/g, '[..]')
    .replace(/\b\d+(?:\.\d+)?\s?(?:ms|s|sec|seconds|m|min|minutes|[KMG]i?B)\b/g, '[..]')
    .replace(/\b[0-9a-f]{12,}\b/g, '[..]')
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
