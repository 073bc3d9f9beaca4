import type { JsonValue } from './expectation';

/**
 * Whether a member of an example may be another the next time: an id, a date, an age, a hash, a token, a size, a time taken.
 * It stays of its kind, and is something. What says how something is, how much or of what, is no such member.
 */
export function mayVary(name: string, sample: JsonValue, value: JsonValue): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  if (isSetting.test(words)) return false;
  if (typeof sample === 'number' && typeof value === 'number')
    return sample !== 0 && value !== 0 && (isPassing.test(words) || (isEpoch(sample) && isEpoch(value)));
  if (typeof sample !== 'string' || typeof value !== 'string' || !/[\p{L}\p{N}]/u.test(value)) return false;
  if (isNothing.test(value)) return false;
  return isPassing.test(words) || forms.some((form) => form.test(sample) && form.test(value));
}

const isPassing =
  /(?:^|[_.-])(?:ids?|uuid|guid|(?:access|refresh|id|auth|session|csrf)?_?token|jwt|hash|sha|sha1|sha256|md5|commit|digest|checksum|signature|etag|nonce|cursor|timestamp|time|date|datetime|ts|uptime|age|duration|elapsed|took|latency|ms|millis|seconds|secs|ns|size|bytes|memory|rss|heap|pid|now|iat|exp|nbf|password|secret|api_?key)$/;

/** `lag_seconds`, `max_age`, `timeout_ms`: a limit or a state, told as a time or a size. */
const isSetting =
  /(?:^|[_.-])(?:lag|ttl|timeout|interval|delay|max|min|limit|retry|retention|behind|period|grace|window|threshold|backoff|offset|remaining|quota|expires_in)(?:$|[_.-])/;

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
