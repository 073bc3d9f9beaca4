import type { JsonValue } from './expectation';
import type { MayDiffer } from './jsonSubset';

/** What may stand where a sample has another value: what fills a blank of it, and in an example what comes otherwise each time. */
export function mayDifferFrom(isExample: boolean): MayDiffer {
  return (name, sample, value) => fillsBlank(sample, value) || (isExample && mayVary(name, sample, value));
}

/** The sample with `"..."` for its blanks. */
export function openBlanks(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(openBlanks);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, openBlanks(member)]));
  return isBlank(value) ? '...' : value;
}

function fillsBlank(sample: JsonValue, value: JsonValue): boolean {
  if (!isBlank(sample) || typeof sample !== 'string' || typeof value === 'object') return false;
  const start = /^(.+?)(?:\.{3}|…)$/.exec(sample)?.[1];
  if (start !== undefined) return typeof value === 'string' && value.startsWith(start);
  return typeof value !== 'string' || (/[\p{L}\p{N}]/u.test(value) && !isNothing.test(value));
}

/** `<token>`, `****`, `YOUR_KEY`, `vX.Y.Z`, `eyJhb...`: somebody left a text open. */
function isBlank(value: JsonValue): boolean {
  return typeof value === 'string' && value !== '...' && value !== '…' && blank.test(value);
}

const blank =
  /^(?:<(?!(?:none|nil|null|unknown|empty|unset|not set|pending|invalid|no value)>)[^<>]+>|\{\{?[^{}]+\}?\}|\$\{?\w+\}?|[*•]{3,}|x{3,}|X{3,}|(?:YOUR|MY)_\w+|your[-_ ].+|[vV]?[XYZN](?:\.[XYZN])+|YYYY-MM-DD.*|.+(?:\.{3}|…))$/;

/**
 * Whether a member of an example may be another the next time: an id, a date, an age, a hash, a token, a size, a time taken.
 * It stays of its kind, and is something; a word is no such text. What says how something is, how much or of what, is no such member.
 */
function mayVary(name: string, sample: JsonValue, value: JsonValue): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  if (isSetting.test(words)) return false;
  if (typeof sample === 'number' && typeof value === 'number')
    return sample !== 0 && value !== 0 && (isPassing.test(words) || (isEpoch(sample) && isEpoch(value)));
  if (typeof sample !== 'string' || typeof value !== 'string' || !/[\p{L}\p{N}]/u.test(value)) return false;
  if (isNothing.test(value)) return false;
  const isNumbered = /\d/.test(sample) && /\d/.test(value);
  return (isNumbered && isPassing.test(words)) || forms.some((form) => form.test(sample) && form.test(value));
}

const isPassing =
  /(?:^|[_.-])(?:ids?|uuid|guid|(?:access|refresh|id|auth|session|csrf)?_?token|jwt|hash|sha|sha1|sha256|md5|commit|digest|checksum|signature|etag|nonce|cursor|timestamp|time|date|datetime|ts|uptime|age|duration|elapsed|took|latency|ms|millis|seconds|secs|ns|size|bytes|memory|rss|heap|pid|now|iat|exp|nbf|password|secret|api_?key)$/;

/** `lag_seconds`, `max_age`, `timeout_ms`: a limit or a state, told as a time or a size. */
const isSetting =
  /(?:^|[_.-])(?:lag|ttl|timeout|interval|delay|max|min|limit|retry|retention|behind|period|grace|window|threshold|backoff|offset|remaining|quota|expires_in|expir\w*|valid\w*|until|after|due|renew\w*|next|queue|backlog|pool|cert)(?:$|[_.-])/;

const isNothing = /^(?:null|none|nil|undefined|unknown|n\/a|nan|error|invalid(?: date)?|failed|missing|todo|tbd)$/i;

/** Seconds or milliseconds since 1970. */
function isEpoch(value: number): boolean {
  return (value > 1e9 && value < 1e10) || (value > 1e12 && value < 1e13);
}

const forms: readonly RegExp[] = [
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d{4}.*$/,
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  /^(?:sha\d+[:-])?(?=.*\d)[\da-f]{7,}$/i,
  /^eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?$/,
  /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d+/_=-]{20,}$/,
];
