import type { Matcher } from './expectation';

/** `HTTP 200 OK`, `HTTP/1.1 503 Service Unavailable`, `200 or 202`, `status 404`, `404 errors`. */
export function inferHttp(text: string): Matcher | undefined {
  const bare = text.replace(/^`([^`]+)`$/, '$1');
  const [, prefix = '', list = ''] =
    /^(?:an?\s+)?(HTTP(?:\/\d(?:\.\d)?)?\s+)?(?:status\s*(?:code\s*)?:?\s*)?(.+)$/i.exec(bare) ?? [];
  const parts = list
    .replace(/(?<=\s)HTTP(?:\/\d(?:\.\d)?)?\s+/gi, '')
    .split(/\s*(?:,|\/|\bor\b|\bo\b|\bou\b|\boder\b)\s*/);
  const statuses = parts.map((part) => {
    const [, digits = '', phrase = ''] = /^`?([1-5]\d\d)(?:\s+\(?([^()]+?)\)?)?`?$/.exec(part) ?? [];
    return digits !== '' && isReasonPhrase(phrase) ? Number(digits) : undefined;
  });
  if (statuses.includes(undefined) || (prefix === '' && !isUsualStatus(statuses[0]))) return undefined;
  return { kind: 'http', statuses: statuses.filter((status) => status !== undefined) };
}

/** What can stand behind a status: nothing, or the words that servers send with it. */
export function isReasonPhrase(text: string): boolean {
  return (
    text === '' || reasonPhrases.has(text.trim().toLowerCase()) || /^(?:permanent |temporary )?redirects?$/i.test(text)
  );
}

/** A status with more behind it: `HTTP/2 200, content-type: …`, `200 {"ok":true}`, `` `200` and JSON ``. */
export function splitHttp(text: string): { readonly http: Matcher; readonly rest: string } | undefined {
  const [, status = '', reason = '', rest = ''] =
    /^((?:an?\s+)?(?:HTTP(?:\/\d(?:\.\d)?)?\s+)?(?:status\s+(?:code\s+)?)?`?[1-5]\d\d)((?:\s+[A-Z][A-Za-z]+){0,3})`?(?:\s*[,;—–]\s*|[.:]\s+|\s+(?=(?:without|via|from|for|over)\s(?!.*(?<!\d)[1-5]\d\d(?!\d)))|\s+(?:and|with|plus|\+|y|e|et|und|con|com|avec|mit)\s+|\s+(?=[{[(]))(\S.*)$/.exec(
      text,
    ) ?? [];
  const http = status === '' ? undefined : inferHttp(`${status.replace('`', '')}${reason}`);
  return http && !/^(?:or|o|ou|oder|if|unless|when)\b/i.test(rest) ? { http, rest } : undefined;
}

/** `401 without a token`, `200 for the home page`: a status, and of what it is said. */
export function splitHttpPlace(text: string): { readonly http: Matcher; readonly rest: string } | undefined {
  const [, status = '', rest = ''] =
    /^((?:an?\s+)?(?:HTTP(?:\/\d(?:\.\d)?)?\s+)?(?:status\s+(?:code\s+)?)?`?[1-5]\d\d(?:\s[A-Z][A-Za-z]+){0,3}`?)\s+((?:without|for|from|on|because|since|as|via|through|when using)\s.+)$/.exec(
      text,
    ) ?? [];
  const http = status === '' ? undefined : inferHttp(status.replaceAll('`', ''));
  return http && !/\b(?:or|not|if|unless|otherwise|[1-5]\d\d)\b/i.test(rest) ? { http, rest } : undefined;
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
  'responses',
  'status',
  'error',
  'errors',
]);
