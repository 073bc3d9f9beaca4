import { isNotice } from './contradiction';
import { isReasonPhrase } from './inferHttp';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';

/** A status that the output shows. */
export interface HttpStatus {
  readonly status: number;
  readonly line: number;
}

/** Judges the last HTTP status in the output. */
export function judgeHttp(statuses: readonly number[], evidence: Evidence): Finding {
  const wanted = `HTTP ${statuses.join(' or ')}`;
  if (!evidence.outputComplete) return reviewMissingOutput(`the last status is ${wanted}`);
  const last = findHttpStatuses(evidence.lines).at(-1);
  if (last === undefined) {
    return judgeAmongNumbers(statuses, evidence) ?? mismatched(`The output shows no HTTP status, wanted ${wanted}.`);
  }
  const where = { found: `HTTP ${formatStatus(last.status)}`, foundLine: last.line };
  return statuses.includes(last.status)
    ? matched(`The status is ${formatStatus(last.status)}.`, where)
    : mismatched(`The status is ${formatStatus(last.status)}, wanted ${statuses.join(' or ')}.`, where);
}

/**
 * Every status line; without one, what a line names as the status (`HTTP Status: 200`, `StatusCode : 200`); without one
 * either, the number alone, or behind a body (`curl -w '%{http_code}'`).
 */
export function findHttpStatuses(lines: readonly string[]): readonly HttpStatus[] {
  const statuses = readStatuses(lines, statusLine);
  if (statuses.length > 0) return statuses;
  const named = findNamedStatuses(lines);
  return named.length > 0 ? named : findBareStatus(lines);
}

/** Statuses that a line names, those of headers (`status: 503`) included. */
export function findNamedStatuses(lines: readonly string[]): readonly HttpStatus[] {
  return readStatuses(lines, namedStatus);
}

function readStatuses(lines: readonly string[], pattern: RegExp): readonly HttpStatus[] {
  return lines.flatMap((content, line) => {
    const [, digits, reason = ''] = pattern.exec(content) ?? [];
    return digits === undefined || !isReasonPhrase(reason) ? [] : [{ status: Number(digits), line }];
  });
}

/** An answer of the server, as curl and wget show it; that a proxy has opened a tunnel to it is none. */
const statusLine =
  /^\s*(?:< )?(?:HTTP\/\d(?:\.\d)? |HTTP request sent, awaiting response\.\.\. )(\d{3})(?!\S)(?! Connection established)/i;

const namedStatus =
  /^\s*(?:HTTP|(?:HTTP[ _-]?)?(?:response|status)(?:[ _-]?code)?|(?:HTTP[ _-]?)?code)\s{0,20}[:= ]\s{0,20}(\d{3})(?: ([a-z ]{2,30}))?\s*$/i;

function findBareStatus(lines: readonly string[]): readonly HttpStatus[] {
  const line = lines.findLastIndex((content) => content.trim() !== '');
  const last = (lines[line] ?? '').trim();
  const digits = /\d{3}$/.exec(last)?.[0];
  if (digits === undefined) return [];
  const before = [...lines.slice(0, line).filter((content) => !isNotice(content)), last.slice(0, -digits.length)];
  const body = before.findLast((content) => content.trim() !== '')?.trim() ?? '';
  return body === '' || /[}\]>]$/.test(body) ? [{ status: Number(digits), line }] : [];
}

/**
 * A last line of numbers alone, one of which may be the status (`curl -w '%{http_code} %{time_total}'`): it is, where it is the
 * only one of three digits and the only line. Else it may be part of the body, and a person decides.
 */
function judgeAmongNumbers(statuses: readonly number[], { lines }: Evidence): Finding | undefined {
  const foundLine = lines.findLastIndex((content) => content.trim() !== '');
  const last = (lines[foundLine] ?? '').trim();
  if (!/^\d+(?:\.\d+)?s?(?:[\s,;]+\d+(?:\.\d+)?s?)*$/.test(last)) return undefined;
  const found = (last.match(/(?<![\d.])(?:[1-5]\d\d|000)(?![\d.s])/g) ?? []).map(Number);
  const [status] = found;
  if (status === undefined || !found.some((one) => statuses.includes(one))) return undefined;
  const where = { found: `HTTP ${status}`, foundLine };
  const isAlone = found.length === 1 && lines.slice(0, foundLine).every((line) => line.trim() === '' || isNotice(line));
  if (isAlone) return matched(`The status is ${status}.`, where);
  return review(`Line ${foundLine + 1} may tell the status: "${last}".`, where);
}

/** curl writes 000 when there was no answer at all. */
function formatStatus(status: number): string {
  return String(status).padStart(3, '0');
}
