import type { Matcher } from './expectation';
import { readLimit } from './limit';
import { isSizeUnit, isTimeUnit } from './quantity';

/**
 * Reads a threshold that can be found in an output for sure: `82+ tests passing`, `80%+ coverage`, `500+ req/s`,
 * `<200ms`; digits that are a name rather than a count (`20261101120000`) are a text. Everything else with a number gives `undefined`.
 */
export function inferNumber(fact: string): Matcher | undefined {
  if (/^\d{7,20}$/.test(fact)) return { kind: 'contains', text: fact, literal: true };
  if (/^\d{1,6}$/.test(fact)) return numberAlone(Number(fact));
  if (isZero.test(fact)) return numberAlone(0);
  if (isNotZero.test(fact)) return { ...numberAlone(0), comparison: '!=' };
  const counted = inferCount(fact.replace(/^found (?=\d)/i, ''));
  if (counted) return counted;
  const threshold = readLimit(fact);
  if (threshold === undefined) return undefined;
  const { comparison, value, rest } = threshold;
  const what = rest.trim().toLowerCase();
  const common = { kind: 'number', ignoreCase: false, comparison, value } as const;
  if (what === '') return { ...common, pattern: loneNumber };
  if (
    /^(?:(?:unit |backend |frontend )?tests?(?: (?:are )?(?:passing|passed|pass))?|passing(?: tests?)?|passed)$/.test(
      what,
    )
  ) {
    return { kind: 'tests', comparison, value };
  }
  if (/^(?:%|percent)?\s*(?:test |code |line )?coverage$/.test(what)) {
    return { ...common, pattern: totalCoverage, unit: '%' };
  }
  if (/^(?:req(?:uest)?s?\s?(?:\/|per )\s?s(?:ec(?:ond)?)?|rps)$/.test(what)) {
    return { ...common, pattern: requestsPerSecond, ignoreCase: true, unit: 'req/s' };
  }
  const size = rest.trim();
  if (isSizeUnit(size)) return { ...common, pattern: anySize, unit: size };
  const [, unit = '', about = ''] =
    /^([a-zµμ]+)(?: ((?:average |mean |median )?(?:response times?|latency)))?$/.exec(what) ?? [];
  if (!isTimeUnit(unit) || (about !== '' && /average|mean|median/.test(about))) return undefined;
  return { ...common, pattern: anyTime, unit };
}

/** The number must be all that a line says; redis-cli names its type. */
export const loneNumber = '^\\s*(?:\\(integer\\)\\s*)?([-+]?\\d[\\d,]*(?:\\.\\d+)?)\\s*$';

/** Written out; `null` is what programs print. */
const isZero =
  /^(?:(?:exactly |genau |exactamente |exatamente |exactement |esattamente )?(?:zero|cero|zéro)|ноль|нуль|零|ゼロ)$/i;
const isNotZero =
  /^(?:non[- ]?zero|not (?:0|zero)|!= ?0|ungleich (?:0|null)|distinto de (?:0|cero)|diferente de (?:0|zero)|différent de (?:0|zéro)|diverso da (?:0|zero))(?: \(\d{1,3}\))?$/i;

function numberAlone(value: number): Extract<Matcher, { kind: 'number' }> {
  return { kind: 'number', pattern: loneNumber, ignoreCase: false, comparison: '=', value };
}

/** `0 errors`, `no failures`, `0 rows`: the number that stands before the word in the output. */
function inferCount(fact: string): Matcher | undefined {
  const [, digits = '', word = ''] =
    /^(?:exactly )?(0|zero|[1-9]\d{0,5}) (errors?|failures?|failed|warnings?|vulnerabilities|problems?|rows?|issues?)(?: found)?$/i.exec(
      fact,
    ) ?? [];
  if (word === '') return undefined;
  const stem = word
    .toLowerCase()
    .replace(/(?:ures?|ed)$/, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');
  const value = /^zero$/i.test(digits) ? 0 : Number(digits);
  const pattern = `(?:^|[^\\w.,/])(\\d[\\d,]*) (?:[A-Za-z]+ )?(?:(?:severity|security|known|type|lint) )*${stem.replace(/y$/, '(?:y|ie)')}(?:s|ed|ures?)?(?:[^\\w]|$)`;
  return { kind: 'number', pattern, ignoreCase: true, comparison: '=', value };
}

/** The total of coverage.py and go, the lines of istanbul's summary and of its table, and lines that begin with the (total) coverage. */
const totalCoverage =
  '^\\s*(?:TOTAL\\s(?:.*\\s)?|total:\\s+\\(statements\\)\\s+|Lines\\s*:\\s*|(?i:ok\\s.*\\s|.*\\b(?:total|overall) |(?:code|test|line) )?(?i:coverage)\\b[^%\\d]*)(\\d+(?:\\.\\d+)?)\\s*%' +
  '|^\\s*All files\\s*\\|(?:\\s*[\\d.]+\\s*\\|){3}\\s*(\\d+(?:\\.\\d+)?)\\s*\\|';

/** `Requests per second: 512.3 [#/sec]` (ab), `Requests/sec: 512.3` (wrk), `http_reqs....: 15000 512.3/s` (k6), `512 req/s`. */
const requestsPerSecond =
  '^\\s*Requests(?: per second|/sec):\\s+(\\d[\\d.,]*)|^\\s*http_reqs[.\\s]*:\\s+\\d+\\s+(\\d[\\d.,]*)/s|(\\d[\\d.,]*)\\s?(?:req(?:uest)?s?/s(?:ec)?|requests per second|rps)\\b';

/** Every number with a unit of size; `123M`, which may count anything, cannot be compared. */
const anySize = '(?:^|[\\s:=([{"~<>|,])(\\d[\\d,]*(?:\\.\\d+)?\\s?(?:[kKMGT]i?B?|B|bytes))(?:[^\\w/]|$)';

/** Every number with a unit of time, `0m0.123s` included, and curl's total, which is in seconds. */
const anyTime =
  'time_total["\\s:=]+(\\d+\\.\\d+)(?:s|\\W|$)|(?:^|[\\s:=([{"~<>|,])((?:\\d+h)?(?:\\d+m)?\\d[\\d,]*(?:\\.\\d+)?\\s?(?:ns|[uµμ]s|ms|msec|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?))\\b';
