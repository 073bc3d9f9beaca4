import { matched, mismatched, reviewMissingOutput, type Evidence, type Finding } from './finding';

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
  if (last === undefined) return mismatched(`The output shows no HTTP status, wanted ${wanted}.`);
  const where = { found: `HTTP ${formatStatus(last.status)}`, foundLine: last.line };
  return statuses.includes(last.status)
    ? matched(`The status is ${formatStatus(last.status)}.`, where)
    : mismatched(`The status is ${formatStatus(last.status)}, wanted ${statuses.join(' or ')}.`, where);
}

/** Every status line, or the number alone when the output is nothing else (`curl -w '%{http_code}'`). */
export function findHttpStatuses(lines: readonly string[]): readonly HttpStatus[] {
  const statuses = lines.flatMap((content, line) => {
    const digits = /^(?:< )?HTTP\/\d(?:\.\d)? (\d{3})(?!\S)/.exec(content)?.[1];
    return digits === undefined ? [] : [{ status: Number(digits), line }];
  });
  if (statuses.length > 0) return statuses;
  const filled = lines.flatMap((content, line) => (content.trim() === '' ? [] : [{ content: content.trim(), line }]));
  const [only, ...others] = filled;
  if (only === undefined || others.length > 0 || !/^\d{3}$/.test(only.content)) return [];
  return [{ status: Number(only.content), line: only.line }];
}

/** curl writes 000 when there was no answer at all. */
function formatStatus(status: number): string {
  return String(status).padStart(3, '0');
}
