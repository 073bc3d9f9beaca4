import type { Matcher } from './expectation';
import { inferNumber } from './inferNumber';
import { parseJsonSample } from './jsonSample';

/**
 * Reads what an author expects, without the words that mark it (`Expected:`, `should return`). `undefined` unless the
 * whole of it is understood.
 */
export function inferFact(fact: string): readonly Matcher[] | undefined {
  const text = fact
    .trim()
    .replace(/(?<=[^.…])\.$/, '')
    .trim();
  const [, span] = /^`([^`]+)`$/.exec(text) ?? [];
  if (span !== undefined) return inferFact(span) ?? [{ kind: 'contains', text: span, literal: true }];
  const matcher = inferExit(text) ?? inferHttp(text) ?? inferJson(text) ?? inferEmptiness(text) ?? inferNumber(text);
  return matcher !== undefined ? [matcher] : (inferQuoted(text) ?? inferWord(text));
}

/** `exit 0`, `exit code 1`, `succeed`. */
function inferExit(text: string): Matcher | undefined {
  const [, code] = /^exits?(?: with)?(?: the)?(?: (?:exit )?(?:code|status))?:? (\d{1,3})$/i.exec(text) ?? [];
  if (code !== undefined) return { kind: 'exit', codes: [Number(code)], negated: false };
  return /^succeeds?$/i.test(text) ? { kind: 'exit', codes: [0], negated: false } : undefined;
}

/** `HTTP 200 OK`, `HTTP/1.1 503 Service Unavailable`, `200 or 202`, `status 404`. */
function inferHttp(text: string): Matcher | undefined {
  const [, prefix = '', list = ''] = /^(HTTP(?:\/\d(?:\.\d)?)?\s+)?(?:status\s+(?:code\s+)?)?(.+)$/i.exec(text) ?? [];
  const parts = list.split(/\s*(?:,|\/|\bor\b)\s*/);
  const statuses = parts.map((part) => {
    const [, digits = '', phrase = ''] = /^([1-5]\d\d)(?:\s+(.+))?$/.exec(part) ?? [];
    const isReason = phrase === '' || reasonPhrases.has(phrase.toLowerCase());
    return digits !== '' && isReason ? Number(digits) : undefined;
  });
  if (statuses.includes(undefined) || (prefix === '' && !isUsualStatus(statuses[0]))) return undefined;
  return { kind: 'http', statuses: statuses.filter((status) => status !== undefined) };
}

/** A number alone is a status only when it is one that servers send: 100 and 150 may count anything. */
function isUsualStatus(status: number | undefined): boolean {
  const usual = [200, 201, 202, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 410, 422, 429];
  return status !== undefined && (usual.includes(status) || (status >= 500 && status <= 504));
}

const reasonPhrases: ReadonlySet<string> = new Set([
  'ok',
  'created',
  'accepted',
  'no content',
  'moved permanently',
  'found',
  'see other',
  'not modified',
  'temporary redirect',
  'permanent redirect',
  'bad request',
  'unauthorized',
  'forbidden',
  'not found',
  'method not allowed',
  'conflict',
  'gone',
  'unprocessable entity',
  'too many requests',
  'internal server error',
  'not implemented',
  'bad gateway',
  'service unavailable',
  'gateway timeout',
  'response',
  'status',
  'error',
  'errors',
]);

function inferJson(text: string): Matcher | undefined {
  const value = parseJsonSample(text);
  return value === undefined || value === '...' ? undefined : { kind: 'json-subset', value };
}

/** `no results`, `nothing`, `be empty`, `not be empty`; an explanation in parentheses may follow. */
function inferEmptiness(text: string): Matcher | undefined {
  const bare = text.replace(/\s*\([^()]*\)$/, '').toLowerCase();
  if (/^not (?:be )?empty$/.test(bare)) return { kind: 'non-empty' };
  const nothing =
    /^(?:nothing|none|empty|be empty|(?:an )?empty (?:output|results?)|(?:no|zero) (?:results?|output|match(?:es)?|lines?)(?: found)?)$/;
  return nothing.test(bare) ? { kind: 'empty' } : undefined;
}

/** One quoted text, or several with `and` or `then` between them. */
function inferQuoted(text: string): readonly Matcher[] | undefined {
  const quoted = /"([^"]+)"|“([^”]+)”|`([^`]+)`/y;
  const matchers: Matcher[] = [];
  let position = 0;
  for (;;) {
    quoted.lastIndex = position;
    const match = quoted.exec(text);
    if (match === null) return undefined;
    const content = match[1] ?? match[2] ?? match[3] ?? '';
    if (/…|\.{3}|[<>{}]|\b(?:XXX|NNN)\b/.test(content)) return undefined;
    matchers.push({ kind: 'contains', text: content, literal: true });
    position = quoted.lastIndex;
    if (position === text.length) return matchers;
    const [separator = ''] = /^(?:,?\s+(?:and|then)\s+|,\s+(?=["“`]))/.exec(text.slice(position)) ?? [];
    if (separator === '') return undefined;
    position += separator.length;
  }
}

/** One word as it would be printed: `PONG`, `True`, `0`, `1.2.3`; the name of a format is none. */
function inferWord(text: string): readonly Matcher[] | undefined {
  if (/^(?:json|html|xml|ya?ml|csv|pdf|uuid|url|sha|text|output)$/i.test(text)) return undefined;
  return /^(?:\p{L}[\p{L}\p{N}_]*|\d+|v?\d+(?:\.\d+)+)$/u.test(text) ? [{ kind: 'equals', text }] : undefined;
}
